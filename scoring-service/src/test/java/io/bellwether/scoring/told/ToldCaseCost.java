package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What was ever spent on a resolved case, by currency: logged work and direct costs.
final class ToldCaseCost implements ToldFact {

  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  @Override
  public Fact fact() {
    return SupportFacts.CASE_COST;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      if (!aCase.has("resolved_at")) {
        continue;
      }
      var rep = Having.at(Having.of(sources, aCase), aCase.time("resolved_at"));
      var row =
          sources
              .about(aCase)
              .with("resolved_at", aCase.get("resolved_at"))
              .with("team_id", sources.team(rep));
      var spent = sixtieths(sources, aCase);
      if (spent.isEmpty()) {
        rows.add(row);
      }
      spent.forEach(
          (currency, sum) ->
              rows.add(
                  row.with("currency", currency)
                      .with("cost_minor", sum.divide(MINUTES, 0, RoundingMode.HALF_UP))));
    }
    return rows;
  }

  private static TreeMap<String, BigDecimal> sixtieths(SourceRows sources, SlowRow aCase) {
    var spent = new TreeMap<String, BigDecimal>();
    for (var act : sources.activities(aCase)) {
      var row = ToldActivity.row(sources, act);
      var minutes = row.number("minutes_worked");
      var anHour = row.number("hourly_cost_minor");
      if (minutes != null && minutes.signum() > 0 && anHour != null) {
        spent.merge(
            String.valueOf(row.text("hourly_cost_currency")),
            minutes.multiply(anHour),
            BigDecimal::add);
      }
    }
    for (var cost : sources.ofCase("cost", "incurred_on", aCase.id())) {
      if (ToldCost.alsoWithOverhead(sources, cost)) {
        continue;
      }
      spent.merge(
          String.valueOf(cost.text("currency")),
          MINUTES.multiply(cost.number("amount_minor")),
          BigDecimal::add);
    }
    return spent;
  }
}
