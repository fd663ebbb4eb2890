package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The time from one check-in to the next, of accounts for which somebody planned how often.
final class ToldCheckIn implements ToldFact {

  private static final Set<@Nullable String> TYPES = Set.of("CALL", "MEETING");

  @Override
  public Fact fact() {
    return SupportFacts.CHECK_IN;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var made =
        sources.stream("activity")
            .map(activity -> ToldActivity.row(sources, activity))
            .filter(act -> act.is("actor_kind", "REP") && act.is("initiated_by", "COMPANY"))
            .filter(act -> act.has("type") && TYPES.contains(act.text("type")))
            .toList();
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      if (!account.has("check_in_every_days")) {
        continue;
      }
      var since = account.at("customer_since");
      var times = new TreeSet<LocalDateTime>();
      times.add(since == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : since);
      made.stream()
          .filter(act -> account.id().equals(act.uuid("account_id")))
          .forEach(act -> times.add(act.time("happened_at")));
      for (var time : times) {
        var next = times.higher(time);
        rows.add(
            new SlowRow(account.id(), Map.of())
                .with("account_id", account.id())
                .with("valid_from", time)
                .with("valid_to", next == null ? OPEN_END : next)
                .with("planned_days", account.get("check_in_every_days")));
      }
    }
    return rows;
  }
}
