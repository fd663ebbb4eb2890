package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The times in which an account could not use a product that one of its lines names; what is out
/// without a product area takes all products with it, those without a name too.
///
/// @param withPlanned whether also by what was announced
record ToldProductOutage(Fact fact, boolean withPlanned) implements ToldFact {

  static ToldProductOutage unplanned() {
    return new ToldProductOutage(SupportFacts.PRODUCT_OUTAGE, false);
  }

  static ToldProductOutage downtime() {
    return new ToldProductOutage(SupportFacts.PRODUCT_DOWNTIME, true);
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var outages = ToldAccountOutage.outages(sources, withPlanned);
    var rows = new ArrayList<SlowRow>();
    for (var account : sources.all("account")) {
      var products =
          sources.stream("recurring_line")
              .filter(line -> Objects.equals(line.get("account_id"), account.id()))
              .map(line -> Optional.ofNullable(line.text("product")))
              .distinct()
              .toList();
      for (var product : products) {
        var ofProduct =
            outages.stream()
                .filter(outage -> ToldAccountOutage.isWhere(outage, account))
                .filter(
                    outage ->
                        !outage.has("product_area")
                            || product.equals(Optional.ofNullable(outage.text("product_area"))))
                .toList();
        for (var time : ToldAccountOutage.merged(ofProduct)) {
          rows.add(
              new SlowRow(account.id(), time.columns())
                  .with("account_id", account.id())
                  .with("product", product.orElse(null)));
        }
      }
    }
    return rows;
  }
}
