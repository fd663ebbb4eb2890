package io.bellwether.scoring.staffing;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came in during the window and how long it takes, by team; cases without one under `(none)`.
///
/// @param arrivals by team, how many came in from an instant on
public record Workload(
    Map<String, Map<Instant, Long>> arrivals, Map<String, HandlingTime> handling) {

  public Workload {
    arrivals = Map.copyOf(arrivals);
    // In order, so that it does not show in the last digit of a sum.
    handling = Collections.unmodifiableMap(new TreeMap<>(handling));
  }

  /// @param team null for all of them
  Map<Instant, Long> arrivals(@Nullable String team) {
    if (team != null) {
      return arrivals.getOrDefault(team, Map.of());
    }
    var all = new HashMap<Instant, Long>();
    arrivals.values().forEach(one -> one.forEach((at, count) -> all.merge(at, count, Long::sum)));
    return all;
  }

  /// @param team null for all of them
  HandlingTime handling(@Nullable String team) {
    return team != null
        ? handling.getOrDefault(team, HandlingTime.NONE)
        : handling.values().stream().reduce(HandlingTime.NONE, HandlingTime::plus);
  }
}
