package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;

/// An answer with its survey's kind and scale, its case, and who got back first.
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
    for (var column : List.of("kind", "scale_min", "scale_max")) {
      row = row.with(column, survey == null ? null : survey.get(column));
    }
    return row;
  }
}
