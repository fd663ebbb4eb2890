/// Accounts at a glance.
@NullUnmarked
package io.bellwether.scoring.summary;

import org.jspecify.annotations.NullUnmarked;
