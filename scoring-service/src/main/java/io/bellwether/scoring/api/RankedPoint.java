package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.query.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A cell and its place among the groups of its interval.
///
/// @param rank 1 for the first; equal values have the same, and the next one counts them all. Null
///   without a value, for totals and for the rest, and where nobody asked
record RankedPoint(Series.Point point, @Nullable Integer rank) {

  private record Valued(Series.Point point, @Nullable BigDecimal value) {}

  static List<RankedPoint> unranked(List<Series.Point> points) {
    return points.stream().map(point -> new RankedPoint(point, null)).toList();
  }

  /// Totals first, then the groups by value, those without one last, then the rest.
  static List<RankedPoint> of(List<Series.Point> points, Dialect dialect, Ranking ranking) {
    var intervals = new LinkedHashMap<Object, List<Series.Point>>();
    for (var point : points) {
      intervals.computeIfAbsent(point.interval(), _ -> new ArrayList<>()).add(point);
    }
    var ranked = new ArrayList<RankedPoint>();
    for (var ofInterval : intervals.values()) {
      ofInterval.stream()
          .filter(point -> point.group().isEmpty())
          .forEach(point -> ranked.add(new RankedPoint(point, null)));
      ranked.addAll(inOrder(ofInterval, dialect, ranking));
      ofInterval.stream()
          .filter(RankedPoint::isRest)
          .forEach(point -> ranked.add(new RankedPoint(point, null)));
    }
    return ranked;
  }

  private static List<RankedPoint> inOrder(
      List<Series.Point> points, Dialect dialect, Ranking ranking) {
    var valued = valued(points, dialect);
    var byValue =
        Comparator.comparing(
            Valued::value, Comparator.<@Nullable BigDecimal>nullsLast(order(ranking)));
    var inOrder = valued.stream().sorted(byValue).toList();
    var ranked = new ArrayList<RankedPoint>();
    var before = (BigDecimal) null;
    var rank = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      var value = inOrder.get(i).value();
      if (value != null && (before == null || before.compareTo(value) != 0)) {
        rank = i + 1;
      }
      before = value;
      ranked.add(new RankedPoint(inOrder.get(i).point(), value == null ? null : (Integer) rank));
    }
    return ranked;
  }

  private static Comparator<BigDecimal> order(Ranking ranking) {
    return ranking.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  private static List<Valued> valued(List<Series.Point> points, Dialect dialect) {
    var currencies = new TreeSet<String>();
    var valued = new ArrayList<Valued>();
    for (var point : points) {
      if (point.group().isEmpty() || isRest(point)) {
        continue;
      }
      var outcome = dialect.finish().apply(point.cell());
      var quantity = outcome instanceof Outcome.Value(var found, _) ? found : null;
      if (quantity instanceof Quantity.Money(_, var currency)) {
        currencies.add(currency);
      }
      valued.add(new Valued(point, quantity == null ? null : number(quantity)));
    }
    if (currencies.size() > 1) {
      throw Problems.parameter(
          "orderBy", "value", "amounts of one currency, these are in %s".formatted(currencies));
    }
    return valued;
  }

  private static boolean isRest(Series.Point point) {
    return point.group().containsValue(Ranking.OTHER);
  }

  private static BigDecimal number(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Real(var value) -> BigDecimal.valueOf(value);
      case Quantity.Count(var value) -> BigDecimal.valueOf(value);
      case Quantity.Money(var amountMinor, _) -> BigDecimal.valueOf(amountMinor);
    };
  }
}
