package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.util.Collection;

/// Adds without rounding on the way, so that the order of rows does not show in the last digit.
public final class ExactSum {

  private ExactSum() {}

  public static double of(Collection<Double> values) {
    return values.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }
}
