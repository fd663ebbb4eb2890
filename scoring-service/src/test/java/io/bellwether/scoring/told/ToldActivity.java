package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;

/// What was done, with the case that it was for and what an hour of the rep costs. The case's
/// account counts before one that is named.
final class ToldActivity implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACTIVITY;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("activity").map(activity -> row(sources, activity)).toList();
  }

  static SlowRow row(SourceRows sources, SlowRow activity) {
    var aCase = sources.find("support_case", activity.uuid("case_id"));
    var rep = sources.find("rep", activity.uuid("rep_id"));
    var account = aCase == null ? null : aCase.get("account_id");
    var row =
        sources
            .withCase(activity, aCase, "case_type")
            .with("contact_id", aCase == null ? null : aCase.get("contact_id"))
            .with("account_id", account == null ? activity.get("named_account_id") : account);
    for (var column : List.of("team_id", "hourly_cost_minor", "hourly_cost_currency")) {
      row = row.with(column, rep == null ? null : rep.get(column));
    }
    return row;
  }
}
