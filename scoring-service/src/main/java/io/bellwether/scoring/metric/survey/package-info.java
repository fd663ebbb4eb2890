/// Metrics of what customers say.
@NullMarked
package io.bellwether.scoring.metric.survey;

import org.jspecify.annotations.NullMarked;
