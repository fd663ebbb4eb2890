package io.bellwether.scoring.comparison;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/// Whether values stay within what a baseline leads to expect (Shewhart's control chart). Of shares
/// the limits are those of the binomial distribution, exact also for few rows; of means those of
/// the normal one. Both are wider where already the baseline's intervals differ more than chance
/// explains (Laney, Improved control charts for attributes, 2002).
public final class ControlChart {

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double WATCH = NORMAL.inverseCumulativeProbability(0.975);

  /// Where a value lies.
  public enum Verdict {
    /// Within what 95 of 100 intervals of a steady process show.
    WITHIN,
    /// Outside of that, within the outer limits.
    WATCH,
    /// Above the outer limits.
    ABOVE,
    /// Below the outer limits.
    BELOW
  }

  /// @param outer lower and upper limit at the sigmas that were asked for
  /// @param inner the same for 95 %
  public record Point(
      long n, double value, List<Double> inner, List<Double> outer, Verdict verdict) {}

  private final boolean shares;
  private final double sigmas;
  private final Moments baseline;
  private final double dispersion;

  /// @param baseline the intervals before, with rows in at least one
  /// @param sigmas how far the outer limits lie, in standard deviations
  ControlChart(boolean shares, List<Moments> baseline, double sigmas) {
    this.shares = shares;
    this.sigmas = sigmas;
    this.baseline = baseline.stream().reduce(Moments.NONE, Moments::and);
    this.dispersion = dispersionOf(baseline);
  }

  /// What is expected: the mean of the baseline.
  public double centre() {
    return baseline.mean();
  }

  /// Rows of the baseline.
  public long n() {
    return baseline.n();
  }

  /// By which variances are widened; 1 where chance explains the baseline, or too few of its
  /// intervals have rows to tell.
  public double dispersion() {
    return dispersion;
  }

  private double dispersionOf(List<Moments> intervals) {
    var filled = intervals.stream().filter(moments -> moments.n() > 0).toList();
    if (filled.size() < 3 || baseline.variance() == 0) {
      return 1;
    }
    double squares = 0;
    for (var moments : filled) {
      squares += Math.pow(moments.mean() - centre(), 2) * moments.n() / baseline.variance();
    }
    return Math.max(1, squares / (filled.size() - 1));
  }

  /// @param moments with at least one row
  Point point(Moments moments) {
    var inner = limits(moments.n(), WATCH);
    var outer = limits(moments.n(), sigmas);
    var value = moments.mean();
    return new Point(moments.n(), value, inner, outer, verdict(value, inner, outer));
  }

  private static Verdict verdict(double value, List<Double> inner, List<Double> outer) {
    if (value > outer.getLast()) {
      return Verdict.ABOVE;
    }
    if (value < outer.getFirst()) {
      return Verdict.BELOW;
    }
    return value > inner.getLast() || value < inner.getFirst() ? Verdict.WATCH : Verdict.WITHIN;
  }

  private List<Double> limits(long n, double z) {
    var effective = Math.max(1, n / dispersion);
    if (shares) {
      var trials = (int) Math.min(Integer.MAX_VALUE, Math.round(effective));
      var distribution = new BinomialDistribution(trials, centre());
      var tail = 1 - NORMAL.cumulativeProbability(z);
      return List.of(
          (double) distribution.inverseCumulativeProbability(tail) / trials,
          (double) distribution.inverseCumulativeProbability(1 - tail) / trials);
    }
    var margin = z * Math.sqrt(baseline.variance() / effective);
    return List.of(centre() - margin, centre() + margin);
  }
}
