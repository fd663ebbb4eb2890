package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What of a way of answering can be compared: the share of its rows or accounts, how often
/// something happens to those who could have it, or the mean of what its value rests on. A median
/// has no parts, so that of durations the mean is compared, and says so; a median beside which the
/// mean of the same can be asked for is not. What counts in two groups, as an account may that is
/// counted once, counts in both here.
///
/// @param per of how many a rate is told
record CellMoments(String compared, Kind kind, double per, Function<Cell, Moments> moments) {

  /// Of values told for so many as the metric tells them.
  Moments told(Cell cell) {
    return moments.apply(cell).times(per);
  }

  private CellMoments(String compared, Kind kind, Function<Cell, Moments> moments) {
    this(compared, kind, 1, moments);
  }

  /// By which distribution chance is told.
  enum Kind {
    SHARE,
    RATE,
    MEAN
  }

  /// Empty for what is none of these.
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
                metric
                    .rate(dialect)
                    .map(Metric.Rate::inWords)
                    .orElse(numerator + " / " + denominator),
                Kind.RATE,
                metric.rate(dialect).map(Metric.Rate::per).orElse(1),
                cell -> Moments.ofRate(sum(cell, numerator), sum(cell, denominator))));
      }
    }
    var term = metric.opened(dialect);
    return metric.measures().stream()
        .filter(measure -> measure.name().equals(term))
        .flatMap(measure -> mean(metric, dialect, measure).stream())
        .findFirst()
        .or(() -> ofEvidence(metric, dialect));
  }

  /// A share whose formula counts, or a rate of events: what it is over may be in several groups,
  /// and counts in each.
  private static Optional<CellMoments> ofEvidence(Metric metric, Dialect dialect) {
    var rate = metric.rate(dialect);
    if (rate.isPresent()) {
      return rate.map(
          one ->
              new CellMoments(
                  one.inWords(),
                  Kind.RATE,
                  one.per(),
                  cell -> counts(dialect, cell, Moments::ofRate)));
    }
    return Quotient.of(metric, dialect)
        .filter(quotient -> quotient.isOfCounts() && quotient.isShare())
        .map(
            _ ->
                new CellMoments(
                    dialect.formula(),
                    Kind.SHARE,
                    cell -> counts(dialect, cell, Moments::ofShare)));
  }

  private static Moments counts(
      Dialect dialect, Cell cell, BiFunction<Long, Long, Moments> moments) {
    var evidence = dialect.finish().apply(cell).evidence();
    return evidence.numerator() instanceof Quantity.Count(var numerator)
            && evidence.denominator() instanceof Quantity.Count(var denominator)
        ? moments.apply(numerator, denominator)
        : Moments.NONE;
  }

  private static Optional<CellMoments> mean(Metric metric, Dialect dialect, Measure measure) {
    var term = measure.name();
    return switch (measure.agg()) {
      case Agg.Each _ when dialect.mean() -> Optional.of(mean(term, cell -> each(cell, term)));
      case Agg.Spread _ when dialect.mean() || nobodyTellsTheMeanOf(term, metric) ->
          Optional.of(mean(term, cell -> spread(cell, term)));
      default -> Optional.empty();
    };
  }

  private static boolean nobodyTellsTheMeanOf(String term, Metric metric) {
    return metric.dialects().stream().noneMatch(d -> d.mean() && metric.opened(d).equals(term));
  }

  private static CellMoments mean(String term, Function<Cell, Moments> moments) {
    return new CellMoments("mean of " + term, Kind.MEAN, moments);
  }

  private static Moments each(Cell cell, String term) {
    return cell.each(term).stream()
        .map(value -> new Moments(1, value, 0))
        .reduce(Moments.NONE, Moments::and);
  }

  /// Whether more is to be expected in more time.
  static boolean growsWithTime(Metric metric, Dialect dialect) {
    return of(metric, dialect).filter(one -> one.kind() == Kind.RATE).isPresent()
        && metric.rate(dialect).map(Metric.Rate::growsWithTime).orElse(true);
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
