package io.bellwether.scoring.metric.retention;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Timing.fromStartToEnd;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;
import java.util.function.Function;

/// A sum of recurring revenue at the end over that of the start, as gross and net retention divide.
final class RetainedRevenue {

  static final String NOTHING_AT_START = "there was no recurring revenue at the start";
  static final String SEVERAL_CURRENCIES =
      "the revenue of the start is in several currencies and there is no exchange rate";
  static final String UNDEFINED_WHEN = NOTHING_AT_START + "; or " + SEVERAL_CURRENCIES;

  static final String[] INPUTS = {
    "account_mrr.mrr_minor",
    "account_mrr.currency",
    "account_mrr.valid_from",
    "account_mrr.valid_to"
  };

  /// What the paying accounts of the start paid then.
  static final Measure OPENING =
      Measure.of(
              "opening",
              ACCOUNT_MRR,
              fromStartToEnd(
                  "valid_from", "valid_to", List.of("account_id", "currency"), "mrr_minor"),
              new Agg.Sum("mrr_minor"))
          .only("not-paying-at-start", "mrr_minor > 0");

  private RetainedRevenue() {}

  static List<Measure> over(Measure retained) {
    return List.of(
        OPENING,
        retained,
        OPENING.as("currency", new Agg.Common("currency")),
        OPENING.as("customers", new Agg.Distinct("account_id")),
        OPENING.as("paid", new Agg.Each("mrr_minor")),
        OPENING.as("kept", new Agg.Each("least(mrr_minor, coalesce(end_mrr_minor, 0))")),
        OPENING.as("grown", new Agg.Each("greatest(coalesce(end_mrr_minor, 0) - mrr_minor, 0)")));
  }

  /// @param interval of a cell that has revenue at the start
  static Outcome share(Cell cell, String term, Function<Cell, Interval95> interval) {
    var evidence = Evidence.of(cell.count("customers"));
    var currency = cell.common("currency");
    if (currency.distinct() > 1) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    if (currency.value() == null) {
      return new Outcome.Undefined(NOTHING_AT_START, evidence);
    }
    var retained = cell.sum(term);
    var opening = cell.sum("opening");
    return Outcome.ratio(
        retained.doubleValue(),
        opening.doubleValue(),
        evidence
            .with(interval.apply(cell))
            .quotient(
                Quantity.sumOfMoney(retained, currency.value()),
                Quantity.sumOfMoney(opening, currency.value())),
        NOTHING_AT_START);
  }

  /// Customers are the sample, and weigh what they pay.
  static Interval95 ofKept(Cell cell) {
    return Interval95.ofWeightedShare(cell.each("kept"), cell.each("paid")).orElseThrow();
  }

  /// What is kept is a share, what is grown is not: each has an interval of its own kind. Where
  /// nobody, or everybody alike, has grown, the sample says nothing of how that may vary.
  static Interval95 ofKeptAndGrown(Cell cell) {
    var paid = ExactSum.of(cell.each("paid"));
    var grown = ExactSum.of(cell.each("grown")) / paid;
    return Interval95.ofSum(
            ExactSum.of(cell.each("kept")) / paid,
            ofKept(cell),
            grown,
            Interval95.ofRatioOfSums(cell.each("grown"), cell.each("paid"))
                .orElse(new Interval95(grown, grown)))
        .within(0, Double.POSITIVE_INFINITY);
  }

  /// 100 at the start: 25 churn, 30 become 25, 45 become 50; 45 are new and do not count.
  static Example.Builder publishedYear() {
    return Example.named("ServiceXRG's year")
        .given(ACCOUNT_MRR, step("Gone", "EUR", "25", "2025-01-01", "2026-01-10"))
        .given(ACCOUNT_MRR, step("Gone", "EUR", "0", "2026-01-10", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Less", "EUR", "30", "2025-01-01", "2026-01-12"))
        .given(ACCOUNT_MRR, step("Less", "EUR", "25", "2026-01-12", "9999-01-01"))
        .given(ACCOUNT_MRR, step("More", "EUR", "45", "2025-01-01", "2026-01-15"))
        .given(ACCOUNT_MRR, step("More", "EUR", "50", "2026-01-15", "9999-01-01"))
        .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"));
  }

  static Example inTwoCurrencies() {
    return Example.named("euros and dollars are not added")
        .given(ACCOUNT_MRR, step("Acme", "EUR", "100", "2025-01-01", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Hooli", "USD", "100", "2025-01-01", "9999-01-01"))
        .hasNoAnswer(SEVERAL_CURRENCIES);
  }

  static Example ofNewCustomersOnly() {
    return Example.named("new customers have nothing to keep")
        .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"))
        .hasNoAnswer(NOTHING_AT_START);
  }

  static String[] step(String account, String currency, String minor, String from, String to) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", currency,
      "mrr_minor", minor,
      "valid_from", from,
      "valid_to", to
    };
  }
}
