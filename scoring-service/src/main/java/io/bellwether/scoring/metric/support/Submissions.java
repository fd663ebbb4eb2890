package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.on;

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
        .groupBy(
            "caseChannel",
            "type",
            "severity",
            "priority",
            "serviceTier",
            "tier",
            "region",
            "country",
            "segment",
            "account")
        .inputs("support_case.created_at")
        .source("InsightSquared, customer service metrics: submissions by channel")
        .answers("S004-22")
        .examples(
            Example.named("a case counts in the month in which it was created")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-01-01T00:00:00Z")
                .given(SUPPORT_CASE, "id", "2", "created_at", "2026-01-31T23:59:59Z")
                .given(SUPPORT_CASE, "id", "3", "created_at", "2026-02-01T00:00:00Z")
                .given(ACCOUNT, "id", "Acme")
                .answers(Quantity.count(2)),
            Example.named("a month without cases is 0, not unknown")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-02-01T00:00:00Z")
                .answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(CASES);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of("created", 1, "count of cases", cell -> Outcome.count(cell.count("cases"))));
  }
}
