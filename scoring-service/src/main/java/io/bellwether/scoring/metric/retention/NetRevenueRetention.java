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

/// What the customers of the start pay at the end, over what they paid at the start. New customers
/// are left out; growth of existing ones counts, so it can exceed 1.
@Singleton
public final class NetRevenueRetention implements Metric {

  @Override
  public Definition definition() {
    return Definition.named("net-revenue-retention", "Net revenue retention")
        .question(
            "How much of last period's recurring revenue do the same customers pay now, growth included?")
        .unit(Unit.RATE)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("from the start to the end of the interval")
        .groupBy(AccountDimensions.ALL, "product")
        .inputs(RetainedRevenue.INPUTS)
        .source("ServiceXRG: 100 at the start, +45 new, +5 expansion, -25 churn, -5 downgrade")
        .answers("S001-30")
        .examples(
            RetainedRevenue.publishedYear().answers(Quantity.real(0.75)),
            Example.named("growth can make up for more than all losses")
                .given(
                    ACCOUNT_MRR,
                    RetainedRevenue.step("More", "EUR", "100", "2025-01-01", "2026-01-15"))
                .given(
                    ACCOUNT_MRR,
                    RetainedRevenue.step("More", "EUR", "150", "2026-01-15", "9999-01-01"))
                .answers(Quantity.real(1.5)),
            RetainedRevenue.movedToAnotherProduct().answers(Quantity.real(0.6)),
            RetainedRevenue.ofNewProductsOnly(),
            RetainedRevenue.inTwoCurrencies(),
            RetainedRevenue.ofNewCustomersOnly());
  }

  @Override
  public List<Measure> measures() {
    return RetainedRevenue.measures("closing", RetainedRevenue.CLOSING);
  }

  @Override
  public List<Dialect> dialects() {
    return RetainedRevenue.dialects(
        "closing",
        "what the paying accounts of the start pay at the end, over what they paid at the start",
        RetainedRevenue::ofKeptAndGrown);
  }
}
