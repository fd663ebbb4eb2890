/// Formulas against published answers.
@NullUnmarked
package io.bellwether.scoring.metric.profitability;

import org.jspecify.annotations.NullUnmarked;
