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

/// The share of resolutions after which the same customer came back for the same reason, in a case
/// of its own, or in one that is linked as a repeat: who linked it knew better than its reason.
/// Only cases with an account and a reason can show both, and when their time for it is over.
/// `share` knows the tenant's time, the others say theirs.
@Singleton
public final class RepeatContactRate implements Metric {

  private static final String NONE =
      "no case with an account and a reason was resolved in the interval whose time for coming back is over";

  private static final Measure KNOWN =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("account-or-reason-not-known", "account_id IS NOT NULL AND reason IS NOT NULL");

  private static final Measure ALL =
      KNOWN.only(
          "repeat-window-not-over", "resolved_at + :repeatWindowDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("repeated")
          .only(
              "no-repeat-within-the-window",
              "repeated_at < resolved_at + :repeatWindowDays * INTERVAL '1' day");

  private static final Measure OF_7_DAYS =
      KNOWN
          .and("resolutionsOf7Days")
          .only("repeat-window-not-over", "resolved_at + INTERVAL '7' day <= as_of");

  private static final Measure OF_30_DAYS =
      KNOWN
          .and("resolutionsOf30Days")
          .only("repeat-window-not-over", "resolved_at + INTERVAL '30' day <= as_of");

  private static final Measure OF_90_DAYS =
      KNOWN
          .and("resolutionsOf90Days")
          .only("repeat-window-not-over", "resolved_at + INTERVAL '90' day <= as_of");

  @Override
  public Definition definition() {
    return Definition.named("repeat-contact-rate", "Repeat contact rate")
        .question("How often do customers come back for the same reason?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "resolution.resolved_at",
            "resolution.repeated_at",
            "resolution.reason",
            "resolution.as_of")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-43")
        .policy("repeatWindowDays", 30)
        .examples(
            Example.named("one of two came back")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z account_id=Acme reason=LOGIN repeated_at=2026-01-20T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z account_id=Acme reason=EXPORT repeated_at=2026-02-20T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z reason=LOGIN")
                .answers(Quantity.real(0.5)),
            four("one of four within a week").by("within-7-days").answers(Quantity.real(0.25)),
            four("two within a month").by("within-30-days").answers(Quantity.real(0.5)),
            four("three within a quarter").by("within-90-days").answers(Quantity.real(0.75)),
            early("a week is not over").by("within-7-days").hasNoAnswer(NONE),
            early("nor is a month").by("within-30-days").hasNoAnswer(NONE),
            early("nor a quarter").by("within-90-days").hasNoAnswer(NONE),
            Example.named("without a reason nobody can tell")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z account_id=Acme")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        OF_7_DAYS,
        OF_7_DAYS
            .and("repeatedIn7Days")
            .only("no-repeat-within-the-window", "repeated_at < resolved_at + INTERVAL '7' day"),
        OF_30_DAYS,
        OF_30_DAYS
            .and("repeatedIn30Days")
            .only("no-repeat-within-the-window", "repeated_at < resolved_at + INTERVAL '30' day"),
        OF_90_DAYS,
        OF_90_DAYS
            .and("repeatedIn90Days")
            .only("no-repeat-within-the-window", "repeated_at < resolved_at + INTERVAL '90' day"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 2, "repeated", "resolutions", NONE),
        within(7),
        within(30),
        within(90));
  }

  private static Dialect within(int days) {
    return Dialect.proportion(
        "within-%d-days".formatted(days),
        2,
        "repeatedIn%dDays".formatted(days),
        "resolutionsOf%dDays".formatted(days),
        NONE);
  }

  /// Who comes back after two days, twenty, sixty and never.
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

  private static String[] resolved(String id, String asOf, String repeated) {
    return new String[] {
      "id", id,
      "resolved_at", "2026-01-10T00:00:00Z",
      "closing", "RESOLVED",
      "account_id", "Acme",
      "reason", "LOGIN",
      "as_of", asOf,
      "repeated_at", repeated
    };
  }
}
