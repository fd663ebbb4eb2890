package io.bellwether.scoring.metric.retention;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// What the customers of the start still pay at the end of what they paid at the start. Growth of
/// an account does not make up for the loss of another, so it never exceeds 1.
@Singleton
public final class GrossRevenueRetention implements Metric {

  @Override
  public Definition definition() {
    return Definition.named("gross-revenue-retention", "Gross revenue retention")
        .question("How much of last period's recurring revenue was kept, growth left out?")
        .unit(Unit.RATE)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("from the start to the end of the interval")
        .groupBy(AccountDimensions.ALL, "product")
        .inputs(RetainedRevenue.INPUTS)
        .source("ServiceXRG: 100 at the start, +45 new, +5 expansion, -25 churn, -5 downgrade")
        .answers("S001-30")
        .examples(
            RetainedRevenue.publishedYear().answers(Quantity.real(0.7)),
            Example.named("growth does not count")
                .given(
                    ACCOUNT_MRR,
                    RetainedRevenue.step("More", "EUR", "100", "2025-01-01", "2026-01-15"))
                .given(
                    ACCOUNT_MRR,
                    RetainedRevenue.step("More", "EUR", "150", "2026-01-15", "9999-01-01"))
                .answers(Quantity.real(1)),
            RetainedRevenue.movedToAnotherProduct().answers(Quantity.real(0.6)),
            RetainedRevenue.ofNewProductsOnly(),
            RetainedRevenue.inTwoCurrencies(),
            RetainedRevenue.ofNewCustomersOnly());
  }

  @Override
  public List<Measure> measures() {
    return RetainedRevenue.measures("retained", RetainedRevenue.KEPT);
  }

  @Override
  public List<Dialect> dialects() {
    return RetainedRevenue.dialects(
        "retained",
        "per paying account of the start the smaller of what it paid then and what it pays at the end, over what was paid at the start",
        RetainedRevenue::ofKept);
  }
}
