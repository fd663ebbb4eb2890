package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.FEATURE_REQUEST;
import static io.bellwether.scoring.metric.SupportFacts.FEATURE_REQUEST_MRR;
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

/// How many requests for features there are, from how many accounts, and what these pay a month at
/// the end of the interval: what is asked for most need not be what matters most. An account that
/// asks more than once counts once in every group that it asks in.
@Singleton
public final class FeatureRequests implements Metric {

  private static final String NO_REVENUE =
      "no account that pays at the end of the interval asked for a feature in it, or they pay in several currencies";

  private static final Measure REQUESTS =
      Measure.count("requests", FEATURE_REQUEST, on("created_at"));

  private static final Measure PAYING =
      Measure.of(
              "recurringRevenue",
              FEATURE_REQUEST_MRR,
              on("created_at"),
              new Agg.SumOfEach("account_id", "mrr_minor"))
          .only("not-what-is-paid-at-the-end", "valid_from <= :lastDay AND valid_to > :lastDay");

  @Override
  public Definition definition() {
    return Definition.named("feature-requests", "Feature requests")
        .question("Which features do customers want, and what is behind the wish?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("createdAt; paying just before the end of the interval")
        .groupBy(CaseDimensions.OF_CASE)
        .inputs(
            "feature_request.created_at",
            "feature_request.account_id",
            "feature_request_mrr.created_at",
            "feature_request_mrr.mrr_minor",
            "feature_request_mrr.currency",
            "feature_request_mrr.valid_from",
            "feature_request_mrr.valid_to")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-04")
        .examples(
            Example.named("two requests")
                .given(FEATURE_REQUEST, "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .given(FEATURE_REQUEST, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .answers(Quantity.count(2)),
            Example.named("of one account")
                .by("accounts")
                .given(FEATURE_REQUEST, "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .given(FEATURE_REQUEST, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .answers(Quantity.count(1)),
            Example.named("one that asks twice and one that asks once pay 100 euros a month each")
                .by("revenue")
                .given(FEATURE_REQUEST_MRR, paid("1", "Acme", "product_area=A", "10000"))
                .given(FEATURE_REQUEST_MRR, paid("2", "Acme", "product_area=B", "10000"))
                .given(FEATURE_REQUEST_MRR, paid("3", "Bolt", "product_area=A", "10000"))
                .answers(Quantity.money(20000, "EUR")),
            Example.named("what is paid at the end counts, also if it is known to end later")
                .by("revenue")
                .given(FEATURE_REQUEST_MRR, until("1", "10000", "2025-01-01", "2026-01-20"))
                .given(FEATURE_REQUEST_MRR, until("1", "15000", "2026-01-20", "2026-06-01"))
                .given(FEATURE_REQUEST_MRR, until("1", "20000", "2026-06-01", "9999-01-01"))
                .answers(Quantity.money(15000, "EUR")),
            Example.named("who stopped paying on the last day pays nothing at the end")
                .by("revenue")
                .given(FEATURE_REQUEST_MRR, until("1", "10000", "2025-01-01", "2026-01-31"))
                .hasNoAnswer(NO_REVENUE),
            Example.named("euros and dollars do not add up")
                .by("revenue")
                .given(FEATURE_REQUEST_MRR, paid("1", "Acme", "currency=EUR", "10000"))
                .given(FEATURE_REQUEST_MRR, paid("2", "Bolt", "currency=USD", "10000"))
                .hasNoAnswer(NO_REVENUE),
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
                2,
                "monthly recurring revenue at the end of the interval of the different accounts that ask for one in it",
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

  private static String[] paid(String id, String account, String different, String minor) {
    return Example.row(
        different.split("="),
        Example.row(
            new String[] {"id", id, "account_id", account},
            until(id, minor, "2025-01-01", "9999-01-01")));
  }

  private static String[] until(String id, String minor, String from, String to) {
    return new String[] {
      "id", id,
      "account_id", "Acme",
      "created_at", "2026-01-10T00:00:00Z",
      "currency", "EUR",
      "mrr_minor", minor,
      "valid_from", from,
      "valid_to", to
    };
  }
}
