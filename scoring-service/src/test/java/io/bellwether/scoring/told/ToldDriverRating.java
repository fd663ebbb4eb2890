package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;

/// An answer to a survey about a driver, with what the survey asked and the rep's team.
final class ToldDriverRating implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.DRIVER_RATING;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var response : sources.all("response")) {
      var survey = sources.find("survey", response.uuid("survey_id"));
      if (survey == null || !survey.is("kind", "DRIVER")) {
        continue;
      }
      var row =
          sources
              .withCase(
                  response, sources.find("support_case", response.uuid("case_id")), "case_type")
              .with("team_id", sources.team(response.uuid("rep_id")));
      for (var column : List.of("item", "scale_min", "scale_max", "direction", "threshold")) {
        row = row.with(column, survey.get(column));
      }
      rows.add(row);
    }
    return rows;
  }
}
