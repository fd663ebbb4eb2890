/// Service programmes and what they offer.
@NullMarked
package io.bellwether.subscription.programme;

import org.jspecify.annotations.NullMarked;
