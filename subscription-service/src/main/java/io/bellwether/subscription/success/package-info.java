/// What customers want to reach, and what they reached.
@NullMarked
package io.bellwether.subscription.success;

import org.jspecify.annotations.NullMarked;
