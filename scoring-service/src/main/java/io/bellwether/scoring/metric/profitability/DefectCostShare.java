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
import java.util.stream.Stream;

/// How much of what handling cases costs goes into defects of the product. Both sides are counted
/// on the same basis: work on cases and what was spent on them, no cost of anything else.
@Singleton
public final class DefectCostShare implements Metric {

  private static final String NO_COST =
      "no work with a known cost was logged and nothing was spent on cases in the interval";
  private static final String UNDEFINED_WHEN = NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES;

  private static final Measure DEFECT_WORK =
      CaseCost.WORK.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT =
      CaseCost.SPENT.only("no-defect", "case_type = 'DEFECT'");

  @Override
  public Definition definition() {
    return Definition.named("defect-cost-share", "Defect cost share")
        .question("Which share of the cost of service do defects cause?")
        .unit(Unit.RATE)
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
        .answers("S000-10")
        .readableBy("finance", "admin")
        .policy("costBasis", "case-handling")
        .examples(
            Example.named("40 of 70 euros")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=DEFECT")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C2 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=HOW_TO")
                .given(
                    COST,
                    "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR case_type=DEFECT")
                .answers(Quantity.real(4.0 / 7)),
            Example.named("costs that nobody recorded are not zero").hasNoAnswer(NO_COST));
  }

  @Override
  public List<Measure> measures() {
    return Stream.concat(
            CaseCost.terms("all", CaseCost.WORK, CaseCost.SPENT).stream(),
            CaseCost.terms("defect", DEFECT_WORK, DEFECT_SPENT).stream())
        .toList();
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "case-handling",
                2,
                "cost of handling cases of type DEFECT / cost of handling all cases, both with what is recorded with overhead and without once",
                DefectCostShare::share)
            .undefinedWhen(UNDEFINED_WHEN));
  }

  private static Outcome share(Cell cell) {
    var all = CaseCost.total(cell, "all");
    var defects = CaseCost.total(cell, "defect");
    var evidence = CaseCost.evidence(cell, "all");
    if (all.several()) {
      return new Outcome.Undefined(CaseCost.SEVERAL_CURRENCIES, evidence);
    }
    if (all.currency() == null) {
      return new Outcome.Undefined(NO_COST, evidence);
    }
    return Outcome.ratio(
        defects.minor().doubleValue(),
        all.minor().doubleValue(),
        evidence.quotient(
            Quantity.sumOfMoney(defects.minor(), all.currency()),
            Quantity.sumOfMoney(all.minor(), all.currency())),
        NO_COST);
  }
}
