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

/// The share of resolutions that did not hold. Whether one holds can be said when the time for
/// reopening is over; until then it counts neither way.
@Singleton
public final class ReopenRate implements Metric {

  private static final String NONE =
      "no case was resolved in the interval whose time for reopening is over";

  private static final Measure ALL =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only(
              "reopen-window-not-over",
              "resolved_at + :reopenWindowDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("reopened")
          .only("held", "reopened_at < resolved_at + :reopenWindowDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("reopen-rate", "Reopen rate")
        .question("Which share of resolutions did not hold?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "resolution.resolved_at",
            "resolution.reopened_at",
            "resolution.closing",
            "resolution.as_of")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-43")
        .policy("reopenWindowDays", 7)
        .examples(
            Example.named("of three resolutions one was reopened in time, one too late to count")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z reopened_at=2026-01-12T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z reopened_at=2026-01-17T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=4 resolved_at=2026-01-10T00:00:00Z closing=MERGED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("nobody knows yet whether it holds")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-01-16T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "reopened", "resolutions", NONE));
  }
}
