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
import java.util.stream.IntStream;

/// The terms of all cells of a query, merged from all legs. A cell that no row fell into is there
/// too, with empty terms.
final class Cells {

  /// In a total over all groups there is no group.
  static final List<String> TOTAL = List.of();

  /// The order of groups in answers.
  static final Comparator<List<String>> IN_ORDER =
      Comparator.comparing(group -> String.join("\u0000", group));

  private record Key(int bucket, List<String> group) {}

  private final List<String> groupBy;
  private final Map<Key, Map<Measure, Term>> terms = new HashMap<>();

  Cells(List<String> groupBy) {
    this.groupBy = List.copyOf(groupBy);
  }

  void put(int bucket, List<String> group, Measure measure, Term term) {
    terms.computeIfAbsent(new Key(bucket, group), _ -> new HashMap<>()).put(measure, term);
  }

  int size() {
    return terms.size();
  }

  /// The groups that there are rows for in any bucket, in order.
  SequencedSet<List<String>> groups(Collection<Measure> all) {
    var measures = all.stream().filter(measure -> measure.makesGroups(groupBy)).toList();
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
    var named = new HashMap<String, Term>();
    for (var measure : metric.measures()) {
      named.put(measure.name(), term(measure, bucket, group));
    }
    return new Cell(interval, named);
  }

  Term term(Measure measure, int bucket, List<String> group) {
    return terms
        .getOrDefault(new Key(bucket, whole(measure, group)), Map.of())
        .getOrDefault(measure, measure.agg().empty());
  }

  /// Of what the group is a part, as far as the measure is not cut.
  private List<String> whole(Measure measure, List<String> group) {
    return measure.across().isEmpty()
        ? group
        : IntStream.range(0, group.size())
            .filter(i -> !measure.across().contains(groupBy.get(i)))
            .mapToObj(group::get)
            .toList();
  }

  long count(Measure measure, int bucket, List<String> group) {
    return term(measure, bucket, group) instanceof Term.Count(var count) ? count : 0;
  }
}
