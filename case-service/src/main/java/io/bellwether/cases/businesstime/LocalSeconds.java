package io.bellwether.cases.businesstime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch `[from, to)` of the clock on the wall, in seconds since 1970-01-01T00:00 on that
/// clock.
record LocalSeconds(long from, long to) {

  /// The same seconds as stretches in order that neither overlap nor touch.
  static List<LocalSeconds> union(List<LocalSeconds> stretches) {
    var merged = new ArrayList<LocalSeconds>();
    for (var next : stretches.stream().sorted(Comparator.comparing(LocalSeconds::from)).toList()) {
      if (!merged.isEmpty() && next.from <= merged.getLast().to) {
        var last = merged.removeLast();
        merged.add(new LocalSeconds(last.from, Math.max(last.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }
}
