package io.bellwether.scoring.metric;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.interval.BinomialProportion;

/// An interval that covers the true value in 95 of 100 samples.
public record Interval95(double low, double high) {

  private static final double LEVEL = 0.95;

  /// 1.959964: 95 % of a normal distribution lie within so many standard deviations.
  private static final double Z =
      new NormalDistribution().inverseCumulativeProbability(1 - (1 - LEVEL) / 2);

  /// Wilson's score interval of a proportion: stays within 0..1 and holds for small n and for 0 of
  /// n.
  public static Interval95 wilson(long k, long n) {
    var interval =
        BinomialProportion.getWilsonScoreInterval(Math.toIntExact(n), (double) k / n, LEVEL);
    return new Interval95(
        Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
  }

  /// The interval of a net promoter score in points, by the variance of the answers counted as +1,
  /// 0 and -1. With few answers it reaches beyond the scale, which shows how little they say.
  public static Interval95 netPromoterScore(long promoters, long detractors, long n) {
    var p = (double) promoters / n;
    var d = (double) detractors / n;
    var margin = 100 * Z * Math.sqrt((p + d - (p - d) * (p - d)) / n);
    var score = 100 * (p - d);
    return new Interval95(score - margin, score + margin);
  }

  /// The interval of `value - before` of two independent samples, from the interval of each
  /// (Newcombe's method for proportions, Zou and Donner's for others).
  public static Interval95 ofDifference(
      double value, Interval95 interval, double before, Interval95 intervalBefore) {
    var difference = value - before;
    return new Interval95(
        difference - Math.hypot(value - interval.low, intervalBefore.high - before),
        difference + Math.hypot(interval.high - value, before - intervalBefore.low));
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
