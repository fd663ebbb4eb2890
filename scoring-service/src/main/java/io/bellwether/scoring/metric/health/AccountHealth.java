package io.bellwether.scoring.metric.health;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Facts.SEAT_USE;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import io.bellwether.scoring.metric.adoption.LicenceAdoption;
import io.bellwether.scoring.metric.retention.NetRevenueRetention;
import io.bellwether.scoring.metric.survey.CustomerSatisfaction;
import io.bellwether.scoring.metric.survey.NetPromoterScore;
import jakarta.inject.Singleton;
import java.time.Period;
import java.util.List;

/// How well an account is doing: use, revenue, satisfaction and loyalty on one scale of 0 to 100
/// points, of which more is better. What customers say alone is not called health: at least two
/// measures that are no surveys must be known.
@Singleton
public final class AccountHealth implements AccountModel {

  private static final String NOBODY_KNOWN =
      "no paying account is known well enough: at least half of the weight of its measures, and two"
          + " of them that are no surveys";

  private final List<Part> parts =
      List.of(
          part("adoption", new LicenceAdoption(), Period.ofDays(30), 0.35, new Scale(0.2, 0.8)),
          part("revenue", new NetRevenueRetention(), Period.ofYears(1), 0.25, new Scale(0.7, 1.1)),
          part(
              "satisfaction",
              new CustomerSatisfaction(),
              Period.ofDays(180),
              0.2,
              new Scale(0.4, 1)),
          part("loyalty", new NetPromoterScore(), Period.ofYears(1), 0.2, new Scale(-100, 100)));

  @Override
  public Definition definition() {
    return Definition.named("account-health", "Account health")
        .question("How are our customers doing, and by which of their measures?")
        .unit(Unit.POINTS)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("the end of the interval; each measure looks back from there")
        .groupBy(AccountDimensions.ALL)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "seat_use.seats_used",
            "seat_use.seats_sold",
            "response.score",
            "response.kind")
        .source(
            "ServiceXRG, The Right Metrics: a composite of adoption, success, retention and revenue;"
                + " weights and scales are ours, the article gives none")
        .answers("S002-11", "S000-18")
        .examples(
            halfTheSeats("use alone is too little")
                .given(ACCOUNT_MRR, paying("2025-06-01", "9999-01-01"))
                .hasNoAnswer(NOBODY_KNOWN),
            halfTheSeats("half the seats, steady revenue and a promoter, without satisfaction")
                .given(ACCOUNT_MRR, paying("2024-06-01", "9999-01-01"))
                .given(RESPONSE, said("1", "NPS", "0", "10", "10"))
                .answers(Quantity.real((0.35 * 50 + 0.25 * 75 + 0.2 * 100) / 0.8)),
            halfTheSeats("use and what customers say is no health, without a year of revenue")
                .given(ACCOUNT_MRR, paying("2025-06-01", "9999-01-01"))
                .given(RESPONSE, said("1", "NPS", "0", "10", "10"))
                .given(RESPONSE, said("2", "CSAT", "1", "5", "5"))
                .hasNoAnswer(NOBODY_KNOWN),
            halfTheSeats("who pays nothing at the end is no customer")
                .given(ACCOUNT_MRR, paying("2024-06-01", "2026-01-15"))
                .hasNoAnswer(NOBODY_KNOWN));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public double leastKnownWeight() {
    return 0.5;
  }

  @Override
  public int leastBesidesSurveys() {
    return 2;
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean-of-accounts",
                2,
                "mean over paying accounts of 0.35 adoption + 0.25 revenue + 0.2 satisfaction +"
                    + " 0.2 loyalty, each 0 to 100 points, over the weight that is known, of those of"
                    + " which at least two are known that are no surveys",
                AccountHealth::mean)
            .undefinedWhen(NOBODY_KNOWN));
  }

  private static Outcome mean(Cell cell) {
    var scores = cell.each(SCORES);
    var missing = cell.each(MISSING_WEIGHTS);
    var accounts = cell.count("accounts");
    var evidence =
        Evidence.of(scores.size())
            .and("accounts", accounts)
            .and("withoutScore", accounts - scores.size());
    if (accounts > 0) {
      evidence = evidence.and("missingWeight", Quantity.real(mean(missing)));
    }
    if (scores.isEmpty()) {
      return new Outcome.Undefined(NOBODY_KNOWN, evidence);
    }
    return new Outcome.Value(
        Quantity.real(mean(scores)),
        Interval95.ofMean(scores)
            .map(interval -> interval.within(0, 100))
            .map(evidence::with)
            .orElse(evidence.withoutInterval("one account, or several alike, show no spread")));
  }

  private static double mean(List<Double> values) {
    return ExactSum.of(values) / values.size();
  }

  private static Part part(
      String name, Metric metric, Period lookback, double weight, Scale scale) {
    return new Part(name, metric, metric.dialects().getFirst(), lookback, weight, scale);
  }

  private static Example.Builder halfTheSeats(String name) {
    return Example.named(name)
        .given(
            SEAT_USE,
            "id",
            "1",
            "account_id",
            "Acme",
            "used_on",
            "2026-01-20",
            "seats_used",
            "50",
            "seats_sold",
            "100");
  }

  private static String[] said(String id, String kind, String min, String max, String score) {
    return new String[] {
      "id", id,
      "account_id", "Acme",
      "kind", kind,
      "scale_min", min,
      "scale_max", max,
      "score", score,
      "responded_at", "2025-11-15T12:00:00Z"
    };
  }

  private static String[] paying(String from, String to) {
    return new String[] {
      "id", "Acme",
      "account_id", "Acme",
      "currency", "EUR",
      "mrr_minor", "10000",
      "valid_from", from,
      "valid_to", to
    };
  }
}
