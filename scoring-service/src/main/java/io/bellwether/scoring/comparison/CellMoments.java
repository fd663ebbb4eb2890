package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import java.util.Optional;
import java.util.function.Function;

/// What of a metric can be compared and taken apart: the share of its rows, how often something
/// happens to those who could have it, or the mean of its durations or amounts of work. A median
/// has no parts. What counts in two groups, as an account may that is counted once, counts in both
/// here.
record CellMoments(String compared, Kind kind, Function<Cell, Moments> moments) {

  /// By which distribution chance is told.
  enum Kind {
    SHARE,
    RATE,
    MEAN
  }

  /// Empty for a metric that is none of these.
  static Optional<CellMoments> of(Metric metric, Dialect dialect) {
    var numerator = dialect.numerator();
    var denominator = dialect.denominator();
    if (numerator != null && denominator != null) {
      if (isCount(metric, numerator) && isCount(metric, denominator)) {
        return Optional.of(
            new CellMoments(
                numerator + " / " + denominator,
                Kind.SHARE,
                cell -> Moments.ofShare(cell.count(numerator), cell.count(denominator))));
      }
      if (metric instanceof AccountPanel panel && isRate(panel, numerator, denominator)) {
        return Optional.of(
            new CellMoments(
                numerator + " / " + denominator,
                Kind.RATE,
                cell -> Moments.ofRate(sum(cell, numerator), sum(cell, denominator))));
      }
    }
    return metric.measures().stream()
        .filter(measure -> measure.agg() instanceof Agg.Spread)
        .map(Measure::name)
        .findFirst()
        .map(term -> new CellMoments("mean of " + term, Kind.MEAN, cell -> spread(cell, term)));
  }

  /// Something that is counted of accounts, over a number of those whom it may happen to.
  private static boolean isRate(AccountPanel panel, String numerator, String denominator) {
    return panel.columns().stream()
            .anyMatch(m -> m.name().equals(numerator) && m.agg() instanceof Agg.Count)
        && panel.columns().stream()
            .anyMatch(m -> m.name().equals(denominator) && m.agg() instanceof Agg.Sum);
  }

  private static long sum(Cell cell, String column) {
    return Math.round(ExactSum.of(cell.each(column)));
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
