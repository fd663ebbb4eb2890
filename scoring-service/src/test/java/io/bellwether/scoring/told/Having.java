package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.later;

import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who had a case from when on.
///
/// @param rep null for nobody
record Having(LocalDateTime since, @Nullable UUID rep) {

  /// From the creation on; of assignments at the same instant the one that the source counts last
  /// holds. Who has it already does not get it.
  static List<Having> of(SourceRows sources, SlowRow aCase) {
    var created = aCase.time("created_at");
    var assignments = new TreeMap<LocalDateTime, SlowRow>();
    sources.events(aCase).stream()
        .filter(event -> event.is("kind", "ASSIGNED"))
        .sorted(
            Comparator.comparing((SlowRow event) -> sequence(event))
                .thenComparing(event -> event.id().toString()))
        .forEach(event -> assignments.put(later(event.time("happened_at"), created), event));
    var had = new ArrayList<Having>();
    if (!assignments.containsKey(created)) {
      had.add(new Having(created, null));
    }
    assignments.forEach(
        (at, event) -> {
          var rep = event.uuid("rep_id");
          if (had.isEmpty() || !Objects.equals(had.getLast().rep(), rep)) {
            had.add(new Having(at, rep));
          }
        });
    return had;
  }

  /// Who had it at a time, null before its creation.
  static @Nullable UUID at(List<Having> had, LocalDateTime time) {
    UUID rep = null;
    for (var having : had) {
      if (!having.since().isAfter(time)) {
        rep = having.rep();
      }
    }
    return rep;
  }

  private static int sequence(SlowRow event) {
    var sequence = event.number("sequence");
    return sequence == null ? Integer.MIN_VALUE : sequence.intValueExact();
  }
}
