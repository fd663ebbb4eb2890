/// What serving customers costs.
@NullMarked
package io.bellwether.subscription.cost;

import org.jspecify.annotations.NullMarked;
