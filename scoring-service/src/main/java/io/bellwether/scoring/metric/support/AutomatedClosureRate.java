package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
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

/// The share of resolved cases that a rule closed, of those of which it is known who did.
/// `reopened`: how many of these came back.
@Singleton
public final class AutomatedClosureRate implements Metric {

  private static final String NONE =
      "no case was resolved in the interval of which it is known who closed it";

  private static final String NONE_AUTOMATIC = "no case was closed by a rule in the interval";

  private static final Measure ALL =
      Measure.count("closed", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("closed-by-nobody-knows-whom", "ended_by IS NOT NULL");

  private static final Measure SOME =
      ALL.and("automatic").only("closed-by-a-person", "ended_by = 'BOT'");

  @Override
  public Definition definition() {
    return Definition.named("automated-closure-rate", "Automated closure rate")
        .question("How many cases does a rule close, and do they stay closed?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("resolution.resolved_at", "resolution.ended_by", "resolution.reopened_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-26")
        .examples(
            Example.named("one of two was closed by a rule")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z ended_by=BOT")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z ended_by=REP")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("one of two that a rule closed came back")
                .by("reopened")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z ended_by=BOT reopened_at=2026-01-20T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z ended_by=BOT")
                .answers(Quantity.real(0.5)),
            Example.named("no rule, none back")
                .by("reopened")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z ended_by=REP")
                .hasNoAnswer(NONE_AUTOMATIC),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME, SOME.and("reopenedAfter").only("held", "reopened_at IS NOT NULL"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "automatic", "closed", NONE),
        Dialect.proportion("reopened", 1, "reopenedAfter", "automatic", NONE_AUTOMATIC));
  }
}
