package io.bellwether.scoring.metric.profitability;

import static io.bellwether.scoring.metric.Facts.COST;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
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
import java.util.List;
import java.util.stream.Stream;

/// How much of what handling cases costs goes into defects of the product, and how much of what all
/// service costs. Both sides are counted on the same basis: by default work on cases and what was
/// spent on them, no cost of anything else. `of-service-loaded` and `of-service-direct` divide by
/// every cost of service that is recorded on that basis, which the pay of those who work on cases
/// has to be among.
@Singleton
public final class DefectCostShare implements Metric {

  private static final String NO_COST =
      "no work with a known cost was logged and nothing was spent on cases in the interval";
  private static final String UNDEFINED_WHEN = NO_COST + "; or " + CaseCost.SEVERAL_CURRENCIES;

  private static final Measure DEFECT_WORK =
      CaseCost.WORK.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT =
      CaseCost.SPENT.only("no-defect", "case_type = 'DEFECT'");

  private static final String NO_SERVICE_COST =
      "no cost of this basis was recorded in the interval, which does not mean that there was none";

  /// Costs of no case have nothing of a case.
  private static final String[] OF_CASES = {
    "caseChannel",
    "accessPoint",
    "type",
    "reason",
    "productArea",
    "release",
    "severity",
    "priority",
    "serviceTier",
    "origin"
  };

  private static final Measure DEFECT_SPENT_DIRECT =
      CaseCost.SPENT_DIRECT.only("no-defect", "case_type = 'DEFECT'");
  private static final Measure DEFECT_SPENT_LOADED =
      CaseCost.SPENT_LOADED.only("no-defect", "case_type = 'DEFECT'");

  private static final Measure SERVICE =
      Measure.of("service", COST, on("incurred_on"), new Agg.Sum("amount_minor"));
  private static final Measure SERVICE_DIRECT =
      SERVICE.and("serviceDirect").only("with-its-overhead", "cost_basis = 'DIRECT'");
  private static final Measure SERVICE_LOADED =
      SERVICE.and("serviceLoaded").only("without-its-overhead", "cost_basis = 'LOADED'");

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
            "cost.cost_basis",
            "activity.case_type",
            "cost.case_type")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-10")
        .readableBy("finance", "admin")
        .examples(
            work("40 of 70 euros")
                .given(
                    COST,
                    "id=1 case_id=C1 incurred_on=2026-01-15 amount_minor=1000 currency=EUR case_type=DEFECT")
                .answers(Quantity.real(4.0 / 7)),
            ledger("30 euros of work and 13.50 spent of 150 that service costs with its overhead")
                .by("of-service-loaded")
                .answers(Quantity.real(43.5 / 150)),
            ledger("30 and 10 of 120 without it")
                .by("of-service-direct")
                .answers(Quantity.real(40.0 / 120)),
            Example.named("costs that nobody recorded are not zero").hasNoAnswer(NO_COST),
            work("work alone does not tell what service costs")
                .by("of-service-loaded")
                .hasNoAnswer(NO_SERVICE_COST),
            work("nor without overhead").by("of-service-direct").hasNoAnswer(NO_SERVICE_COST));
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

  /// What was spent on the defect is there with overhead and without, and so is the pay of all.
  private static Example.Builder ledger(String name) {
    return work(name)
        .given(COST, spent("1", "LOADED", "1350", "case_id", "C1", "case_type", "DEFECT"))
        .given(COST, spent("2", "DIRECT", "1000", "case_id", "C1", "case_type", "DEFECT"))
        .given(COST, spent("3", "LOADED", "13650"))
        .given(COST, spent("4", "DIRECT", "11000"));
  }

  private static String[] spent(String id, String basis, String minor, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "incurred_on",
        "2026-01-15",
        "cost_basis",
        basis,
        "amount_minor",
        minor,
        "currency",
        "EUR");
  }

  @Override
  public List<Measure> measures() {
    return Stream.of(
            CaseCost.terms("all", CaseCost.WORK, CaseCost.SPENT),
            CaseCost.terms("defect", DEFECT_WORK, DEFECT_SPENT),
            CaseCost.terms("defectDirect", DEFECT_WORK, DEFECT_SPENT_DIRECT),
            CaseCost.terms("defectLoaded", DEFECT_WORK, DEFECT_SPENT_LOADED),
            service("serviceDirect", SERVICE_DIRECT),
            service("serviceLoaded", SERVICE_LOADED))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Measure> service(String name, Measure costs) {
    return List.of(
        costs,
        costs.as(name + "Currency", new Agg.Common("currency")),
        costs.as(name + "Costs", new Agg.Count()));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "case-handling",
                2,
                "(defectLabour / 60 + defectDirect) / (allLabour / 60 + allDirect): cost of handling cases of type DEFECT / cost of handling all cases, both with what is recorded with overhead and without once",
                DefectCostShare::share)
            .undefinedWhen(UNDEFINED_WHEN),
        ofService("loaded", "with", "Loaded"),
        ofService("direct", "without", "Direct"));
  }

  private static Dialect ofService(String basis, String how, String terms) {
    return Dialect.of(
            "of-service-" + basis,
            1,
            ("(defect%1$sLabour / 60 + defect%1$sDirect) / service%1$s: cost of handling cases of type"
                    + " DEFECT / all costs of service, of costs those that are recorded %2$s overhead")
                .formatted(terms, how),
            cell -> ofService(cell, "defect" + terms, "service" + terms))
        .undefinedWhen(NO_SERVICE_COST + "; or " + CaseCost.SEVERAL_CURRENCIES)
        .opensTo("service" + terms)
        .notBy(OF_CASES);
  }

  private static Outcome ofService(Cell cell, String part, String whole) {
    var defects = CaseCost.total(cell, part);
    var spentIn = cell.common(whole + "Currency");
    var all = cell.sum(whole);
    var evidence = CaseCost.evidence(cell, part).and("costsOfService", cell.count(whole + "Costs"));
    if (defects.several()
        || spentIn.distinct() > 1
        || (defects.currency() != null
            && spentIn.value() != null
            && !defects.currency().equals(spentIn.value()))) {
      return new Outcome.Undefined(CaseCost.SEVERAL_CURRENCIES, evidence);
    }
    if (spentIn.value() == null) {
      return new Outcome.Undefined(NO_SERVICE_COST, evidence);
    }
    return Outcome.ratio(
        defects.minor().doubleValue(),
        all.doubleValue(),
        evidence.quotient(
            Quantity.sumOfMoney(defects.minor(), spentIn.value()),
            Quantity.sumOfMoney(all, spentIn.value())),
        NO_SERVICE_COST);
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
