/// Which questions are answered.
@NullUnmarked
package io.bellwether.scoring.coverage;

import org.jspecify.annotations.NullUnmarked;
