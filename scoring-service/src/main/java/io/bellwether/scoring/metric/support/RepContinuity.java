package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// Whether one person stays with a case from when it came in, or came in again, until it is
/// resolved, or with one that is open so far. Who takes it from the queue gets it from nobody: that
/// is no handover.
@Singleton
public final class RepContinuity implements Metric {

  private static final String NONE = "no case that somebody had was resolved in the interval";

  private static final String NONE_OPEN =
      "no case that somebody had was open just before the end of the interval";

  private static final Measure OPEN =
      Measure.count("open", CASE_OPEN, closing("valid_from", "valid_to"))
          .only("nobody-has-it", "rep_id IS NOT NULL");

  private static final Measure ALL =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("nobody-had-it", "rep_id IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("rep-continuity", "Rep continuity")
        .question("Does one person stay with a case until it is resolved?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("resolvedAt; the end of the interval (open)")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs(
            "resolution.resolved_at",
            "resolution.rep_id",
            "resolution.handovers",
            "case_open.valid_from",
            "case_open.valid_to",
            "case_open.rep_id",
            "case_open.handovers")
        .source(
            "ServiceXRG, nine drivers of satisfaction: continuity on open issues; Wilson's score"
                + " interval; "
                + Means.INTERVALS)
        .answers("S002-43")
        .examples(
            two("one of two stayed where it was").answers(Quantity.real(0.5)),
            two("the other went through three hands: one handover for each")
                .by("handovers")
                .answers(Quantity.real(1)),
            Example.named("of two that are open and somebody's, one is with its first rep")
                .by("open")
                .given(CASE_OPEN, open("1", "2026-02-10T00:00:00Z", "0", "rep_id", "Ann"))
                .given(CASE_OPEN, open("2", "2026-02-10T00:00:00Z", "1", "rep_id", "Ben"))
                .given(CASE_OPEN, open("3", "2026-02-10T00:00:00Z", "1"))
                .given(CASE_OPEN, open("4", "2026-01-20T00:00:00Z", "1", "rep_id", "Ben"))
                .answers(Quantity.real(0.5)),
            Example.named("who waits in the queue is with nobody")
                .by("open")
                .given(CASE_OPEN, open("1", "2026-02-10T00:00:00Z", "0"))
                .hasNoAnswer(NONE_OPEN),
            nobodys("nobody had it").hasNoAnswer(NONE),
            nobodys("nobody to pass it on").by("handovers").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        ALL.and("kept").only("handed-over", "handovers = 0"),
        ALL.as("handovers", new Agg.Spread("handovers")),
        OPEN,
        OPEN.and("keptSoFar").only("handed-over", "handovers = 0"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "kept", "resolutions", NONE),
        Dialect.of(
                "handovers",
                1,
                "mean of the handovers from one rep to another, or back to nobody, before each"
                    + " resolution",
                cell ->
                    Means.of(
                        cell.spread("handovers"), Evidence.of(cell.spread("handovers").n()), NONE))
            .undefinedWhen(NONE)
            .in(Unit.RATE)
            .opensTo("handovers"),
        Dialect.proportion("open", 1, "keptSoFar", "open", NONE_OPEN));
  }

  private static Example.Builder two(String name) {
    return Example.named(name)
        .given(
            RESOLUTION,
            "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED rep_id=Ann handovers=0")
        .given(
            RESOLUTION,
            "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED rep_id=Ben handovers=2");
  }

  private static Example.Builder nobodys(String name) {
    return Example.named(name)
        .given(RESOLUTION, "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED handovers=1");
  }

  private static String[] open(String id, String until, String handovers, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "opening",
        "CREATED",
        "valid_from",
        "2026-01-10T00:00:00Z",
        "valid_to",
        until,
        "handovers",
        handovers);
  }
}
