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

/// What handling defects of the product costs. Whether overhead is in it is said by the definition:
/// `direct` and `loaded` add what is recorded on that basis alone, `total` takes each cost once,
/// with its overhead where that is known. Work costs what an hour of the rep does, on any basis.
@Singleton
public final class DefectCost implements Metric {

  private static final String NO_COST =
      "no work with a known cost was logged and nothing was spent on defects in the interval";
  private static final String UNDEFINED_WHEN = NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES;

  /// How the terms of a basis begin.
  private static final String DIRECT = "directBasis";

  private static final String LOADED = "loadedBasis";

  private static final Measure DEFECT_WORK =
      CaseCost.WORK.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT =
      CaseCost.SPENT.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT_DIRECT =
      CaseCost.SPENT_DIRECT.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT_LOADED =
      CaseCost.SPENT_LOADED.only("no-defect", "case_type = 'DEFECT'");

  @Override
  public Definition definition() {
    return Definition.named("defect-cost", "Defect cost")
        .question("What does it cost to handle defects?")
        .unit(Unit.MONEY)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("happenedAt of work, incurredOn of costs")
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
            "cost.cost_basis",
            "activity.case_type",
            "cost.case_type")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-09")
        .readableBy("finance", "admin")
        .examples(
            work("half an hour at 60 euros and 10 euros spent")
                .given(
                    COST,
                    "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR case_type=DEFECT")
                .answers(Quantity.money(4000, "EUR")),
            both("without overhead, and 7 euros of which no other is told")
                .by("direct")
                .answers(Quantity.money(3000 + 1000 + 700, "EUR")),
            both("with overhead where it is told")
                .by("loaded")
                .answers(Quantity.money(4350, "EUR")),
            Example.named("costs that nobody recorded are not zero").hasNoAnswer(NO_COST),
            Example.named("neither without overhead").by("direct").hasNoAnswer(NO_COST),
            Example.named("nor are those that are told without it alone")
                .by("loaded")
                .given(COST, spent("1", "DIRECT", "1000"))
                .hasNoAnswer(NO_COST));
  }

  private static Example.Builder both(String name) {
    return work(name)
        .given(COST, spent("1", "LOADED", "1350"))
        .given(COST, Example.row(spent("2", "DIRECT", "1000"), "also_with_overhead", "true"))
        .given(COST, spent("3", "DIRECT", "700"))
        .given(COST, Example.row(new String[] {"case_type", "HOW_TO"}, spent("4", "DIRECT", "90")))
        .given(COST, Example.row(new String[] {"case_type", "HOW_TO"}, spent("5", "LOADED", "90")));
  }

  private static Example.Builder work(String name) {
    return Example.named(name)
        .given(
            ACTIVITY,
            "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C1 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=DEFECT")
        .given(
            ACTIVITY,
            "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false case_id=C2 minutes_worked=30 hourly_cost_minor=6000 hourly_cost_currency=EUR case_type=HOW_TO");
  }

  private static String[] spent(String id, String basis, String minor) {
    return new String[] {
      "id", id,
      "case_id", "C1",
      "case_type", "DEFECT",
      "incurred_on", "2026-01-15",
      "cost_basis", basis,
      "amount_minor", minor,
      "currency", "EUR"
    };
  }

  @Override
  public List<Measure> measures() {
    return Stream.of(
            CaseCost.terms("defect", DEFECT_WORK, DEFECT_SPENT),
            CaseCost.terms(DIRECT, DEFECT_WORK, DEFECT_SPENT_DIRECT),
            CaseCost.terms(LOADED, DEFECT_WORK, DEFECT_SPENT_LOADED))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "total",
                2,
                "defectLabour / 60 + defectDirect: minutes worked on cases of type DEFECT * hourly cost / 60 + their direct costs, those once that are recorded with overhead and without; withoutRate = logged work of reps without a known cost, which is missing here",
                cell -> total(cell, "defect"))
            .undefinedWhen(UNDEFINED_WHEN),
        Dialect.of(
                "direct",
                1,
                "directBasisLabour / 60 + directBasisDirect: minutes worked on cases of type DEFECT *"
                    + " hourly cost / 60 + their costs that are"
                    + " recorded without overhead; withOverhead = those recorded with it, which"
                    + " are not in it",
                cell -> total(cell, DIRECT).and("withOverhead", spent(cell, LOADED)))
            .undefinedWhen(UNDEFINED_WHEN)
            .opensTo(DIRECT + "Labour"),
        Dialect.of(
                "loaded",
                1,
                "loadedBasisLabour / 60 + loadedBasisDirect: the same work + their costs that are"
                    + " recorded with overhead; withoutOverhead ="
                    + " those recorded without it, which are not in it",
                cell -> total(cell, LOADED).and("withoutOverhead", spent(cell, DIRECT)))
            .undefinedWhen(UNDEFINED_WHEN)
            .opensTo(LOADED + "Labour"));
  }

  private static Quantity spent(Cell cell, String basis) {
    return Quantity.count(cell.count(basis + "Spent"));
  }

  private static Outcome total(Cell cell, String terms) {
    var total = CaseCost.total(cell, terms);
    var evidence = CaseCost.evidence(cell, terms);
    if (total.several()) {
      return new Outcome.Undefined(CaseCost.SEVERAL_CURRENCIES, evidence);
    }
    return total.currency() == null
        ? new Outcome.Undefined(NO_COST, evidence)
        : Outcome.money(total.minor(), total.currency(), evidence, NO_COST);
  }
}
