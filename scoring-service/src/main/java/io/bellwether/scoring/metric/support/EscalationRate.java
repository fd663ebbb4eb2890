package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of resolved cases that had to be escalated.
@Singleton
public final class EscalationRate implements Metric {

  private static final String NONE = "no case was first resolved in the interval";

  private static final Measure ALL =
      Measure.count("resolved", CASE_HANDLING, on("first_resolved_at"));

  private static final Measure SOME =
      ALL.and("escalated").only("not-escalated", "escalated_at <= first_resolved_at");

  @Override
  public Definition definition() {
    return Definition.named("escalation-rate", "Escalation rate")
        .question("How often does a case need somebody else?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("firstResolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs("case_handling.first_resolved_at", "case_handling.escalated_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-36", "S004-21")
        .examples(
            Example.named("one of two was escalated before it was resolved")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-10T00:00:00Z escalated_at=2026-01-09T00:00:00Z")
                .given(
                    CASE_HANDLING,
                    "id=2 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-10T00:00:00Z escalated_at=2026-01-20T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("an open case may still be escalated")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z escalated_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "escalated", "resolved", NONE));
  }
}
