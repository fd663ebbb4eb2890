package io.bellwether.cases.businesstime;

import java.util.Arrays;
import java.util.List;

/// Stretches in order, with the sum of all before each of them.
///
/// @param count what the part of a stretch between two moments counts
record Counted(long[] starts, long[] ends, long[] before, long total, Count count) {

  interface Count {
    long between(long from, long to);
  }

  static Counted plain(List<LocalSeconds> stretches) {
    return weighted(stretches, (from, to) -> to - from);
  }

  static Counted weighted(List<LocalSeconds> stretches, Count count) {
    var starts = stretches.stream().mapToLong(LocalSeconds::from).toArray();
    var ends = stretches.stream().mapToLong(LocalSeconds::to).toArray();
    var before = new long[starts.length];
    long total = 0;
    for (int i = 0; i < starts.length; i++) {
      before[i] = total;
      total += count.between(starts[i], ends[i]);
    }
    return new Counted(starts, ends, before, total, count);
  }

  long upTo(long second) {
    int found = Arrays.binarySearch(starts, second);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? 0 : before[last] + count.between(starts[last], Math.min(second, ends[last]));
  }
}
