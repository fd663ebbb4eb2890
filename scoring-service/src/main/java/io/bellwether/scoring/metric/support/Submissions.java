package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
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
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// How many cases came in.
@Singleton
public final class Submissions implements Metric {

  private static final Measure CASES = Measure.count("cases", SUPPORT_CASE, on("created_at"));

  @Override
  public Definition definition() {
    return Definition.named("submissions", "Submissions")
        .question("How many cases did customers submit, and over which channels?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS, "status")
        .inputs("support_case.created_at")
        .source("InsightSquared, customer service metrics: submissions by channel")
        .answers(
            "S004-22", "S004-24", "S002-15", "S002-16", "S002-17", "S002-19", "S002-20", "S000-02",
            "S000-03", "S001-11")
        .examples(
            Example.named("a case counts in the month in which it was created")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-01-01T00:00:00Z")
                .given(SUPPORT_CASE, "id", "2", "created_at", "2026-01-31T23:59:59Z")
                .given(SUPPORT_CASE, "id", "3", "created_at", "2026-02-01T00:00:00Z")
                .given(ACCOUNT, "id", "Acme")
                .answers(Quantity.count(2)),
            Example.named("a month without cases is 0, not unknown")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-02-01T00:00:00Z")
                .answers(Quantity.count(0)),
            Example.named("two cases of the same customer are one account")
                .by("accounts")
                .given(
                    SUPPORT_CASE,
                    "id",
                    "1",
                    "account_id",
                    "Acme",
                    "created_at",
                    "2026-01-01T00:00:00Z")
                .given(
                    SUPPORT_CASE,
                    "id",
                    "2",
                    "account_id",
                    "Acme",
                    "created_at",
                    "2026-01-02T00:00:00Z")
                .given(SUPPORT_CASE, "id", "3", "created_at", "2026-01-03T00:00:00Z")
                .answers(Quantity.count(1)),
            Example.named("31 days have 744 hours")
                .by("mean-per-hour")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-01-01T00:00:00Z")
                .given(SUPPORT_CASE, "id", "2", "created_at", "2026-01-31T23:59:59Z")
                .answers(Quantity.real(2.0 / 744)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(CASES, CASES.as("accounts", new Agg.Distinct("account_id")));
  }

  @Override
  public boolean hasShares(Dialect dialect) {
    return dialect.name().equals("created");
  }

  @Override
  public Optional<Rate> rate(Dialect dialect) {
    return dialect.name().equals("mean-per-hour")
        ? Optional.of(new Rate(1, "cases", "hours", false))
        : Optional.empty();
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of("created", 1, "count of cases", Submissions::cases),
        Dialect.of(
                "accounts",
                1,
                "count of different accounts with a case; cases without an account count nowhere",
                cell -> Outcome.count(cell.count("accounts")))
            .opensTo("accounts"),
        Dialect.of(
                "mean-per-hour",
                1,
                "count of cases / hours of the interval; by hour or weekday, those hours: one that the"
                    + " change of clocks leaves out or repeats counts as often as it was; none where the interval has no such hour",
                Submissions::perHour)
            .in(Unit.RATE));
  }

  private static Outcome cases(Cell cell) {
    var cases = cell.count("cases");
    return new Outcome.Value(
        Quantity.count(cases),
        Evidence.of(cases).ofEverything().and("accounts", cell.count("accounts")));
  }

  private static Outcome perHour(Cell cell) {
    var cases = cell.count("cases");
    var hours = LocalHours.in(cell);
    if (hours == 0) {
      return new Outcome.Undefined("the interval has no such hour", Evidence.of(0));
    }
    return new Outcome.Value(
        Quantity.real((double) cases / hours),
        Evidence.of(cases)
            .quotient(Quantity.count(cases), Quantity.count(hours))
            .with(Interval95.poissonRate(cases, hours)));
  }
}
