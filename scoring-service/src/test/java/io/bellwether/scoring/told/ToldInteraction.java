package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was done, and the cases that customers opened, each a word of its own where none of theirs
/// stands there already.
final class ToldInteraction implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.INTERACTION;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return all(sources);
  }

  static List<SlowRow> all(SourceRows sources) {
    return without(sources).stream()
        .map(row -> row.with("a_year_later", row.time("happened_at").plusDays(365)))
        .toList();
  }

  private static List<SlowRow> without(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    sources.stream("activity").map(act -> ToldActivity.row(sources, act)).forEach(rows::add);
    for (var aCase : sources.all("support_case")) {
      var isSaid =
          sources.activities(aCase).stream()
              .filter(act -> act.time("happened_at").equals(aCase.time("created_at")))
              .anyMatch(act -> isBetweenPeople(act) && act.is("direction", "INBOUND"));
      if (!aCase.is("origin", "PROACTIVE") && !isSaid) {
        rows.add(opening(sources, aCase));
      }
    }
    return rows;
  }

  static boolean isBetweenPeople(SlowRow act) {
    return act.isTrue("visible_to_customer")
        && !act.isTrue("automated")
        && !act.is("actor_kind", "BOT");
  }

  private static SlowRow opening(SourceRows sources, SlowRow aCase) {
    return sources
        .withCase(new SlowRow(aCase.id(), Map.of()), aCase, "case_type")
        .with("account_id", aCase.get("account_id"))
        .with("contact_id", aCase.get("contact_id"))
        .with("case_id", aCase.id())
        .with("happened_at", aCase.get("created_at"))
        .with("actor_kind", "CUSTOMER")
        .with("direction", "INBOUND")
        .with("initiated_by", "CUSTOMER")
        .with("visible_to_customer", true)
        .with("automated", false);
  }
}
