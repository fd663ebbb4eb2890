package io.bellwether.scoring.metric.retention;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Timing.fromStartToEnd;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// What the customers of the start still pay at the end of what they paid at the start. Growth of
/// an account does not make up for the loss of another, so it never exceeds 1.
@Singleton
public final class GrossRevenueRetention implements Metric {

  private static final Measure OPENING =
      Measure.of(
              "opening",
              ACCOUNT_MRR,
              fromStartToEnd(
                  "valid_from", "valid_to", List.of("account_id", "currency"), "mrr_minor"),
              new Agg.Sum("mrr_minor"))
          .only("not-paying-at-start", "mrr_minor > 0");

  @Override
  public Definition definition() {
    return Definition.named("gross-revenue-retention", "Gross revenue retention")
        .question("How much of last period's recurring revenue was kept, growth left out?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("from the start to the end of the interval")
        .groupBy("tier", "region", "country", "segment")
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.currency",
            "account_mrr.valid_from",
            "account_mrr.valid_to")
        .source("ServiceXRG: 100 at the start, +45 new, +5 expansion, -25 churn, -5 downgrade")
        .answers("S001-30")
        .examples(
            // 100 at the start: 25 churn, 30 become 25, 45 become 50; 45 are new and do not count.
            Example.named("ServiceXRG's year")
                .given(ACCOUNT_MRR, step("Gone", "EUR", "25", "2025-01-01", "2026-01-10"))
                .given(ACCOUNT_MRR, step("Gone", "EUR", "0", "2026-01-10", "9999-01-01"))
                .given(ACCOUNT_MRR, step("Less", "EUR", "30", "2025-01-01", "2026-01-12"))
                .given(ACCOUNT_MRR, step("Less", "EUR", "25", "2026-01-12", "9999-01-01"))
                .given(ACCOUNT_MRR, step("More", "EUR", "45", "2025-01-01", "2026-01-15"))
                .given(ACCOUNT_MRR, step("More", "EUR", "50", "2026-01-15", "9999-01-01"))
                .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"))
                .answers(Quantity.real(0.7)),
            Example.named("growth does not count")
                .given(ACCOUNT_MRR, step("More", "EUR", "100", "2025-01-01", "2026-01-15"))
                .given(ACCOUNT_MRR, step("More", "EUR", "150", "2026-01-15", "9999-01-01"))
                .answers(Quantity.real(1)),
            Example.named("euros and dollars are not added")
                .given(ACCOUNT_MRR, step("Acme", "EUR", "100", "2025-01-01", "9999-01-01"))
                .given(ACCOUNT_MRR, step("Hooli", "USD", "100", "2025-01-01", "9999-01-01"))
                .hasNoAnswer(RetainedRevenue.SEVERAL_CURRENCIES),
            Example.named("new customers have nothing to keep")
                .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"))
                .hasNoAnswer(RetainedRevenue.NOTHING_AT_START));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        OPENING,
        OPENING.as("kept", new Agg.Sum("least(mrr_minor, coalesce(end_mrr_minor, 0))")),
        OPENING.as("currency", new Agg.Common("currency")),
        OPENING.as("customers", new Agg.Distinct("account_id")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "existing-customers",
                1,
                "kept / opening: per paying account of the start the smaller of what it paid then and what it pays at the end, over what was paid at the start",
                GrossRevenueRetention::retained)
            .undefinedWhen(RetainedRevenue.UNDEFINED_WHEN));
  }

  private static Outcome retained(Cell cell) {
    return RetainedRevenue.share(cell, "kept");
  }

  private static String[] step(
      String account, String currency, String minor, String from, String to) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", currency,
      "mrr_minor", minor,
      "valid_from", from,
      "valid_to", to
    };
  }
}
