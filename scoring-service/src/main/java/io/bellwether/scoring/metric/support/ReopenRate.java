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
/// reopening is over; until then it counts neither way. `share` knows the tenant's time, the others
/// say theirs.
@Singleton
public final class ReopenRate implements Metric {

  private static final String NONE =
      "no case was resolved in the interval whose time for reopening is over";

  private static final Measure ENDED =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'");

  private static final Measure ALL =
      ENDED.only(
          "reopen-window-not-over", "resolved_at + :reopenWindowDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("reopened")
          .only("held", "reopened_at < resolved_at + :reopenWindowDays * INTERVAL '1' day");

  private static final Measure OF_7_DAYS =
      ENDED
          .and("resolutionsOf7Days")
          .only("reopen-window-not-over", "resolved_at + INTERVAL '7' day <= as_of");

  private static final Measure OF_30_DAYS =
      ENDED
          .and("resolutionsOf30Days")
          .only("reopen-window-not-over", "resolved_at + INTERVAL '30' day <= as_of");

  private static final Measure OF_90_DAYS =
      ENDED
          .and("resolutionsOf90Days")
          .only("reopen-window-not-over", "resolved_at + INTERVAL '90' day <= as_of");

  @Override
  public Definition definition() {
    return Definition.named("reopen-rate", "Reopen rate")
        .question("Which share of resolutions did not hold?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
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
            four("one of four within a week").by("within-7-days").answers(Quantity.real(0.25)),
            four("two within a month").by("within-30-days").answers(Quantity.real(0.5)),
            four("three within a quarter").by("within-90-days").answers(Quantity.real(0.75)),
            early("a week is not over").by("within-7-days").hasNoAnswer(NONE),
            early("nor is a month").by("within-30-days").hasNoAnswer(NONE),
            early("nor a quarter").by("within-90-days").hasNoAnswer(NONE),
            Example.named("nobody knows yet whether it holds")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-01-16T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        OF_7_DAYS,
        OF_7_DAYS
            .and("reopenedIn7Days")
            .only("held", "reopened_at < resolved_at + INTERVAL '7' day"),
        OF_30_DAYS,
        OF_30_DAYS
            .and("reopenedIn30Days")
            .only("held", "reopened_at < resolved_at + INTERVAL '30' day"),
        OF_90_DAYS,
        OF_90_DAYS
            .and("reopenedIn90Days")
            .only("held", "reopened_at < resolved_at + INTERVAL '90' day"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "reopened", "resolutions", NONE),
        within(7),
        within(30),
        within(90));
  }

  private static Dialect within(int days) {
    return Dialect.proportion(
        "within-%d-days".formatted(days),
        1,
        "reopenedIn%dDays".formatted(days),
        "resolutionsOf%dDays".formatted(days),
        NONE);
  }

  /// One is reopened after two days, others after twenty, sixty and a year.
  private static Example.Builder four(String name) {
    return Example.named(name)
        .given(RESOLUTION, resolved("1", "2026-06-01T00:00:00Z", "2026-01-12T00:00:00Z"))
        .given(RESOLUTION, resolved("2", "2026-06-01T00:00:00Z", "2026-01-30T00:00:00Z"))
        .given(RESOLUTION, resolved("3", "2026-06-01T00:00:00Z", "2026-03-11T00:00:00Z"))
        .given(RESOLUTION, resolved("4", "2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z"));
  }

  private static Example.Builder early(String name) {
    return Example.named(name)
        .given(RESOLUTION, resolved("1", "2026-01-16T00:00:00Z", "2026-01-12T00:00:00Z"));
  }

  private static String[] resolved(String id, String asOf, String reopened) {
    return new String[] {
      "id", id,
      "resolved_at", "2026-01-10T00:00:00Z",
      "closing", "RESOLVED",
      "as_of", asOf,
      "reopened_at", reopened
    };
  }
}
