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
///
/// @param withPlanned whether also by what was announced
record ToldAccountOutage(Fact fact, boolean withPlanned) implements ToldFact {

  static ToldAccountOutage unplanned() {
    return new ToldAccountOutage(SupportFacts.ACCOUNT_OUTAGE, false);
  }

  static ToldAccountOutage downtime() {
    return new ToldAccountOutage(SupportFacts.ACCOUNT_DOWNTIME, true);
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var outages = outages(sources, withPlanned);
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      var ofAccount = outages.stream().filter(outage -> isWhere(outage, account)).toList();
      merged(ofAccount)
          .forEach(
              time ->
                  rows.add(
                      new SlowRow(account.id(), time.columns()).with("account_id", account.id())));
    }
    return rows;
  }

  /// What was not announced, or everything, until now at most, in order.
  static List<SlowRow> outages(SourceRows sources, boolean withPlanned) {
    return sources.stream("outage")
        .filter(outage -> withPlanned || !outage.isTrue("planned"))
        .map(outage -> outage.with("ended_at", earlier(outage.time("ended_at"), sources.asOf())))
        .filter(outage -> outage.time("started_at").isBefore(outage.time("ended_at")))
        .sorted(Comparator.comparing((SlowRow outage) -> outage.time("started_at")))
        .toList();
  }

  static boolean isWhere(SlowRow outage, SlowRow account) {
    return !outage.has("region")
        || String.valueOf(outage.text("region")).equals(account.text("region"));
  }

  /// The times of outages, of which those that overlap or touch are one.
  static List<SlowRow> merged(List<SlowRow> inOrder) {
    var times = new ArrayList<SlowRow>();
    for (var outage : inOrder) {
      var from = outage.time("started_at");
      var to = outage.time("ended_at");
      if (!times.isEmpty() && !from.isAfter(times.getLast().time("valid_to"))) {
        var last = times.removeLast();
        from = last.time("valid_from");
        to = later(to, last.time("valid_to"));
      }
      times.add(new SlowRow(outage.id(), Map.of()).with("valid_from", from).with("valid_to", to));
    }
    return times;
  }
}
