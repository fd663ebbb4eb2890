package io.bellwether.scoring.told;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The times in which an account could not use a product, beside the times in which it paid for it
/// without a break; what is out without a product area takes all products with it, those without a
/// name too.
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
      var paid =
          new ToldProductMrr()
              .rows(sources).stream()
                  .filter(step -> Objects.equals(step.get("account_id"), account.id()))
                  .filter(step -> requireNonNull(step.number("mrr_minor")).signum() > 0)
                  .collect(groupingBy(step -> Optional.ofNullable(step.text("product"))));
      for (var product : paid.keySet()) {
        var ofProduct =
            outages.stream()
                .filter(outage -> ToldAccountOutage.isWhere(outage, account))
                .filter(
                    outage ->
                        !outage.has("product_area")
                            || product.equals(Optional.ofNullable(outage.text("product_area"))))
                .toList();
        for (var time : ToldAccountOutage.merged(ofProduct)) {
          for (var spell : spells(requireNonNull(paid.get(product)))) {
            rows.add(
                new SlowRow(account.id(), time.columns())
                    .with("account_id", account.id())
                    .with("product", product.orElse(null))
                    .with("paid_from", spell.get("valid_from"))
                    .with("paid_to", spell.get("valid_to")));
          }
        }
      }
    }
    return rows;
  }

  /// Steps of different currencies are one time in which it was paid for.
  private static List<SlowRow> spells(List<SlowRow> steps) {
    return ToldAccountOutage.merged(
        steps.stream()
            .map(
                step ->
                    step.with("started_at", step.get("valid_from"))
                        .with("ended_at", step.get("valid_to")))
            .sorted(Comparator.comparing((SlowRow step) -> step.time("started_at")))
            .toList());
  }
}
