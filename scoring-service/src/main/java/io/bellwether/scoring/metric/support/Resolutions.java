package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How many cases were resolved: every resolution, and every case once. A case that goes on in
/// another was not resolved.
@Singleton
public final class Resolutions implements Metric {

  private static final Measure RESOLVED =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'");

  @Override
  public Definition definition() {
    return Definition.named("resolutions", "Resolutions")
        .question("How many cases did we resolve?")
        .unit(Unit.COUNT)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS, "closing")
        .inputs("resolution.resolved_at", "resolution.closing")
        .source("InsightSquared, customer service metrics; resolutions")
        .answers("S004-05", "S004-13", "S004-14", "S004-35", "S004-37")
        .examples(
            Example.named("a case that is resolved twice is two resolutions")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-20T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z nth=2")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=MERGED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.count(3)),
            Example.named("and one case")
                .by("cases")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-20T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z nth=2")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.count(2)),
            Example.named("no resolution is 0, not unknown").answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(RESOLVED, RESOLVED.as("cases", new Agg.Distinct("id")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of("events", 1, "count of resolutions", cell -> resolved(cell, "resolutions")),
        Dialect.of(
                "cases",
                1,
                "count of different cases that were resolved",
                cell -> resolved(cell, "cases"))
            .opensTo("cases"));
  }

  private static Outcome resolved(Cell cell, String term) {
    return Outcome.count(cell.count(term))
        .and("resolutions", Quantity.count(cell.count("resolutions")))
        .and("cases", Quantity.count(cell.count("cases")));
  }
}
