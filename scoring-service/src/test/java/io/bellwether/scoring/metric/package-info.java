/// The formulas against published answers, and the laws that all metrics keep.
@NullUnmarked
package io.bellwether.scoring.metric;

import org.jspecify.annotations.NullUnmarked;
