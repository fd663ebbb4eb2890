package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// A way of answering whose value is the numerator of its evidence over the denominator. Its
/// formula says so itself, of a cell in which there is something of everything: there is no second
/// list that could differ.
///
/// @param per for how many of the denominator the value is told
/// @param isOfCounts whether both are counted
/// @param isShare whether the one is part of the other
/// @param isOfMoney whether one of them is an amount, which is told in whole minor units
record Quotient(long per, boolean isOfCounts, boolean isShare, boolean isOfMoney) {

  private static final Interval SOME_DAYS = Interval.of("2026-01-01", "2026-02-01");

  /// Empty where the value is none.
  static Optional<Quotient> of(Metric metric, Dialect dialect) {
    var empty = metric.emptyCell(SOME_DAYS);
    var terms = new HashMap<String, Term>();
    empty.terms().forEach((name, term) -> terms.put(name, something(term)));
    var outcome = dialect.finish().apply(empty.with(terms));
    var evidence = outcome.evidence();
    var numerator = number(evidence.numerator());
    var denominator = number(evidence.denominator());
    if (!(outcome instanceof Outcome.Value(var quantity, _)) || !(denominator > 0)) {
      return Optional.empty();
    }
    var quotient = numerator / denominator;
    var per = quotient == 0 ? 1 : Math.max(1, Math.round(number(quantity) / quotient));
    var rounded = quantity instanceof Quantity.Money ? 0.5 : 1e-9;
    return Math.abs(number(quantity) - per * quotient) > rounded
        ? Optional.empty()
        : Optional.of(
            new Quotient(
                per,
                evidence.numerator() instanceof Quantity.Count
                    && evidence.denominator() instanceof Quantity.Count,
                metric.unit(dialect) == Unit.RATIO,
                evidence.numerator() instanceof Quantity.Money
                    || evidence.denominator() instanceof Quantity.Money));
  }

  /// What a cell adds to the whole; nothing where it has no denominator.
  static MixShift.Weighed weighed(Dialect dialect, Cell cell) {
    var evidence = dialect.finish().apply(cell).evidence();
    var weight = number(evidence.denominator());
    return weight > 0
        ? new MixShift.Weighed(evidence.n(), weight, number(evidence.numerator()))
        : MixShift.Weighed.NOTHING;
  }

  /// Not a number where there is none.
  private static double number(@Nullable Quantity quantity) {
    return switch (quantity) {
      case null -> Double.NaN;
      case Quantity.Count(var count) -> count;
      case Quantity.Real(var real) -> real;
      case Quantity.Money(var minor, _) -> minor;
    };
  }

  private static Term something(Term empty) {
    var interval = new Interval95(10, 30);
    return switch (empty) {
      case Term.Count _ -> new Term.Count(40);
      case Term.Sum _ -> new Term.Sum(BigDecimal.valueOf(40));
      case Term.Spread _ -> new Term.Spread(40, 20.0, 10.0, 18.0, 40.0, interval, interval);
      case Term.Each _ -> new Term.Each(someOfEach());
      case Term.Common _ -> new Term.Common(1, "EUR");
    };
  }

  /// Some have nothing.
  private static List<Double> someOfEach() {
    return DoubleStream.iterate(0, i -> i < 40, i -> i + 1)
        .map(i -> i % 2 == 0 ? 0 : i)
        .boxed()
        .toList();
  }
}
