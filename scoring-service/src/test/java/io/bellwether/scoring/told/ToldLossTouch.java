package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// When people last spoke with an account before its notice, in each way.
final class ToldLossTouch implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.LOSS_TOUCH;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var talks =
        ToldInteraction.all(sources).stream()
            .filter(ToldInteraction::isBetweenPeople)
            .sorted(SourceRows.inOrder("happened_at"))
            .toList();
    var rows = new ArrayList<SlowRow>();
    for (var loss : new ToldAccountLoss().rows(sources)) {
      var lasts = new HashMap<List<Object>, SlowRow>();
      talks.stream()
          .filter(talk -> Objects.equals(talk.get("account_id"), loss.id()))
          .filter(talk -> talk.time("happened_at").isBefore(loss.time("notice_on")))
          .forEach(
              talk -> lasts.put(Arrays.asList(talk.get("initiated_by"), talk.get("type")), talk));
      for (var last : lasts.values()) {
        rows.add(
            loss.with("initiated_by", last.get("initiated_by"))
                .with("activity_type", last.get("type"))
                .with("last_touched_at", last.get("happened_at")));
      }
    }
    return rows;
  }
}
