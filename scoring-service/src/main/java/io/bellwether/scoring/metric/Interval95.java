package io.bellwether.scoring.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.interval.BinomialProportion;
import org.jspecify.annotations.Nullable;

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
    // Of none, the lower end is 0, and of all the upper one 1: rounding must not say otherwise.
    return new Interval95(
        k == 0 ? 0 : Math.max(0, interval.getLowerBound()),
        k == n ? 1 : Math.min(1, interval.getUpperBound()));
  }

  /// The exact interval of a rate of events, by the quantiles of the chi-squared distribution
  /// (Garwood, 1936): of none, the lower end is 0.
  public static Interval95 poissonRate(long events, double exposure) {
    var tail = (1 - LEVEL) / 2;
    var low =
        events == 0
            ? 0
            : new GammaDistribution(events, 1).inverseCumulativeProbability(tail) / exposure;
    var high = new GammaDistribution(events + 1.0, 1).inverseCumulativeProbability(1 - tail);
    return new Interval95(low, high / exposure);
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

  /// The interval of a share whose rows weigh differently, such as the revenue that was kept: each
  /// part is between nothing and its whole. Wilson's interval at the sample size that the weights
  /// amount to, `(sum w)^2 / sum w^2` (Kish, Survey Sampling, 1965): one large customer among
  /// hundred small ones is little more than one customer. Empty where there is nothing to share.
  public static Optional<Interval95> ofWeightedShare(List<Double> parts, List<Double> wholes) {
    var whole = ExactSum.of(wholes);
    if (whole <= 0) {
      return Optional.empty();
    }
    var squares = ExactSum.of(wholes.stream().map(weight -> weight * weight).toList());
    int size = Math.max(1, (int) (whole * whole / squares));
    var share = Math.clamp(ExactSum.of(parts) / whole, 0, 1);
    var interval = BinomialProportion.getWilsonScoreInterval(size, share, LEVEL);
    return Optional.of(
        new Interval95(
            Math.clamp(interval.getLowerBound(), 0, share),
            Math.clamp(interval.getUpperBound(), share, 1)));
  }

  /// The interval of a ratio of sums over a sample of pairs: by the spread of the residuals around
  /// the ratio, with Student's t (Cochran, Sampling Techniques, 1977, section 6.4). Empty where it
  /// would be a lie: fewer than two pairs, nothing to divide by, or pairs that all have the same
  /// ratio and so show no spread.
  public static Optional<Interval95> ofRatioOfSums(
      List<Double> numerators, List<Double> denominators) {
    int n = denominators.size();
    var below = ExactSum.of(denominators);
    if (n < 2 || below == 0) {
      return Optional.empty();
    }
    var ratio = ExactSum.of(numerators) / below;
    var squared = new ArrayList<Double>();
    for (int i = 0; i < n; i++) {
      var residual = numerators.get(i) - ratio * denominators.get(i);
      squared.add(residual * residual);
    }
    var squares = ExactSum.of(squared);
    if (squares <= Math.pow(1e-12 * below, 2)) {
      return Optional.empty();
    }
    var error = Math.sqrt(squares * n / (n - 1)) / Math.abs(below);
    var margin = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - LEVEL) / 2) * error;
    return Optional.of(new Interval95(ratio - margin, ratio + margin));
  }

  /// The interval of a mean, by Student's t. Empty below two values, and where all are the same and
  /// so show no spread.
  public static Optional<Interval95> ofMean(List<Double> values) {
    return ofRatioOfSums(values, Collections.nCopies(values.size(), 1.0));
  }

  /// The interval of the mean of what is never negative and has a long tail, as durations, costs
  /// and counts, from how many there are, their mean and their standard deviation. Few of them
  /// seldom show the tail, so that mean and deviation are too small together, and Student's
  /// interval holds the mean of fifteen exponential durations in 91 of 100 samples. Hall's
  /// transformation (On the removal of skewness by transformation, 1992) takes the skewness out:
  /// here that of a gamma distribution of this mean and deviation, since the one that few values
  /// show is as wrong as they are. Empty below two values, and where all are the same and so show
  /// no spread.
  public static Optional<Interval95> ofSkewedMean(
      long n, @Nullable Double mean, @Nullable Double deviation) {
    if (n < 2 || mean == null || deviation == null || mean <= 0 || deviation == 0) {
      return Optional.empty();
    }
    var skewness = 2 * deviation / mean;
    var shift = skewness / (6 * n);
    var step =
        new TDistribution(n - 1.0).inverseCumulativeProbability(1 - (1 - LEVEL) / 2) / Math.sqrt(n);
    var low = mean * (2.5 - 1.5 * Math.cbrt(1 + skewness * (step - shift)));
    var high = mean * (2.5 - 1.5 * Math.cbrt(1 + skewness * (-step - shift)));
    return Optional.of(new Interval95(Math.max(0, low), high));
  }

  /// The same of values.
  public static Optional<Interval95> ofSkewedMean(List<Double> values) {
    var spread = new StreamingStatistics();
    values.forEach(spread::addValue);
    return ofSkewedMean(spread.getN(), spread.getMean(), spread.getStandardDeviation());
  }

  /// The interval of a quantile, between two of the values: whatever their distribution, their
  /// ranks are quantiles of a binomial one (order statistics). Empty where there are too few to
  /// enclose it: below six for the median, below 36 for the 90th percentile.
  ///
  /// @param p which quantile, 0.5 for the median
  public static Optional<Interval95> ofQuantile(double p, List<Double> sorted) {
    int n = sorted.size();
    if (n == 0) {
      return Optional.empty();
    }
    var below = new BinomialDistribution(n, p);
    int low = below.inverseCumulativeProbability((1 - LEVEL) / 2);
    int high = below.inverseCumulativeProbability(1 - (1 - LEVEL) / 2) + 1;
    return low < 1 || high > n
        ? Optional.empty()
        : Optional.of(new Interval95(sorted.get(low - 1), sorted.get(high - 1)));
  }

  /// The part of the interval that lies on a scale.
  public Interval95 within(double lowest, double highest) {
    return new Interval95(Math.max(lowest, low), Math.min(highest, high));
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

  /// The interval of `value + other` from the interval of each (Zou and Donner's method).
  public static Interval95 ofSum(
      double value, Interval95 interval, double other, Interval95 intervalOfOther) {
    var sum = value + other;
    return new Interval95(
        sum - Math.hypot(value - interval.low, other - intervalOfOther.low),
        sum + Math.hypot(interval.high - value, intervalOfOther.high - other));
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
