/// Tables and lines for other programs.
@NullUnmarked
package io.bellwether.kit.export;

import org.jspecify.annotations.NullUnmarked;
