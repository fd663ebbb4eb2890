/// Metrics of recurring revenue.
@NullMarked
package io.bellwether.scoring.metric.revenue;

import org.jspecify.annotations.NullMarked;
