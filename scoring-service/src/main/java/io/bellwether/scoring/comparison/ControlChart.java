package io.bellwether.scoring.comparison;

import java.util.List;
import org.hipparchus.distribution.IntegerDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/// Whether values stay within what a baseline leads to expect (Shewhart's control chart). Of shares
/// the limits are those of the binomial distribution and of rates those of Poisson's, exact also
/// for few rows; of means those of the normal one. Both are wider where already the baseline's
/// intervals differ more than chance explains (Laney, Improved control charts for attributes,
/// 2002).
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

  private final CellMoments.Kind kind;
  private final double sigmas;
  private final Moments baseline;
  private final double dispersion;
  private final double per;

  /// @param baseline the intervals before, with rows in at least one
  /// @param sigmas how far the outer limits lie, in standard deviations
  ControlChart(CellMoments.Kind kind, List<Moments> baseline, double sigmas) {
    this(kind, baseline, sigmas, 1);
  }

  /// @param per of how many a rate is told: so are its values, what is expected and the limits
  ControlChart(CellMoments.Kind kind, List<Moments> baseline, double sigmas, double per) {
    this.per = per;
    this.kind = kind;
    this.sigmas = sigmas;
    this.baseline = baseline.stream().reduce(Moments.NONE, Moments::and);
    this.dispersion = dispersionOf(baseline);
  }

  /// What is expected: the mean of the baseline.
  public double centre() {
    return per * baseline.mean();
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
      squares += Math.pow(moments.mean() - baseline.mean(), 2) * moments.n() / baseline.variance();
    }
    return Math.max(1, squares / (filled.size() - 1));
  }

  /// @param moments with at least one row
  Point point(Moments moments) {
    var inner = limits(moments.n(), WATCH);
    var outer = limits(moments.n(), sigmas);
    var value = moments.mean();
    return new Point(
        moments.n(), per * value, told(inner), told(outer), verdict(value, inner, outer));
  }

  private List<Double> told(List<Double> limits) {
    return limits.stream().map(limit -> per * limit).toList();
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
    var tail = 1 - NORMAL.cumulativeProbability(z);
    return switch (kind) {
      case SHARE -> {
        var trials = (int) Math.min(Integer.MAX_VALUE, Math.round(effective));
        yield limits(new BinomialDistribution(trials, baseline.mean()), tail, trials);
      }
      case RATE ->
          baseline.mean() == 0
              ? List.of(0.0, 0.0)
              : limits(new PoissonDistribution(baseline.mean() * effective), tail, effective);
      case MEAN -> {
        var margin = z * Math.sqrt(baseline.variance() / effective);
        yield List.of(baseline.mean() - margin, baseline.mean() + margin);
      }
    };
  }

  private static List<Double> limits(IntegerDistribution ofCount, double tail, double n) {
    return List.of(
        ofCount.inverseCumulativeProbability(tail) / n,
        ofCount.inverseCumulativeProbability(1 - tail) / n);
  }
}
