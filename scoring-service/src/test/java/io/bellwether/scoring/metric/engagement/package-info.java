/// Tests of metrics of engagement.
@NullMarked
package io.bellwether.scoring.metric.engagement;

import org.jspecify.annotations.NullMarked;
