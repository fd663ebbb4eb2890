package io.bellwether.scoring.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a page says about each row, put in order: the versions that were the row's truth at the end
/// of some tick, each with the tick at which the next one replaced it.
///
/// Versions inside one tick collapse into the last; a version that comes after a later one never
/// was anybody's truth.
final class RowHistory {

  /// @param knownTo the tick of the next version, or null for the one that stays
  record Version(FactChange change, Instant knownFrom, @Nullable Instant knownTo) {}

  private record Key(String tenant, UUID id) {}

  private record Known(FactChange change, Instant at) {}

  private RowHistory() {}

  /// @param changes of one page, ticks in the feed's order
  /// @param floor a tick's time never lies before that of a tick already read, even where the clock
  ///   of the source jumped back
  static Map<FactTable, List<Version>> of(Collection<FactChange> changes, @Nullable Instant floor) {
    var rows = new LinkedHashMap<FactTable, Map<Key, List<Known>>>();
    for (var change : changes) {
      var at = floor == null || change.knownAt().isAfter(floor) ? change.knownAt() : floor;
      var versions =
          rows.computeIfAbsent(change.fact(), _ -> new HashMap<>())
              .computeIfAbsent(new Key(change.tenant(), change.id()), _ -> new ArrayList<>(1));
      add(versions, new Known(change, at));
    }
    var histories = new LinkedHashMap<FactTable, List<Version>>();
    rows.forEach((fact, byKey) -> histories.put(fact, chained(byKey.values())));
    return histories;
  }

  private static void add(List<Known> versions, Known next) {
    if (!versions.isEmpty()) {
      var last = versions.getLast();
      if (next.change().seq() <= last.change().seq()) {
        return;
      }
      if (last.at().equals(next.at())) {
        versions.removeLast();
      }
    }
    versions.add(next);
  }

  private static List<Version> chained(Collection<List<Known>> rows) {
    var chained = new ArrayList<Version>();
    for (var versions : rows) {
      for (int i = 0; i < versions.size(); i++) {
        var known = versions.get(i);
        var knownTo = i + 1 < versions.size() ? versions.get(i + 1).at() : null;
        chained.add(new Version(known.change(), known.at(), knownTo));
      }
    }
    return chained;
  }
}
