package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.CASE_OPEN;
import static io.bellwether.scoring.metric.Facts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

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

/// How long it takes to resolve a case. A reopened case has two honest times, that of its first and
/// that of its last resolution; the first does not change any more. What is still open has none and
/// is counted beside the value.
@Singleton
public final class TimeToResolution implements Metric {

  private static final String NONE_RESOLVED = "no case was first resolved in the interval";
  private static final String NONE_LEFT_RESOLVED =
      "no case has its last resolution in the interval";

  private static final Measure FIRST =
      Measure.of(
              "firstResolved",
              SUPPORT_CASE,
              on("first_resolved_at"),
              new Agg.Spread(
                  "CAST(floor(extract(epoch FROM (first_resolved_at - created_at))) AS bigint)"))
          .only("resolved-before-creation", "first_resolved_at >= created_at");

  private static final Measure LAST =
      Measure.of(
              "lastResolved",
              SUPPORT_CASE,
              on("resolved_at"),
              new Agg.Spread(
                  "CAST(floor(extract(epoch FROM (resolved_at - created_at))) AS bigint)"))
          .only("resolved-before-creation", "resolved_at >= created_at");

  @Override
  public Definition definition() {
    return Definition.named("time-to-resolution", "Time to resolution")
        .question("How long does it take to resolve a case?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("firstResolvedAt (first-resolution) or resolvedAt (last-resolution)")
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
        .inputs(
            "support_case.created_at",
            "support_case.first_resolved_at",
            "support_case.resolved_at",
            "case_open.valid_from",
            "case_open.valid_to")
        .source(
            "InsightSquared, customer service metrics: time to resolution; interval: order"
                + " statistics")
        .examples(
            three("one, two and ten hours to the first resolution").answers(Quantity.real(7200)),
            three("the same cases to the last: one is reopened and open, one took 30 hours")
                .by("last-resolution")
                .answers(Quantity.real((3600 + 108000) / 2.0)),
            Example.named("an open case has no time yet")
                .given(SUPPORT_CASE, "id", "1", "created_at", "2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE_RESOLVED),
            Example.named("a case that is open again has no last resolution")
                .by("last-resolution")
                .given(SUPPORT_CASE, reopened("1", "2026-01-10T00:00:00Z", "2026-01-10T01:00:00Z"))
                .hasNoAnswer(NONE_LEFT_RESOLVED),
            Example.named("a resolution before the creation is no time")
                .given(
                    SUPPORT_CASE,
                    resolved(
                        "1",
                        "2026-01-10T00:00:00Z",
                        "2026-01-09T00:00:00Z",
                        "2026-01-09T00:00:00Z"))
                .hasNoAnswer(NONE_RESOLVED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        FIRST, LAST, Measure.count("stillOpen", CASE_OPEN, closing("valid_from", "valid_to")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "first-resolution",
                1,
                "median of the calendar seconds from creation to first resolution, of the cases"
                    + " first resolved in the interval; stillOpen = cases open just before its end",
                cell -> median(cell, "firstResolved", NONE_RESOLVED))
            .undefinedWhen(NONE_RESOLVED),
        Dialect.of(
                "last-resolution",
                1,
                "median of the calendar seconds from creation to last resolution, of the cases that"
                    + " are resolved since a time in the interval; stillOpen = cases open just"
                    + " before its end",
                cell -> median(cell, "lastResolved", NONE_LEFT_RESOLVED))
            .undefinedWhen(NONE_LEFT_RESOLVED));
  }

  private static Outcome median(Cell cell, String term, String undefinedWhen) {
    var resolved = cell.spread(term);
    return Durations.median(
        resolved,
        Evidence.of(resolved.n()).and("stillOpen", cell.count("stillOpen")),
        undefinedWhen);
  }

  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(
            SUPPORT_CASE,
            resolved("1", "2026-01-10T00:00:00Z", "2026-01-10T01:00:00Z", "2026-01-10T01:00:00Z"))
        .given(SUPPORT_CASE, reopened("2", "2026-01-10T00:00:00Z", "2026-01-10T02:00:00Z"))
        .given(
            SUPPORT_CASE,
            resolved("3", "2026-01-10T00:00:00Z", "2026-01-10T10:00:00Z", "2026-01-11T06:00:00Z"));
  }

  private static String[] resolved(String id, String created, String first, String last) {
    return new String[] {
      "id", id, "created_at", created, "first_resolved_at", first, "resolved_at", last
    };
  }

  private static String[] reopened(String id, String created, String first) {
    return new String[] {"id", id, "created_at", created, "first_resolved_at", first};
  }
}
