package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;
import static io.bellwether.scoring.told.SourceRows.later;
import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The stays of open cases in stages, by who had the case as a stay began.
final class ToldStay implements ToldFact {

  private static final Set<String> OVER = Set.of("RESOLVED", "CLOSED", "MERGED");

  @Override
  public Fact fact() {
    return SupportFacts.STAGE_STAY;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var had = Having.of(sources, aCase);
      for (var stay : sources.ofCase("case_interval", "valid_from", aCase.id())) {
        if (isInAStage(stay)) {
          var rep = Having.at(had, stay.time("valid_from"));
          rows.add(
              sources
                  .about(aCase)
                  .with("stage", stay.get("value"))
                  .with("valid_from", stay.get("valid_from"))
                  .with("valid_to", stay.get("valid_to"))
                  .with("calendar_seconds", stay.get("calendar_seconds"))
                  .with("business_seconds", stay.get("business_seconds"))
                  .with("business_seconds_so_far", soFar(sources, aCase, stay))
                  .with("rep_id", rep)
                  .with("team_id", sources.team(rep))
                  .with("as_of", sources.asOf()));
        }
      }
    }
    return rows;
  }

  /// Of who is still there.
  private static @Nullable Long soFar(SourceRows sources, SlowRow aCase, SlowRow stay) {
    var from = stay.time("valid_from");
    return orOpen(stay.at("valid_to")).equals(OPEN_END)
        ? sources.workingSeconds(aCase, from, later(from, sources.asOf()))
        : null;
  }

  static boolean isInAStage(SlowRow interval) {
    return interval.is("kind", "STAGE") && !OVER.contains(String.valueOf(interval.text("value")));
  }
}
