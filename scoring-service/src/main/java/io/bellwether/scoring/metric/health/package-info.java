/// How accounts are doing, put together from other metrics.
@NullMarked
package io.bellwether.scoring.metric.health;

import org.jspecify.annotations.NullMarked;
