/// Metrics of cases and the work on them.
@NullMarked
package io.bellwether.scoring.metric.support;

import org.jspecify.annotations.NullMarked;
