package io.bellwether.scoring.metric.profitability;

import static io.bellwether.scoring.metric.Facts.COST;
import static io.bellwether.scoring.metric.Facts.SERVICE_REVENUE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// What is left of service revenue after the cost of serving, as a share of it. A cost is recorded
/// with or without its overhead, and only costs of one basis are added: both would count twice.
@Singleton
public final class ServiceMargin implements Metric {

  private static final String NO_REVENUE = "no service revenue was recognised in the interval";
  private static final String NO_COST =
      "no cost of this basis was recorded in the interval, which does not mean that there was none";
  private static final String SEVERAL_CURRENCIES =
      "revenue and costs are in several currencies and there is no exchange rate";
  private static final String UNDEFINED_WHEN =
      NO_REVENUE + "; or " + NO_COST + "; or " + SEVERAL_CURRENCIES;

  private static final Measure REVENUE =
      Measure.of("revenue", SERVICE_REVENUE, on("recognized_on"), new Agg.Sum("amount_minor"));
  private static final Measure LOADED =
      Measure.of("loadedCost", COST, on("incurred_on"), new Agg.Sum("amount_minor"))
          .only("without-its-overhead", "cost_basis = 'LOADED'");
  private static final Measure DIRECT =
      Measure.of("directCost", COST, on("incurred_on"), new Agg.Sum("amount_minor"))
          .only("with-its-overhead", "cost_basis = 'DIRECT'");

  @Override
  public Definition definition() {
    return Definition.named("service-margin", "Service margin")
        .question("Does service revenue pay for the cost of serving customers?")
        .unit(Unit.RATE)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("recognizedOn of revenue, incurredOn of costs")
        .groupBy(AccountDimensions.ALL, "serviceType")
        .inputs(
            "service_revenue.recognized_on",
            "service_revenue.amount_minor",
            "service_revenue.currency",
            "cost.incurred_on",
            "cost.cost_basis",
            "cost.amount_minor",
            "cost.currency")
        .source("ServiceXRG, Beyond Service Metrics, part 5: direct margin = direct revenue - cost")
        .answers("S000-40")
        .readableBy("finance", "admin")
        .examples(
            Example.named("of 400 earned, 300 are spent")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "25000"))
                .given(SERVICE_REVENUE, revenue("2", "EUR", "15000"))
                .given(COST, cost("1", "LOADED", "EUR", "30000"))
                .given(COST, cost("2", "DIRECT", "EUR", "20000"))
                .answers(Quantity.real(0.25)),
            Example.named("the same without overhead")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "40000"))
                .given(COST, cost("1", "LOADED", "EUR", "30000"))
                .given(COST, cost("2", "DIRECT", "EUR", "20000"))
                .by("direct")
                .answers(Quantity.real(0.5)),
            Example.named("serving can cost more than it earns")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "10000"))
                .given(COST, cost("1", "LOADED", "EUR", "15000"))
                .answers(Quantity.real(-0.5)),
            Example.named("costs that nobody recorded are not zero")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "10000"))
                .hasNoAnswer(NO_COST),
            Example.named("loaded costs say nothing about direct ones")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "10000"))
                .given(COST, cost("1", "LOADED", "EUR", "15000"))
                .by("direct")
                .hasNoAnswer(NO_COST),
            Example.named("cost without revenue has no margin")
                .given(COST, cost("1", "LOADED", "EUR", "15000"))
                .hasNoAnswer(NO_REVENUE),
            Example.named("dollars are not taken from euros")
                .given(SERVICE_REVENUE, revenue("1", "EUR", "10000"))
                .given(COST, cost("1", "LOADED", "USD", "5000"))
                .hasNoAnswer(SEVERAL_CURRENCIES));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        REVENUE,
        REVENUE.as("revenueCurrency", new Agg.Common("currency")),
        REVENUE.as("revenues", new Agg.Count()),
        LOADED,
        LOADED.as("loadedCurrency", new Agg.Common("currency")),
        LOADED.as("loadedCosts", new Agg.Count()),
        DIRECT,
        DIRECT.as("directCurrency", new Agg.Common("currency")),
        DIRECT.as("directCosts", new Agg.Count()));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "loaded",
                1,
                "(revenue - loadedCost) / revenue: costs with their share of overhead",
                cell -> margin(cell, "loaded"))
            .undefinedWhen(UNDEFINED_WHEN),
        Dialect.of(
                "direct",
                1,
                "(revenue - directCost) / revenue: costs without overhead",
                cell -> margin(cell, "direct"))
            .undefinedWhen(UNDEFINED_WHEN));
  }

  private static Outcome margin(Cell cell, String basis) {
    var revenues = cell.count("revenues");
    var costs = cell.count(basis + "Costs");
    var evidence =
        Evidence.of(revenues + costs).ofEverything().and("revenues", revenues).and("costs", costs);
    var earnedIn = cell.common("revenueCurrency");
    var spentIn = cell.common(basis + "Currency");
    if (earnedIn.distinct() > 1
        || spentIn.distinct() > 1
        || (earnedIn.value() != null
            && spentIn.value() != null
            && !earnedIn.value().equals(spentIn.value()))) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    if (earnedIn.value() == null || cell.sum("revenue").signum() == 0) {
      return new Outcome.Undefined(NO_REVENUE, evidence);
    }
    if (spentIn.value() == null) {
      return new Outcome.Undefined(NO_COST, evidence);
    }
    var revenue = cell.sum("revenue");
    var left = revenue.subtract(cell.sum(basis + "Cost"));
    return Outcome.ratio(
        left.doubleValue(),
        revenue.doubleValue(),
        evidence.quotient(
            Quantity.sumOfMoney(left, earnedIn.value()),
            Quantity.sumOfMoney(revenue, earnedIn.value())),
        NO_REVENUE);
  }

  private static String[] revenue(String id, String currency, String minor) {
    return new String[] {
      "id",
      id,
      "account_id",
      "Acme",
      "service_type",
      "SUPPORT",
      "currency",
      currency,
      "amount_minor",
      minor,
      "recognized_on",
      "2026-01-15"
    };
  }

  private static String[] cost(String id, String basis, String currency, String minor) {
    return new String[] {
      "id", id,
      "account_id", "Acme",
      "service_type", "SUPPORT",
      "cost_basis", basis,
      "currency", currency,
      "amount_minor", minor,
      "incurred_on", "2026-01-15"
    };
  }
}
