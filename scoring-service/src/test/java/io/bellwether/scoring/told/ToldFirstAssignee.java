package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Who had a case before anybody else.
final class ToldFirstAssignee implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.FIRST_ASSIGNEE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      Having.of(sources, aCase).stream()
          .map(Having::rep)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(
              rep ->
                  rows.add(
                      sources.about(aCase).with("rep_id", rep).with("team_id", sources.team(rep))));
    }
    return rows;
  }
}
