package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// The time from one engagement of people with a customer to the next.
final class ToldTouch implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACCOUNT_TOUCH;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var touches = new HashMap<UUID, TreeMap<LocalDateTime, SlowRow>>();
    ToldInteraction.all(sources).stream()
        .filter(act -> act.has("account_id") && ToldInteraction.isBetweenPeople(act))
        .sorted(SourceRows.inOrder("happened_at"))
        .forEach(
            act ->
                touches
                    .computeIfAbsent(
                        Objects.requireNonNull(act.uuid("account_id")), _ -> new TreeMap<>())
                    .putIfAbsent(act.time("happened_at"), act));
    var rows = new ArrayList<SlowRow>();
    touches.forEach(
        (account, at) ->
            at.forEach(
                (time, touch) -> {
                  var next = at.higherKey(time);
                  rows.add(
                      new SlowRow(account, Map.of())
                          .with("account_id", account)
                          .with("valid_from", time)
                          .with("valid_to", next == null ? OPEN_END : next)
                          .with("channel", touch.get("channel"))
                          .with("initiated_by", touch.get("initiated_by")));
                }));
    return rows;
  }
}
