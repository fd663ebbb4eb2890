package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// How long ago something was, in parts that add up to all of it.
final class Ages {

  private static final double DAY = 86_400;

  private Ages() {}

  /// @param name what the parts are called by, as `waiting` in `waitingUnder1Day`
  /// @param seconds the age of each
  static Evidence with(String name, List<Double> seconds, Evidence evidence) {
    var all = evidence;
    for (var part : parts(seconds).entrySet()) {
      all = all.and(name + part.getKey(), part.getValue());
    }
    return all;
  }

  /// That the parts of these ages are as many as there are of a term.
  static Identity addUp(String identity, String name, String each, String term) {
    return Identity.ofCounts(
        identity,
        parts(List.of()).keySet().stream().map(name::concat).collect(Collectors.joining(" + "))
            + " = "
            + term,
        cell ->
            parts(cell.each(each)).values().stream().mapToLong(Long::longValue).sum()
                - cell.count(term));
  }

  private static SequencedMap<String, Long> parts(List<Double> seconds) {
    var parts = new LinkedHashMap<String, Long>();
    parts.put("Under1Day", between(seconds, Double.NEGATIVE_INFINITY, 1));
    parts.put("1To3Days", between(seconds, 1, 3));
    parts.put("3To7Days", between(seconds, 3, 7));
    parts.put("7To30Days", between(seconds, 7, 30));
    parts.put("Over30Days", between(seconds, 30, Double.POSITIVE_INFINITY));
    return parts;
  }

  /// An age of so many days to the second is not over them.
  private static long between(List<Double> seconds, double over, double upTo) {
    return seconds.stream().filter(age -> age > over * DAY && age <= upTo * DAY).count();
  }
}
