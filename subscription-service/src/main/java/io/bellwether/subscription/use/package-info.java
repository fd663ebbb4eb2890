/// How customers use what they pay for.
@NullMarked
package io.bellwether.subscription.use;

import org.jspecify.annotations.NullMarked;
