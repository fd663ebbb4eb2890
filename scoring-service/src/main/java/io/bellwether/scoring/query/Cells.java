package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/// The terms of all cells of a query, merged from all legs. A cell that no row fell into is there
/// too, with empty terms.
final class Cells {

  /// In a total over all groups there is no group.
  static final List<String> TOTAL = List.of();

  /// The order of groups in answers.
  static final Comparator<List<String>> IN_ORDER =
      Comparator.comparing(group -> String.join("\u0000", group));

  private record Key(int bucket, List<String> group) {}

  private final Map<Key, Map<Measure, Term>> terms = new HashMap<>();

  void put(int bucket, List<String> group, Measure measure, Term term) {
    terms.computeIfAbsent(new Key(bucket, group), _ -> new HashMap<>()).put(measure, term);
  }

  int size() {
    return terms.size();
  }

  /// The groups that there are rows for in any bucket, in order.
  SequencedSet<List<String>> groups(Collection<Measure> measures) {
    var groups = new TreeSet<>(IN_ORDER);
    terms.forEach(
        (key, found) -> {
          if (!key.group().isEmpty() && measures.stream().anyMatch(found::containsKey)) {
            groups.add(key.group());
          }
        });
    return groups;
  }

  Cell cell(Metric metric, int bucket, Interval interval, List<String> group) {
    var found = terms.get(new Key(bucket, group));
    if (found == null) {
      return metric.emptyCell(interval);
    }
    var named = new HashMap<String, Term>();
    for (var measure : metric.measures()) {
      named.put(measure.name(), found.getOrDefault(measure, measure.agg().empty()));
    }
    return new Cell(interval, named);
  }

  Term term(Measure measure, int bucket, List<String> group) {
    return terms
        .getOrDefault(new Key(bucket, group), Map.of())
        .getOrDefault(measure, measure.agg().empty());
  }

  long count(Measure measure, int bucket, List<String> group) {
    return term(measure, bucket, group) instanceof Term.Count(var count) ? count : 0;
  }
}
