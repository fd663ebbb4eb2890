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

/// The share of resolved cases that took more than one reply: the complex ones.
@Singleton
public final class MultiTouchRate implements Metric {

  private static final String NONE = "no case with a reply was first resolved in the interval";

  private static final Measure ALL =
      Measure.count("replied", CASE_HANDLING, on("first_resolved_at"))
          .only("zero-reply", "replies_to_first_resolution > 0");

  private static final Measure SOME =
      ALL.and("multiTouch").only("one-reply", "replies_to_first_resolution > 1");

  @Override
  public Definition definition() {
    return Definition.named("multi-touch-rate", "Multi-touch rate")
        .question("Do customers often have complex issues?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("firstResolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs("case_handling.first_resolved_at", "case_handling.replies_to_first_resolution")
        .source("InsightSquared, customer service metrics; Wilson's score interval")
        .answers("S004-21")
        .examples(
            Example.named("one of two took more than one reply")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-10T00:00:00Z replies_to_first_resolution=1")
                .given(
                    CASE_HANDLING,
                    "id=2 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-10T00:00:00Z replies_to_first_resolution=4")
                .given(
                    CASE_HANDLING,
                    "id=3 created_at=2026-01-10T00:00:00Z first_resolved_at=2026-01-10T00:00:00Z replies_to_first_resolution=0")
                .answers(Quantity.real(0.5)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "multiTouch", "replied", NONE));
  }
}
