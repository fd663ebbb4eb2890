/// How customers are brought to use what they bought.
@NullMarked
package io.bellwether.subscription.onboarding;

import org.jspecify.annotations.NullMarked;
