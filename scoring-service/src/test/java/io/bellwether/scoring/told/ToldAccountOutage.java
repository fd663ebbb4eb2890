package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.later;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The times in which an account could not use the product; outages that overlap or touch are one.
final class ToldAccountOutage implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACCOUNT_OUTAGE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var outages =
        sources.stream("outage")
            .filter(outage -> !outage.isTrue("planned"))
            .map(
                outage -> outage.with("ended_at", earlier(outage.time("ended_at"), sources.asOf())))
            .filter(outage -> outage.time("started_at").isBefore(outage.time("ended_at")))
            .sorted(Comparator.comparing((SlowRow outage) -> outage.time("started_at")))
            .toList();
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      var ofAccount = new ArrayList<SlowRow>();
      for (var outage : outages) {
        if (outage.has("region")
            && !String.valueOf(outage.text("region")).equals(account.text("region"))) {
          continue;
        }
        var from = outage.time("started_at");
        var to = outage.time("ended_at");
        if (!ofAccount.isEmpty() && !from.isAfter(ofAccount.getLast().time("valid_to"))) {
          var last = ofAccount.removeLast();
          from = last.time("valid_from");
          to = later(to, last.time("valid_to"));
        }
        ofAccount.add(
            new SlowRow(account.id(), Map.of())
                .with("account_id", account.id())
                .with("valid_from", from)
                .with("valid_to", to));
      }
      rows.addAll(ofAccount);
    }
    return rows;
  }
}
