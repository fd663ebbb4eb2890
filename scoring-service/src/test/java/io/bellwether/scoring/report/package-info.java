/// What reports claim of themselves.
@NullUnmarked
package io.bellwether.scoring.report;

import org.jspecify.annotations.NullUnmarked;
