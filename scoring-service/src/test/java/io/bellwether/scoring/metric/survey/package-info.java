/// Formulas against published answers.
@NullUnmarked
package io.bellwether.scoring.metric.survey;

import org.jspecify.annotations.NullUnmarked;
