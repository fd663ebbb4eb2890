package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The priority of a case and when it had it.
record HavingPriority(LocalDateTime from, LocalDateTime to, @Nullable String priority) {

  /// From the creation on, when it is the one that the case came in with, unless an interval says
  /// otherwise. Of intervals that begin together the one that ends last holds.
  static List<HavingPriority> of(SourceRows sources, SlowRow aCase) {
    var created = aCase.time("created_at");
    var since = new TreeMap<LocalDateTime, Optional<String>>();
    since.put(created, Optional.ofNullable(aCase.text("priority")));
    sources.ofCase("case_interval", "valid_from", aCase.id()).stream()
        .filter(interval -> interval.is("kind", "PRIORITY"))
        .sorted(
            Comparator.comparing((SlowRow interval) -> SourceRows.orOpen(interval.at("valid_to")))
                .thenComparing(interval -> interval.id().toString()))
        .forEach(
            interval ->
                since.put(
                    SourceRows.later(interval.time("valid_from"), created),
                    Optional.ofNullable(interval.text("value"))));
    var had = new ArrayList<HavingPriority>();
    since.forEach(
        (from, priority) -> {
          var before = had.isEmpty() ? null : had.removeLast();
          if (before != null && Optional.ofNullable(before.priority()).equals(priority)) {
            had.add(before);
          } else {
            if (before != null) {
              had.add(new HavingPriority(before.from(), from, before.priority()));
            }
            had.add(new HavingPriority(from, OPEN_END, priority.orElse(null)));
          }
        });
    return had;
  }
}
