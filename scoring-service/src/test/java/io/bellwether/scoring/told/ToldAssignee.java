package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.later;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everybody who had a case until its first resolution, and from whom it was escalated.
final class ToldAssignee implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.CASE_ASSIGNEE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var resolved = aCase.at("first_resolved_at");
      if (resolved != null) {
        escalatedFrom(sources, aCase, resolved)
            .forEach(
                (rep, escalated) ->
                    rows.add(
                        sources
                            .about(aCase)
                            .with("created_at", aCase.get("created_at"))
                            .with("first_resolved_at", resolved)
                            .with("rep_id", rep.orElse(null))
                            .with("team_id", sources.team(rep.orElse(null)))
                            .with("escalated", escalated)));
      }
    }
    return rows;
  }

  private static LinkedHashMap<Optional<UUID>, Boolean> escalatedFrom(
      SourceRows sources, SlowRow aCase, LocalDateTime resolved) {
    var had = Having.of(sources, aCase);
    var from = new LinkedHashMap<Optional<UUID>, Boolean>();
    for (var having : had) {
      if (!having.since().isAfter(later(resolved, aCase.time("created_at")))) {
        from.putIfAbsent(Optional.ofNullable(having.rep()), false);
      }
    }
    for (var event : sources.events(aCase)) {
      if (event.is("kind", "ESCALATED") && !event.time("happened_at").isAfter(resolved)) {
        from.put(Optional.ofNullable(before(had, event.time("happened_at"))), true);
      }
    }
    return from;
  }

  /// Who had it just before, or first of all.
  private static @Nullable UUID before(List<Having> had, LocalDateTime at) {
    var rep = had.getFirst().rep();
    for (var having : had) {
      if (having.since().isBefore(at)) {
        rep = having.rep();
      }
    }
    return rep;
  }
}
