/// What customers pay again and again.
@NullMarked
package io.bellwether.subscription.revenue;

import org.jspecify.annotations.NullMarked;
