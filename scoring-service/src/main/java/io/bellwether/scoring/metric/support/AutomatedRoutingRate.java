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

/// The share of routed cases that a rule routed. `accuracy`: of these, how many stayed where the
/// rule put them.
@Singleton
public final class AutomatedRoutingRate implements Metric {

  private static final String NONE = "no case created in the interval was routed";

  private static final String NONE_AUTOMATIC =
      "no case created in the interval was routed by a rule";

  private static final Measure ALL =
      Measure.count("routed", CASE_HANDLING, on("created_at")).only("not-routed", "routings > 0");

  private static final Measure SOME =
      ALL.and("automatic").only("routed-by-a-person", "routed_by = 'BOT'");

  @Override
  public Definition definition() {
    return Definition.named("automated-routing-rate", "Automated routing rate")
        .question("How much routing is automatic, and does it find the right team?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.OF_CASE, "team")
        .inputs("case_handling.created_at", "case_handling.routings", "case_handling.routed_by")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-25")
        .examples(
            Example.named("one of two was routed by a rule")
                .given(
                    CASE_HANDLING, "id=1 created_at=2026-01-10T00:00:00Z routings=1 routed_by=BOT")
                .given(
                    CASE_HANDLING, "id=2 created_at=2026-01-10T00:00:00Z routings=2 routed_by=REP")
                .given(CASE_HANDLING, "id=3 created_at=2026-01-10T00:00:00Z routings=0")
                .answers(Quantity.real(0.5)),
            Example.named("of two that a rule routed one had to be routed again")
                .by("accuracy")
                .given(
                    CASE_HANDLING, "id=1 created_at=2026-01-10T00:00:00Z routings=1 routed_by=BOT")
                .given(
                    CASE_HANDLING, "id=2 created_at=2026-01-10T00:00:00Z routings=2 routed_by=BOT")
                .answers(Quantity.real(0.5)),
            Example.named("no rule, no accuracy")
                .by("accuracy")
                .given(
                    CASE_HANDLING, "id=1 created_at=2026-01-10T00:00:00Z routings=1 routed_by=REP")
                .hasNoAnswer(NONE_AUTOMATIC),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME, SOME.and("kept").only("routed-again", "routings = 1"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "automatic", "routed", NONE),
        Dialect.proportion("accuracy", 1, "kept", "automatic", NONE_AUTOMATIC));
  }
}
