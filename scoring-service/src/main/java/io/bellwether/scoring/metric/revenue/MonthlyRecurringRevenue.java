package io.bellwether.scoring.metric.revenue;

import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.Timing.closing;

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

/// The monthly value of all recurring lines in force at the end of the interval.
@Singleton
public final class MonthlyRecurringRevenue implements Metric {

  private static final String NOTHING_IN_FORCE =
      "no recurring line was in force at the end of the interval";
  private static final String SEVERAL_CURRENCIES =
      "the lines are in several currencies and there is no exchange rate: group or filter by"
          + " currency";

  private static final String TOO_LARGE = "the sum is larger than an amount of 64 bits can say";

  private static final Measure MRR =
      Measure.of(
          "mrr", RECURRING_LINE, closing("valid_from", "valid_to"), new Agg.Sum("monthly_minor"));

  @Override
  public Definition definition() {
    return Definition.named("monthly-recurring-revenue", "Monthly recurring revenue")
        .question("How much do customers pay us each month?")
        .unit(Unit.MONEY)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("in force at the end of the interval")
        .groupBy(AccountDimensions.ALL, "currency", "plan", "product")
        .inputs(
            "recurring_line.monthly_minor",
            "recurring_line.currency",
            "recurring_line.valid_from",
            "recurring_line.valid_to")
        .source("ChartMogul help; lines are normalised to a month once, one by one")
        .answers("S003-18")
        .examples(
            Example.named("lines add up while they are in force")
                .given(RECURRING_LINE, line("1", "EUR", "10000", "2025-06-01", "9999-01-01"))
                .given(RECURRING_LINE, line("2", "EUR", "2500", "2026-01-10", "9999-01-01"))
                .given(RECURRING_LINE, line("3", "EUR", "7000", "2025-01-01", "2026-01-20"))
                .answers(Quantity.money(12500, "EUR")),
            Example.named(
                    "a line that ends with the interval still counts, one that starts does not")
                .given(RECURRING_LINE, line("1", "EUR", "10000", "2025-06-01", "2026-02-01"))
                .given(RECURRING_LINE, line("2", "EUR", "9900", "2026-02-01", "9999-01-01"))
                .answers(Quantity.money(10000, "EUR")),
            Example.named("euros and dollars are not added")
                .given(RECURRING_LINE, line("1", "EUR", "10000", "2025-06-01", "9999-01-01"))
                .given(RECURRING_LINE, line("2", "USD", "10000", "2025-06-01", "9999-01-01"))
                .hasNoAnswer(SEVERAL_CURRENCIES),
            Example.named("a sum that no amount can hold")
                .given(
                    RECURRING_LINE,
                    line("1", "EUR", "9223372036854775807", "2025-06-01", "9999-01-01"))
                .given(RECURRING_LINE, line("2", "EUR", "1", "2025-06-01", "9999-01-01"))
                .hasNoAnswer(TOO_LARGE),
            Example.named("no line has no currency").hasNoAnswer(NOTHING_IN_FORCE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        MRR,
        MRR.as("currency", new Agg.Common("currency")),
        MRR.as("lines", new Agg.Count()),
        MRR.as("accounts", new Agg.Distinct("account_id")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "lines-in-force",
                1,
                "sum of the monthly value of the lines in force just before the end",
                MonthlyRecurringRevenue::total)
            .undefinedWhen(NOTHING_IN_FORCE + "; or " + SEVERAL_CURRENCIES + "; or " + TOO_LARGE));
  }

  private static Outcome total(Cell cell) {
    var evidence =
        Evidence.of(cell.count("lines"))
            .ofEverything()
            .and("lines", cell.count("lines"))
            .and("accounts", cell.count("accounts"));
    var currency = cell.common("currency");
    if (currency.distinct() > 1) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    if (currency.value() == null) {
      return new Outcome.Undefined(NOTHING_IN_FORCE, evidence);
    }
    return Outcome.money(cell.sum("mrr"), currency.value(), evidence, TOO_LARGE);
  }

  private static String[] line(String id, String currency, String minor, String from, String to) {
    return new String[] {
      "id",
      id,
      "account_id",
      "Acme",
      "currency",
      currency,
      "monthly_minor",
      minor,
      "valid_from",
      from,
      "valid_to",
      to
    };
  }
}
