package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import java.util.Optional;
import java.util.function.Function;

/// What of a metric can be compared and taken apart: the share of its rows, or the mean of its
/// durations or amounts of work. A median has no parts. What counts in two groups, as an account
/// may that is counted once, counts in both here.
record CellMoments(String compared, boolean isShare, Function<Cell, Moments> moments) {

  /// Empty for a metric that is neither.
  static Optional<CellMoments> of(Metric metric, Dialect dialect) {
    var numerator = dialect.numerator();
    var denominator = dialect.denominator();
    if (numerator != null
        && denominator != null
        && isCount(metric, numerator)
        && isCount(metric, denominator)) {
      return Optional.of(
          new CellMoments(
              numerator + " / " + denominator,
              true,
              cell -> Moments.ofShare(cell.count(numerator), cell.count(denominator))));
    }
    return metric.measures().stream()
        .filter(measure -> measure.agg() instanceof Agg.Spread)
        .map(Measure::name)
        .findFirst()
        .map(term -> new CellMoments("mean of " + term, false, cell -> spread(cell, term)));
  }

  private static Moments spread(Cell cell, String term) {
    var spread = cell.spread(term);
    var mean = spread.mean();
    var deviation = spread.deviation();
    return mean == null
        ? Moments.NONE
        : Moments.of(spread.n(), mean, deviation == null ? 0 : deviation);
  }

  private static boolean isCount(Metric metric, String term) {
    return metric.measures().stream()
        .anyMatch(measure -> measure.name().equals(term) && isCount(measure.agg()));
  }

  private static boolean isCount(Agg agg) {
    return agg instanceof Agg.Count || agg instanceof Agg.Distinct;
  }
}
