/// What customers have signed.
@NullMarked
package io.bellwether.subscription.contract;

import org.jspecify.annotations.NullMarked;
