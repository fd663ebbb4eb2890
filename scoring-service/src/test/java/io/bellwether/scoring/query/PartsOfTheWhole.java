package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Whether the groups of an answer add up to its total: every row belongs to one group of each
/// dimension, so counts and sums do, and what lists single values lists the same ones. How many
/// different values there are does not add up, nor what is counted once for each of them.
final class PartsOfTheWhole {

  private PartsOfTheWhole() {}

  /// Not of what happened to accounts: each of them may be in several groups.
  static boolean isExpectedOf(Metric metric, Query query) {
    return !(metric instanceof AccountPanel panel)
        || query.cut().groupBy().stream().noneMatch(panel.columnDimensions()::contains)
            && panel.membersBy(query.cut().groupBy()).equals(panel.members());
  }

  /// @param series of an answer with groups and totals
  static List<String> differences(Series series, Query query) {
    var wholes = new HashMap<Interval, Cell>();
    var parts = new HashMap<Interval, List<Cell>>();
    for (var point : series.points()) {
      if (point.group().isEmpty()) {
        wholes.put(point.interval(), point.cell());
      } else {
        parts.computeIfAbsent(point.interval(), _ -> new ArrayList<>()).add(point.cell());
      }
    }
    var differences = new ArrayList<String>();
    wholes.forEach(
        (interval, whole) ->
            whole
                .terms()
                .forEach(
                    (name, term) -> {
                      var ofParts =
                          parts.getOrDefault(interval, List.of()).stream()
                              .map(part -> part.terms().get(name))
                              .toList();
                      if (adds(series.metric(), name, query.dimensions())
                          && !sum(List.of(term)).equals(sum(ofParts))) {
                        differences.add(
                            "%s of %s: parts %s, whole %s"
                                .formatted(name, interval, ofParts, term));
                      }
                    }));
    return differences;
  }

  private static boolean adds(Metric metric, String name, List<String> dimensions) {
    return metric.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .allMatch(
            measure ->
                !(measure.agg() instanceof Agg.Distinct)
                    && !(measure.agg() instanceof Agg.SumOfEach)
                    && measure.makesGroups(dimensions)
                    && measure.fact().allDimensions().containsAll(dimensions));
  }

  private static List<Object> sum(List<Term> terms) {
    var sum = BigDecimal.ZERO;
    var values = new ArrayList<Double>();
    for (var term : terms) {
      switch (term) {
        case Term.Count(var count) -> sum = sum.add(BigDecimal.valueOf(count));
        case Term.Sum(var exact) -> sum = sum.add(exact);
        case Term.Spread spread -> sum = sum.add(BigDecimal.valueOf(spread.n()));
        case Term.Each(var each) -> values.addAll(each);
        case Term.Common _ -> {}
      }
    }
    values.sort(null);
    return List.of(sum.stripTrailingZeros(), values);
  }

  /// The identities of a metric that do not hold in a cell.
  static List<String> brokenIdentities(Metric metric, Cell cell) {
    return metric.identities().stream()
        .filter(identity -> !identity.holds(cell))
        .map(identity -> identity.formula() + " does not hold: " + cell.terms())
        .toList();
  }
}
