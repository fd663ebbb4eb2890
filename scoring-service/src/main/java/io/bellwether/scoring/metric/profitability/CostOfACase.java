package io.bellwether.scoring.metric.profitability;

import static io.bellwether.scoring.metric.SupportFacts.CASE_COST;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What single cases cost, from their creation to their last resolution: [CostPerCase] divides what
/// was spent in an interval by what was resolved in it, and knows no single case. All of it is of
/// the team that had the case at its resolution.
@Singleton
public final class CostOfACase implements Metric {

  private static final String NONE =
      "nothing is known of the cost of any case resolved in the interval";
  private static final String UNDEFINED_WHEN = NONE + "; or " + CaseCost.SEVERAL_CURRENCIES;

  private static final Measure RESOLVED =
      Measure.of("resolved", CASE_COST, on("resolved_at"), new Agg.Distinct("id"));

  private static final Measure KNOWN =
      RESOLVED
          .as("cost", new Agg.Spread("cost_minor"))
          .only("cost-not-known", "cost_minor IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("cost-of-a-case", "Cost of a case")
        .question("What does a single case cost, and do some kinds cost more than others?")
        .unit(Unit.MONEY)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt; everything spent on the case, whenever")
        .groupBy(CaseDimensions.OF_CASE, "team")
        .inputs("case_cost.resolved_at", "case_cost.cost_minor", "case_cost.currency")
        .source("ServiceXRG, Beyond Service Metrics; Hall, 1992, order statistics of the median")
        .answers("S000-12")
        .readableBy("finance", "admin")
        .examples(
            three("the mean of 10, 20 and 60 euros").answers(Quantity.money(3000, "EUR")),
            three("their median").by("median").answers(Quantity.money(2000, "EUR")),
            Example.named("a cost that nobody recorded is not zero")
                .given(CASE_COST, "id=1 resolved_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("no case, no median").by("median").hasNoAnswer(NONE),
            Example.named("euros and dollars do not add up")
                .given(
                    CASE_COST, "id=1 resolved_at=2026-01-10T00:00:00Z cost_minor=1000 currency=EUR")
                .given(
                    CASE_COST, "id=2 resolved_at=2026-01-10T00:00:00Z cost_minor=1000 currency=USD")
                .hasNoAnswer(CaseCost.SEVERAL_CURRENCIES));
  }

  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(CASE_COST, "id=1 resolved_at=2026-01-10T00:00:00Z cost_minor=1000 currency=EUR")
        .given(CASE_COST, "id=2 resolved_at=2026-01-10T00:00:00Z cost_minor=2000 currency=EUR")
        .given(CASE_COST, "id=3 resolved_at=2026-01-10T00:00:00Z cost_minor=6000 currency=EUR")
        .given(CASE_COST, "id=4 resolved_at=2026-01-10T00:00:00Z");
  }

  @Override
  public List<Measure> measures() {
    return List.of(RESOLVED, KNOWN, KNOWN.as("currency", new Agg.Common("currency")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean",
                2,
                "mean over cases of (minutes worked * hourly cost / 60 + direct costs, those once that are recorded with overhead and without), of those with any; notKnown = those with none",
                CostOfACase::mean)
            .undefinedWhen(UNDEFINED_WHEN)
            .meanOf("cost"),
        Dialect.of("median", 2, "median of the same", CostOfACase::median)
            .undefinedWhen(UNDEFINED_WHEN)
            .opensTo("cost"));
  }

  private static Outcome mean(Cell cell) {
    var cost = cell.spread("cost");
    var mean = cost.mean();
    var evidence = evidence(cell, cost);
    return money(
        cell,
        mean,
        Interval95.ofSkewedMean(cost.n(), mean, cost.deviation())
            .map(evidence::with)
            .orElseGet(
                () -> evidence.withoutInterval("one value, or several alike, show no spread")));
  }

  private static Outcome median(Cell cell) {
    var cost = cell.spread("cost");
    var interval = cost.ofMedian();
    var evidence = evidence(cell, cost);
    return money(
        cell,
        cost.median(),
        interval == null
            ? evidence.withoutInterval("fewer than six cases tell no interval of their median")
            : evidence.with(interval));
  }

  private static Evidence evidence(Cell cell, Term.Spread cost) {
    return Evidence.of(cost.n()).and("notKnown", cell.count("resolved") - cost.n());
  }

  private static Outcome money(Cell cell, @Nullable Double minor, Evidence evidence) {
    var currency = cell.common("currency");
    if (currency.distinct() > 1) {
      return new Outcome.Undefined(
          CaseCost.SEVERAL_CURRENCIES,
          evidence.withoutInterval("there is no value").and("currencies", currency.distinct()));
    }
    if (minor == null || currency.value() == null) {
      return new Outcome.Undefined(NONE, evidence.withoutInterval("there is no value"));
    }
    return Outcome.money(BigDecimal.valueOf(Math.rint(minor)), currency.value(), evidence, NONE);
  }
}
