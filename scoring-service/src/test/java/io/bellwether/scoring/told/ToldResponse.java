package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer with what its survey asked, its case and how long that took, and who got back first.
final class ToldResponse implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.RESPONSE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("response").map(response -> row(sources, response)).toList();
  }

  private static SlowRow row(SourceRows sources, SlowRow response) {
    var survey = sources.find("survey", response.uuid("survey_id"));
    var first =
        sources.stream("follow_up")
            .filter(contact -> response.id().equals(contact.uuid("response_id")))
            .min(SourceRows.inOrder("contacted_at"))
            .orElse(null);
    var row =
        sources
            .withCase(response, sources.find("support_case", response.uuid("case_id")), "case_type")
            .with("as_of", sources.asOf())
            .with("contacted_at", first == null ? null : first.get("contacted_at"))
            .with("contacted_by", first == null ? null : first.get("rep_id"));
    for (var column : List.of("kind", "scale_min", "scale_max", "direction", "threshold")) {
      row = row.with(column, survey == null ? null : survey.get(column));
    }
    return row.with("ttr_band", band(sources.find("support_case", response.uuid("case_id"))));
  }

  /// By the whole days that its case took.
  private static @Nullable String band(@Nullable SlowRow aCase) {
    if (aCase == null || !aCase.has("first_resolved_at")) {
      return null;
    }
    var days = Duration.between(aCase.time("created_at"), aCase.time("first_resolved_at")).toDays();
    return days < 1 ? "0-1d" : days < 3 ? "1-3d" : days < 7 ? "3-7d" : "7d+";
  }
}
