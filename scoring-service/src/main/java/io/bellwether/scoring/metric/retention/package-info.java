/// Metrics of customers who stay and leave.
@NullMarked
package io.bellwether.scoring.metric.retention;

import org.jspecify.annotations.NullMarked;
