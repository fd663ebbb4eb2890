package io.bellwether.scoring.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// How many of a group still wait after a time, where some have not waited to the end yet: the
/// product-limit estimate (Kaplan and Meier, 1958). What still waits counts until the time that is
/// known of it. No statistics library of Java has it; the tests hold it against published curves.
public final class KaplanMeier {

  private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

  /// A time at which something ended.
  ///
  /// @param surviving the share that goes on after it
  /// @param variance Greenwood's sum `d / (n (n - d))` up to it; infinite when nothing goes on
  public record Step(double time, long atRisk, long ended, double surviving, double variance) {}

  private final List<Step> steps;

  private KaplanMeier(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// @param ended times of what ended
  /// @param running times so far of what did not; one that equals an end was still there then
  public static KaplanMeier of(List<Double> ended, List<Double> running) {
    var byTime = new TreeMap<Double, long[]>();
    ended.forEach(time -> byTime.computeIfAbsent(time, _ -> new long[2])[0]++);
    running.forEach(time -> byTime.computeIfAbsent(time, _ -> new long[2])[1]++);
    var steps = new ArrayList<Step>();
    long atRisk = (long) ended.size() + running.size();
    double surviving = 1;
    double variance = 0;
    for (var at : byTime.entrySet()) {
      long ends = at.getValue()[0];
      if (ends > 0) {
        surviving *= (double) (atRisk - ends) / atRisk;
        variance += (double) ends / ((double) atRisk * (atRisk - ends));
        steps.add(new Step(at.getKey(), atRisk, ends, surviving, variance));
      }
      atRisk -= ends + at.getValue()[1];
    }
    return new KaplanMeier(steps);
  }

  public List<Step> steps() {
    return steps;
  }

  /// The share that goes on beyond a time.
  public double survivingAt(double time) {
    var surviving = 1.0;
    for (var step : steps) {
      if (step.time() > time) {
        break;
      }
      surviving = step.surviving();
    }
    return surviving;
  }

  /// The first time after which at most half goes on; empty while more than half does.
  public OptionalDouble median() {
    return steps.stream()
        .filter(step -> step.surviving() <= 0.5 + 1e-12)
        .mapToDouble(Step::time)
        .findFirst();
  }

  /// The times at which a half is within the interval of the curve (Brookmeyer and Crowley, 1982,
  /// with the complementary log-log interval, which stays within 0..1). Empty where the curve does
  /// not come down far enough to have an upper end.
  public Optional<Interval95> intervalOfMedian() {
    var low = first(+1);
    var high = first(-1);
    return low.isEmpty() || high.isEmpty()
        ? Optional.empty()
        : Optional.of(new Interval95(low.getAsDouble(), high.getAsDouble()));
  }

  /// The interval of the share that goes on after a step; empty at the ends 0 and 1.
  public static Optional<Interval95> intervalAt(Step step) {
    var surviving = step.surviving();
    if (surviving <= 0 || surviving >= 1) {
      return Optional.empty();
    }
    return Optional.of(new Interval95(bound(step, -1), bound(step, +1)));
  }

  /// The first time at which a bound of the curve is at most a half.
  private OptionalDouble first(int sign) {
    return steps.stream()
        .filter(step -> step.surviving() <= 0 || bound(step, -sign) <= 0.5)
        .mapToDouble(Step::time)
        .findFirst();
  }

  /// `S ^ exp(±z sqrt(variance) / ln S)`; +1 is the upper bound.
  private static double bound(Step step, int sign) {
    var logarithm = Math.log(step.surviving());
    return Math.pow(step.surviving(), Math.exp(sign * Z * Math.sqrt(step.variance()) / logarithm));
  }
}
