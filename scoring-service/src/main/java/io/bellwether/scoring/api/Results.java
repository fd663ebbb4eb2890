package io.bellwether.scoring.api;

import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns cells into results: formulas are applied here, and compared with the interval before.
final class Results {

  private Results() {}

  /// A result that stands alone, and is no part of others.
  static MetricAnswer.Result of(
      Metric metric, Dialect dialect, RankedPoint ranked, int reliableFrom, @Nullable String rows) {
    return of(metric, dialect, ranked, reliableFrom, null, List.of(), Map.of(), rows);
  }

  /// @param target that holds for it
  /// @param benchmarks that speak of it
  /// @param more further numbers
  static MetricAnswer.Result of(
      Metric metric,
      Dialect dialect,
      RankedPoint ranked,
      int reliableFrom,
      @Nullable TargetView target,
      List<MetricAnswer.BenchmarkView> benchmarks,
      Map<String, @Nullable Object> more,
      @Nullable String rows) {
    var point = ranked.point();
    var outcome = dialect.finish().apply(point.cell());
    var evidence = outcome.evidence();
    var detail = detail(evidence);
    detail.putAll(more);
    return new MetricAnswer.Result(
        interval(point.interval()),
        point.group(),
        dialect.reference(),
        metric.unit(dialect).wireName(),
        ranked.rank(),
        Quantities.writtenOrNull(quantity(outcome)),
        Quantities.writtenOrNull(evidence.numerator()),
        Quantities.writtenOrNull(evidence.denominator()),
        evidence.n(),
        bounds(interval95(outcome)),
        noInterval(outcome),
        isReliable(outcome, reliableFrom),
        outcome instanceof Outcome.Undefined(var reason, _) ? reason : null,
        target,
        benchmarks,
        previous(dialect, outcome, point.previous()),
        detail,
        rows);
  }

  /// An estimate is followed by the ends of its interval.
  private static Map<String, @Nullable Object> detail(Evidence evidence) {
    var detail = new LinkedHashMap<String, @Nullable Object>();
    evidence
        .terms()
        .forEach(
            (name, quantity) -> {
              detail.put(name, Quantities.written(quantity));
              var interval = evidence.intervals().get(name);
              if (interval != null) {
                addInterval(detail, name, interval.ci95());
                if (interval.noInterval() != null) {
                  detail.put(name + "Ci95Reason", interval.noInterval());
                }
              }
            });
    return detail;
  }

  static void addInterval(
      Map<String, @Nullable Object> detail, String name, @Nullable Interval95 interval) {
    detail.put(Beside.low(name), interval == null ? null : interval.low());
    detail.put(Beside.high(name), interval == null ? null : interval.high());
  }

  private static MetricAnswer.@Nullable Previous previous(
      Dialect dialect, Outcome outcome, @Nullable Cell cell) {
    if (cell == null) {
      return null;
    }
    var before = dialect.finish().apply(cell);
    var ci95 = ci95OfDifference(outcome, before);
    return new MetricAnswer.Previous(
        interval(cell.interval()),
        Quantities.writtenOrNull(quantity(before)),
        Quantities.writtenOrNull(difference(quantity(outcome), quantity(before))),
        bounds(ci95),
        ci95 == null ? null : !ci95.contains(0),
        before instanceof Outcome.Undefined(var reason, _) ? reason : null);
  }

  private static @Nullable Quantity difference(
      @Nullable Quantity value, @Nullable Quantity before) {
    return switch (value) {
      case Quantity.Real(var v) when before instanceof Quantity.Real(var b) -> Quantity.real(v - b);
      case Quantity.Count(var v) when before instanceof Quantity.Count(var b) ->
          Quantity.count(v - b);
      case Quantity.Money(var v, var currency)
          when before instanceof Quantity.Money(var b, var currencyBefore)
              && currency.equals(currencyBefore) ->
          difference(v, b, currency);
      case null, default -> null;
    };
  }

  /// Null where two amounts are further apart than an amount can say.
  private static @Nullable Quantity difference(long value, long before, String currency) {
    var difference = value - before;
    var overflowed = ((value ^ before) & (value ^ difference)) < 0;
    return overflowed ? null : Quantity.money(difference, currency);
  }

  private static @Nullable Interval95 ci95OfDifference(Outcome outcome, Outcome before) {
    var interval = interval95(outcome);
    var intervalBefore = interval95(before);
    return interval != null
            && intervalBefore != null
            && quantity(outcome) instanceof Quantity.Real(var value)
            && quantity(before) instanceof Quantity.Real(var valueBefore)
        ? Interval95.ofDifference(value, interval, valueBefore, intervalBefore)
        : null;
  }

  private static boolean isReliable(Outcome outcome, int reliableFrom) {
    return switch (outcome) {
      case Outcome.Value(_, Evidence evidence) -> evidence.exact() || evidence.n() >= reliableFrom;
      case Outcome.Undefined _ -> false;
    };
  }

  private static @Nullable Quantity quantity(Outcome outcome) {
    return outcome instanceof Outcome.Value(var quantity, _) ? quantity : null;
  }

  private static @Nullable Interval95 interval95(Outcome outcome) {
    return outcome instanceof Outcome.Value(_, var evidence) ? evidence.ci95() : null;
  }

  private static @Nullable String noInterval(Outcome outcome) {
    if (interval95(outcome) != null) {
      return null;
    }
    return outcome instanceof Outcome.Undefined
        ? "there is no value"
        : outcome.evidence().noInterval();
  }

  private static @Nullable List<Double> bounds(@Nullable Interval95 interval) {
    return interval == null ? null : List.of(interval.low(), interval.high());
  }

  static MetricAnswer.IntervalView interval(Interval interval) {
    return new MetricAnswer.IntervalView(interval.from(), interval.to());
  }
}
