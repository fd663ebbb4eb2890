/// Metrics of how customers and we speak with each other.
@NullMarked
package io.bellwether.scoring.metric.engagement;

import org.jspecify.annotations.NullMarked;
