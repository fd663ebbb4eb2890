/// Formulas against published answers.
@NullUnmarked
package io.bellwether.scoring.metric.retention;

import org.jspecify.annotations.NullUnmarked;
