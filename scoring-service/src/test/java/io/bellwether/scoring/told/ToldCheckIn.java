package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
            .filter(act -> !act.has("case_id"))
            .filter(act -> act.has("type") && TYPES.contains(act.text("type")))
            .toList();
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      if (!account.has("check_in_every_days")) {
        continue;
      }
      var since = account.at("customer_since");
      var times = new TreeMap<LocalDateTime, Optional<UUID>>();
      made.stream()
          .filter(act -> account.id().equals(act.uuid("account_id")))
          .sorted(SourceRows.inOrder("happened_at"))
          .forEach(
              act ->
                  times.putIfAbsent(
                      act.time("happened_at"), Optional.ofNullable(act.uuid("rep_id"))));
      times.putIfAbsent(
          since == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : since, Optional.empty());
      for (var time : times.keySet()) {
        var next = times.higherKey(time);
        rows.add(
            new SlowRow(account.id(), Map.of())
                .with("account_id", account.id())
                .with("valid_from", time)
                .with("valid_to", next == null ? OPEN_END : next)
                .with("rep_id", times.get(time).orElse(null))
                .with("planned_days", account.get("check_in_every_days")));
      }
    }
    return rows;
  }
}
