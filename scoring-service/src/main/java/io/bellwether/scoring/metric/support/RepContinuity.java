package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
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
/// resolved. Who takes it from the queue gets it from nobody: that is no handover.
@Singleton
public final class RepContinuity implements Metric {

  private static final String NONE = "no case that somebody had was resolved in the interval";

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
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
        .inputs("resolution.resolved_at", "resolution.rep_id", "resolution.handovers")
        .source(
            "ServiceXRG, nine drivers of satisfaction: continuity on open issues; Wilson's score"
                + " interval; Student's t")
        .answers("S002-43")
        .examples(
            two("one of two stayed where it was").answers(Quantity.real(0.5)),
            two("the other went through three hands: one handover for each")
                .by("handovers")
                .answers(Quantity.real(1)),
            nobodys("nobody had it").hasNoAnswer(NONE),
            nobodys("nobody to pass it on").by("handovers").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        ALL.and("kept").only("handed-over", "handovers = 0"),
        ALL.as("handovers", new Agg.Spread("handovers")));
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
            .opensTo("handovers"));
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
}
