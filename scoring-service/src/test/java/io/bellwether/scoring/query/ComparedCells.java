package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Two cells of the same place: counts, sums and amounts must be equal, what comes of a division or
/// a root nearly so.
final class ComparedCells {

  private static final double NEARLY = 1e-9;

  private final List<String> differences = new ArrayList<>();

  private ComparedCells() {}

  static List<String> differences(Metric metric, Cell engine, Cell slow) {
    var compared = new ComparedCells();
    var names = new TreeSet<>(engine.terms().keySet());
    names.addAll(slow.terms().keySet());
    for (var name : names) {
      compared.term(name, engine.terms().get(name), slow.terms().get(name));
    }
    for (var dialect : metric.dialects()) {
      compared.outcome(dialect, engine, slow);
    }
    return compared.differences;
  }

  private void term(String name, @Nullable Term engine, @Nullable Term slow) {
    switch (engine) {
      case Term.Sum(var sum) when slow instanceof Term.Sum(var other) ->
          same(name, sum.stripTrailingZeros(), other.stripTrailingZeros());
      case Term.Spread spread when slow instanceof Term.Spread other -> {
        same(name + ".n", spread.n(), other.n());
        near(name + ".mean", spread.mean(), other.mean());
        near(name + ".deviation", spread.deviation(), other.deviation());
        near(name + ".median", spread.median(), other.median());
        near(name + ".p90", spread.p90(), other.p90());
        interval(name + ".ofMedian", spread.ofMedian(), other.ofMedian());
        interval(name + ".ofP90", spread.ofP90(), other.ofP90());
      }
      case Term.Each(var values) when slow instanceof Term.Each(var others) -> {
        same(name + ".size", values.size(), others.size());
        for (int i = 0; i < Math.min(values.size(), others.size()); i++) {
          near(name + "." + i, values.get(i), others.get(i));
        }
      }
      case null, default -> same(name, engine, slow);
    }
  }

  private void outcome(Dialect dialect, Cell engine, Cell slow) {
    var one = dialect.finish().apply(engine);
    var other = dialect.finish().apply(slow);
    var name = dialect.reference();
    if (one instanceof Outcome.Value(var quantity, var evidence)
        && other instanceof Outcome.Value(var otherQuantity, var otherEvidence)) {
      quantity(name, quantity, otherQuantity);
      evidence(name, evidence, otherEvidence);
    } else if (one instanceof Outcome.Undefined(var reason, var evidence)
        && other instanceof Outcome.Undefined(var otherReason, var otherEvidence)) {
      same(name, reason, otherReason);
      evidence(name, evidence, otherEvidence);
    } else {
      differ(name, one, other);
    }
  }

  private void evidence(String name, Evidence one, Evidence other) {
    same(name + " n", one.n(), other.n());
    same(name + " exact", one.exact(), other.exact());
    same(name + " no interval", one.noInterval(), other.noInterval());
    quantity(name + " numerator", one.numerator(), other.numerator());
    quantity(name + " denominator", one.denominator(), other.denominator());
    interval(name + " ci95", one.ci95(), other.ci95());
    same(name + " terms", one.terms().keySet(), other.terms().keySet());
    one.terms()
        .forEach((term, value) -> quantity(name + " " + term, value, other.terms().get(term)));
    same(name + " intervals", one.intervals().keySet(), other.intervals().keySet());
    one.intervals()
        .forEach(
            (term, interval) -> {
              var otherInterval = other.intervals().get(term);
              interval(
                  name + " ci95 of " + term,
                  interval.ci95(),
                  otherInterval == null ? null : otherInterval.ci95());
              same(
                  name + " no interval of " + term,
                  interval.noInterval(),
                  otherInterval == null ? null : otherInterval.noInterval());
            });
  }

  private void quantity(String name, @Nullable Quantity one, @Nullable Quantity other) {
    if (one instanceof Quantity.Real(var value) && other instanceof Quantity.Real(var otherValue)) {
      near(name, value, otherValue);
    } else {
      same(name, one, other);
    }
  }

  private void interval(String name, @Nullable Interval95 one, @Nullable Interval95 other) {
    if (one == null || other == null) {
      same(name, one, other);
    } else {
      near(name + " low", one.low(), other.low());
      near(name + " high", one.high(), other.high());
    }
  }

  private void near(String name, @Nullable Double one, @Nullable Double other) {
    if (one == null || other == null || one.isInfinite() || other.isInfinite()) {
      same(name, one, other);
    } else if (Math.abs(one - other)
        > NEARLY * Math.max(1, Math.max(Math.abs(one), Math.abs(other)))) {
      differ(name, one, other);
    }
  }

  private void same(String name, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      differ(name, one, other);
    }
  }

  private void differ(String name, @Nullable Object one, @Nullable Object other) {
    differences.add("%s: engine %s, slow %s".formatted(name, one, other));
  }
}
