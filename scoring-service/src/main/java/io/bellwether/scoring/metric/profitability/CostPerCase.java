package io.bellwether.scoring.metric.profitability;

import static io.bellwether.scoring.metric.Facts.COST;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/// What a resolved case costs: the work that was logged on cases in the interval and what was spent
/// on them, over the cases that were resolved in it. Of a team it is the work of its reps and what
/// arose in it, over the cases that it had as they were resolved, or that came in to it.
@Singleton
public final class CostPerCase implements Metric {

  private static final String NONE_RESOLVED = "no case was resolved in the interval";
  private static final String NONE_CREATED = "no case was created in the interval";
  private static final String NO_COST =
      "no work with a known cost was logged and nothing was spent on cases in the interval";
  private static final String UNDEFINED_WHEN =
      NONE_RESOLVED + "; or " + NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES;

  private static final Measure RESOLVED =
      Measure.of("resolved", RESOLUTION, on("resolved_at"), new Agg.Distinct("id"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure CREATED = Measure.count("created", SUPPORT_CASE, on("created_at"));

  @Override
  public Definition definition() {
    return Definition.named("cost-per-case", "Cost per case")
        .question("What does it cost to resolve a case?")
        .unit(Unit.MONEY)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("happenedAt of work, incurredOn of costs, resolvedAt or createdAt of cases")
        .groupBy(CaseDimensions.OF_CASE, "team")
        .inputs(
            "activity.happened_at",
            "activity.minutes_worked",
            "activity.hourly_cost_minor",
            "activity.hourly_cost_currency",
            "cost.incurred_on",
            "cost.amount_minor",
            "cost.currency",
            "cost.also_with_overhead",
            "resolution.resolved_at",
            "support_case.created_at")
        .source("Traditional service metrics: cost per incident")
        .answers("S000-41", "S001-41", "S001-11")
        .readableBy("finance", "admin")
        .examples(
            Example.named("half an hour at 60 euros and 10 euros spent on two cases are 20 each")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR")
                .given(
                    COST, "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.money(2000, "EUR")),
            Example.named("what was spent counts once, with its overhead")
                .given(
                    COST, "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1350 currency=EUR")
                .given(
                    COST,
                    "id=2 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR also_with_overhead=true")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.money(1350, "EUR")),
            Example.named("thirty euros of work for two new cases are 15 each")
                .by("created")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR")
                .given(SUPPORT_CASE, "id=C1 created_at=2026-01-10T00:00:00Z")
                .given(SUPPORT_CASE, "id=C2 created_at=2026-01-20T00:00:00Z")
                .answers(Quantity.money(1500, "EUR")),
            Example.named("work on older cases alone")
                .by("created")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR")
                .hasNoAnswer(NONE_CREATED),
            Example.named("nothing resolved, nothing to divide by")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR")
                .hasNoAnswer(NONE_RESOLVED),
            Example.named("costs that nobody recorded are not zero")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .hasNoAnswer(NO_COST),
            Example.named("euros and dollars do not add up")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR")
                .given(
                    COST, "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=USD")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .hasNoAnswer(CaseCost.SEVERAL_CURRENCIES));
  }

  @Override
  public List<Measure> measures() {
    return Stream.concat(
            CaseCost.terms("case", CaseCost.WORK, CaseCost.SPENT).stream(),
            Stream.of(RESOLVED, CREATED))
        .toList();
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "resolved",
                2,
                "(caseLabour / 60 + caseDirect) / resolved: (minutes worked * hourly cost / 60 + direct costs, those once that are recorded with overhead and without) / cases resolved; withoutRate = logged work of reps without a known cost, which is missing here",
                cell -> perCase(cell, "resolved", NONE_RESOLVED))
            .undefinedWhen(UNDEFINED_WHEN),
        Dialect.of(
                "created",
                1,
                "(caseLabour / 60 + caseDirect) / created: the same / cases created",
                cell -> perCase(cell, "created", NONE_CREATED))
            .undefinedWhen(
                NONE_CREATED + "; or " + NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES));
  }

  private static Outcome perCase(Cell cell, String term, String none) {
    var cases = cell.count(term);
    var total = CaseCost.total(cell, "case");
    var evidence = CaseCost.evidence(cell, "case");
    if (total.several()) {
      return new Outcome.Undefined(CaseCost.SEVERAL_CURRENCIES, evidence);
    }
    if (cases == 0) {
      return new Outcome.Undefined(none, evidence);
    }
    if (total.currency() == null) {
      return new Outcome.Undefined(NO_COST, evidence);
    }
    return Outcome.money(
        total.minor().divide(BigDecimal.valueOf(cases), 0, RoundingMode.HALF_EVEN),
        total.currency(),
        evidence.quotient(
            Quantity.sumOfMoney(total.minor(), total.currency()), Quantity.count(cases)),
        NO_COST);
  }
}
