package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.FEATURE_REQUEST;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
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

/// How many requests for features there are, from how many accounts, and what these pay a month:
/// what is asked for most need not be what matters most.
@Singleton
public final class FeatureRequests implements Metric {

  private static final String NO_REVENUE =
      "no account that pays asked for a feature in the interval, or they pay in several currencies";

  private static final Measure REQUESTS =
      Measure.count("requests", FEATURE_REQUEST, on("created_at"));

  private static final Measure PAYING =
      REQUESTS
          .as("recurringRevenue", new Agg.Sum("mrr_minor"))
          .only("account-pays-nothing-or-is-counted-already", "mrr_minor IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("feature-requests", "Feature requests")
        .question("Which features do customers want, and what is behind the wish?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.OF_CASE)
        .inputs(
            "feature_request.created_at", "feature_request.mrr_minor", "feature_request.currency")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-04")
        .examples(
            Example.named("two requests")
                .given(
                    FEATURE_REQUEST,
                    "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme mrr_minor=10000 currency=EUR")
                .given(FEATURE_REQUEST, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .answers(Quantity.count(2)),
            Example.named("of one account")
                .by("accounts")
                .given(
                    FEATURE_REQUEST,
                    "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme mrr_minor=10000 currency=EUR")
                .given(FEATURE_REQUEST, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .answers(Quantity.count(1)),
            Example.named("that pays 100 euros a month")
                .by("revenue")
                .given(
                    FEATURE_REQUEST,
                    "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme mrr_minor=10000 currency=EUR")
                .given(FEATURE_REQUEST, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .answers(Quantity.money(10000, "EUR")),
            Example.named("nobody who pays asked")
                .by("revenue")
                .given(FEATURE_REQUEST, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NO_REVENUE),
            Example.named("no wish is 0, not unknown").answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        REQUESTS,
        REQUESTS.as("accounts", new Agg.Distinct("account_id")),
        PAYING,
        PAYING.as("currency", new Agg.Common("currency")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "requests",
            1,
            "count of cases that ask for a feature",
            cell -> counted(cell, "requests")),
        Dialect.of(
                "accounts",
                1,
                "count of different accounts that ask for one",
                cell -> counted(cell, "accounts"))
            .opensTo("accounts"),
        Dialect.of(
                "revenue",
                1,
                "monthly recurring revenue, by now, of the accounts that ask for one; an account counts once for each reason and product area",
                FeatureRequests::revenue)
            .undefinedWhen(NO_REVENUE)
            .in(Unit.MONEY)
            .opensTo("recurringRevenue"));
  }

  private static Outcome counted(Cell cell, String term) {
    return Outcome.count(cell.count(term))
        .and("requests", Quantity.count(cell.count("requests")))
        .and("accounts", Quantity.count(cell.count("accounts")));
  }

  private static Outcome revenue(Cell cell) {
    var currency = cell.common("currency").value();
    var evidence = Evidence.of(cell.count("accounts")).ofEverything();
    return currency == null || currency.equals("several")
        ? new Outcome.Undefined(NO_REVENUE, evidence)
        : Outcome.money(cell.sum("recurringRevenue"), currency, evidence, NO_REVENUE);
  }
}
