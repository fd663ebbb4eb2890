/// Whether serving customers pays.
@NullMarked
package io.bellwether.scoring.metric.profitability;

import org.jspecify.annotations.NullMarked;
