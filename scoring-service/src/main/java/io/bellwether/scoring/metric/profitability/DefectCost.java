package io.bellwether.scoring.metric.profitability;

import static io.bellwether.scoring.metric.Facts.COST;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;

import io.bellwether.scoring.metric.CaseDimensions;
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

/// What handling defects of the product costs.
@Singleton
public final class DefectCost implements Metric {

  private static final String NO_COST =
      "no work with a known cost was logged and nothing was spent on defects in the interval";
  private static final String UNDEFINED_WHEN = NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES;

  private static final Measure DEFECT_WORK =
      CaseCost.WORK.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT =
      CaseCost.SPENT.only("no-defect", "case_type = 'DEFECT'");

  @Override
  public Definition definition() {
    return Definition.named("defect-cost", "Defect cost")
        .question("What does it cost to handle defects?")
        .unit(Unit.MONEY)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("happenedAt of work, incurredOn of costs")
        .groupBy(CaseDimensions.OF_CASE)
        .inputs(
            "activity.happened_at",
            "activity.minutes_worked",
            "activity.hourly_cost_minor",
            "activity.hourly_cost_currency",
            "cost.incurred_on",
            "cost.amount_minor",
            "cost.currency",
            "cost.also_with_overhead",
            "activity.case_type",
            "cost.case_type")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-09")
        .readableBy("finance", "admin")
        .examples(
            Example.named("half an hour at 60 euros and 10 euros spent")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=DEFECT")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C2 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=HOW_TO")
                .given(
                    COST,
                    "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR case_type=DEFECT")
                .answers(Quantity.money(4000, "EUR")),
            Example.named("costs that nobody recorded are not zero").hasNoAnswer(NO_COST));
  }

  @Override
  public List<Measure> measures() {
    return CaseCost.terms("defect", DEFECT_WORK, DEFECT_SPENT);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "total",
                2,
                "minutes worked on cases of type DEFECT * hourly cost / 60 + their direct costs, those once that are recorded with overhead and without; withoutRate = logged work of reps without a known cost, which is missing here",
                DefectCost::total)
            .undefinedWhen(UNDEFINED_WHEN));
  }

  private static Outcome total(Cell cell) {
    var total = CaseCost.total(cell, "defect");
    var evidence = CaseCost.evidence(cell, "defect");
    if (total.several()) {
      return new Outcome.Undefined(CaseCost.SEVERAL_CURRENCIES, evidence);
    }
    return total.currency() == null
        ? new Outcome.Undefined(NO_COST, evidence)
        : Outcome.money(total.minor(), total.currency(), evidence, NO_COST);
  }
}
