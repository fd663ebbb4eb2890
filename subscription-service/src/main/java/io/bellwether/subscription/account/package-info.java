/// The customers.
@NullMarked
package io.bellwether.subscription.account;

import org.jspecify.annotations.NullMarked;
