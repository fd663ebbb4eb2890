/// Tables and lines for other programs.
@NullUnmarked
package io.bellwether.scoring.export;

import org.jspecify.annotations.NullUnmarked;
