package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The terms of all cells of a query, merged from all legs. A cell that no row fell into is there
/// too, with empty terms.
final class Cells {

  /// In a total over all groups there is no group.
  static final List<String> TOTAL = List.of();

  private record Key(int bucket, List<String> group) {}

  private final Map<Key, Map<Measure, Term>> terms = new HashMap<>();

  void put(int bucket, List<String> group, Measure measure, Term term) {
    terms.computeIfAbsent(new Key(bucket, group), _ -> new HashMap<>()).put(measure, term);
  }

  /// The groups that the metric has rows for in any bucket, in order.
  List<List<String>> groups(Metric metric) {
    var groups =
        new TreeSet<List<String>>(Comparator.comparing(group -> String.join("\u0000", group)));
    terms.forEach(
        (key, found) -> {
          if (!key.group().isEmpty() && metric.measures().stream().anyMatch(found::containsKey)) {
            groups.add(key.group());
          }
        });
    return List.copyOf(groups);
  }

  Cell cell(Metric metric, int bucket, Interval interval, List<String> group) {
    var found = terms.getOrDefault(new Key(bucket, group), Map.of());
    var named = new HashMap<String, Term>();
    for (var measure : metric.measures()) {
      named.put(measure.name(), found.getOrDefault(measure, measure.agg().empty()));
    }
    return new Cell(interval, named);
  }
}
