package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A clock of a service level, and when it was settled: by what was promised, or by its time being
/// up before.
final class ToldSlaClock implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.SLA_CLOCK;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var had = Having.of(sources, aCase);
      for (var clock : sources.ofCase("sla_clock", "started_at", aCase.id())) {
        var settled = settled(clock, sources.asOf());
        var rep = Having.at(had, orOpen(settled));
        var row =
            sources
                .about(aCase)
                .with("sla_kind", clock.get("kind"))
                .with("running_until", orOpen(clock.at("stopped_at")))
                .with("settled_at", settled)
                .with("as_of", sources.asOf())
                .with("rep_id", rep)
                .with("team_id", sources.team(rep));
        for (var column :
            List.of(
                "clock",
                "target_seconds",
                "started_at",
                "due_at",
                "stopped_at",
                "elapsed_seconds",
                "outcome")) {
          row = row.with(column, clock.get(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static @Nullable LocalDateTime settled(SlowRow clock, LocalDateTime asOf) {
    var stopped = clock.at("stopped_at");
    var due = clock.at("due_at");
    if (clock.is("outcome", "CANCELLED")) {
      return null;
    }
    if (due == null || stopped != null && !stopped.isAfter(due)) {
      return stopped;
    }
    return due.isAfter(asOf) ? stopped : due;
  }
}
