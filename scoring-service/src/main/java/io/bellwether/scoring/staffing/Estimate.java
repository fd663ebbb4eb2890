package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.Interval95;
import org.jspecify.annotations.Nullable;

/// A number that is estimated, 0 or more.
///
/// @param ci95 null where the data show no spread
public record Estimate(double value, @Nullable Interval95 ci95) {

  /// The product of two independent estimates. Its interval is recovered from both on the
  /// logarithmic scale, where a product is a sum (Donner and Zou, Statistical Methods in Medical
  /// Research, 2012): neither has to be normal, and it never reaches below 0.
  Estimate times(Estimate other) {
    var product = value * other.value;
    if (ci95 == null || other.ci95 == null) {
      return new Estimate(product, null);
    }
    if (product == 0) {
      return new Estimate(0, new Interval95(0, ci95.high() * other.ci95.high()));
    }
    var down = Math.hypot(below(), other.below());
    var up = Math.hypot(above(), other.above());
    return new Estimate(product, new Interval95(product * Math.exp(-down), product * Math.exp(up)));
  }

  Estimate dividedBy(double divisor) {
    return new Estimate(
        value / divisor,
        ci95 == null ? null : new Interval95(ci95.low() / divisor, ci95.high() / divisor));
  }

  private double below() {
    return ci95 == null ? 0 : Math.log(value / ci95.low());
  }

  private double above() {
    return ci95 == null ? 0 : Math.log(ci95.high() / value);
  }
}
