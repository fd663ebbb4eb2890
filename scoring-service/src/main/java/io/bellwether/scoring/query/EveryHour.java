package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.ClosedDimensions;
import io.bellwether.scoring.metric.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/// The hours of a day and the days of a week are known before anything happens in them: an hour
/// without a row is a group as well, and a heat map has no holes.
final class EveryHour {

  private EveryHour() {}

  /// The groups that were found, and each of them with all the hours and weekdays that the filters
  /// let through.
  static Collection<List<String>> complete(Query query, Collection<List<String>> found) {
    var dimensions = query.cut().groupBy();
    var byClock = dimensions.stream().filter(EveryHour::isOfClock).toList();
    if (byClock.isEmpty()) {
      return found;
    }
    SequencedSet<List<String>> groups = new TreeSet<>(Cells.IN_ORDER);
    groups.addAll(found);
    if (byClock.size() == dimensions.size()) {
      // Nothing has to have happened for there to be such a group.
      groups.add(List.copyOf(dimensions));
    }
    for (int i = 0; i < dimensions.size(); i++) {
      if (isOfClock(dimensions.get(i))) {
        groups = with(groups, i, values(query, dimensions.get(i)));
      }
    }
    return groups;
  }

  private static SequencedSet<List<String>> with(
      Collection<List<String>> groups, int place, List<String> values) {
    var completed = new TreeSet<>(Cells.IN_ORDER);
    for (var group : groups) {
      for (var value : values) {
        var other = new ArrayList<>(group);
        other.set(place, value);
        completed.add(List.copyOf(other));
      }
    }
    return completed;
  }

  private static boolean isOfClock(String dimension) {
    return dimension.equals(Fact.BY_HOUR) || dimension.equals(Fact.BY_WEEKDAY);
  }

  private static List<String> values(Query query, String dimension) {
    var filters =
        query.filters().stream().filter(filter -> filter.dimension().equals(dimension)).toList();
    return ClosedDimensions.values(dimension).stream()
        .filter(value -> filters.stream().allMatch(filter -> filter.lets(value)))
        .toList();
  }
}
