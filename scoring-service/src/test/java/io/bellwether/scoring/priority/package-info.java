/// Which case comes first.
@NullUnmarked
package io.bellwether.scoring.priority;

import org.jspecify.annotations.NullUnmarked;
