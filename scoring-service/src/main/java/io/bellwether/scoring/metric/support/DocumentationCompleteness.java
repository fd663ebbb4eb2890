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

/// The share of closed cases whose resolution and cause were written down, of those of which it is
/// known. What causes cases can be told from these alone.
@Singleton
public final class DocumentationCompleteness implements Metric {

  private static final String NONE =
      "no case was resolved in the interval of which it is known whether it is documented";

  private static final Measure ALL =
      Measure.count("closed", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("not-known", "documentation_complete IS NOT NULL");

  private static final Measure SOME =
      ALL.and("complete").only("incomplete", "documentation_complete");

  @Override
  public Definition definition() {
    return Definition.named("documentation-completeness", "Documentation completeness")
        .question("Are closed cases documented?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("resolution.resolved_at", "resolution.documentation_complete")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-27")
        .examples(
            Example.named("one of two is complete")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z documentation_complete=true")
                .given(
                    RESOLUTION,
                    "id=2 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z documentation_complete=false")
                .given(
                    RESOLUTION,
                    "id=3 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("unknown is not incomplete")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "complete", "closed", NONE));
  }
}
