package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
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

/// The share of promised resolutions that came in time. A promise counts when its time is over; the
/// first one counts, and how often it was moved is counted beside it. A slip is one that was moved
/// to a later time before the case was resolved: what comes earlier than promised, or is promised
/// for the answer alone, puts nobody off.
@Singleton
public final class ResolutionPromiseKept implements Metric {

  private static final String NONE =
      "no resolution was promised for the interval, or its time is not over";

  private static final Measure ALL =
      Measure.count("due", CASE_HANDLING, on("promised_resolve_at"))
          .only("not-due-yet", "promised_resolve_at <= as_of");

  private static final Measure SOME =
      ALL.and("kept").only("late", "first_resolved_at <= promised_resolve_at");

  @Override
  public Definition definition() {
    return Definition.named("resolution-promise-kept", "Resolution promise kept")
        .question("Do we resolve when we said we would?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("promisedResolveAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_handling.promised_resolve_at",
            "case_handling.first_resolved_at",
            "case_handling.promise_changes",
            "case_handling.slips")
        .source("ServiceXRG, customer success metrics; Wilson's score interval; " + Means.INTERVALS)
        .answers("S002-40")
        .examples(
            Example.named("of three promises one was kept, one broken and one is broken by silence")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z first_resolved_at=2026-01-11T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .given(
                    CASE_HANDLING,
                    "id=2 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z first_resolved_at=2026-01-12T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .given(
                    CASE_HANDLING,
                    "id=3 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z as_of=2026-02-01T00:00:00Z")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("one slipped once and was pulled forward again, two slipped never")
                .by("slips")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z promise_changes=2 slips=1 as_of=2026-02-01T00:00:00Z")
                .given(
                    CASE_HANDLING,
                    "id=2 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z promise_changes=0 slips=0 as_of=2026-02-01T00:00:00Z")
                .given(
                    CASE_HANDLING,
                    "id=3 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-11T00:00:00Z promise_changes=1 slips=0 as_of=2026-02-01T00:00:00Z")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("nothing was promised, nothing slips").by("slips").hasNoAnswer(NONE),
            Example.named("a promise whose time is not over is neither kept nor broken")
                .given(
                    CASE_HANDLING,
                    "id=1 created_at=2026-01-10T00:00:00Z promised_resolve_at=2026-01-20T00:00:00Z as_of=2026-01-19T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        ALL.as("promiseChanges", new Agg.Sum("promise_changes")),
        ALL.as("slips", new Agg.Spread("slips")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect("share", 1, "kept / due", "kept", "due", NONE, ResolutionPromiseKept::share),
        Dialect.of(
                "slips",
                2,
                "mean over the promises that are due of how often each was moved to a later time"
                    + " before the case was first resolved",
                cell -> Means.of(cell.spread("slips"), Evidence.of(cell.spread("slips").n()), NONE))
            .undefinedWhen(NONE)
            .in(Unit.RATE)
            .opensTo("slips"));
  }

  private static Outcome share(Cell cell) {
    long n = cell.count("due");
    var changes = cell.sum("promiseChanges");
    return Outcome.proportion(cell.count("kept"), n, NONE)
        .and("promiseChanges", Quantity.count(changes.longValue()));
  }
}
