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
/// of its own. Only cases with an account and a reason can show it.
@Singleton
public final class RepeatContactRate implements Metric {

  private static final String NONE =
      "no case with an account and a reason was resolved in the interval whose time for coming back is over";

  private static final Measure ALL =
      Measure.count("resolutions", RESOLUTION, on("resolved_at"))
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("account-or-reason-not-known", "account_id IS NOT NULL AND reason IS NOT NULL")
          .only(
              "repeat-window-not-over",
              "resolved_at + :repeatWindowDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("repeated")
          .only(
              "no-repeat-within-the-window",
              "repeated_at < resolved_at + :repeatWindowDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("repeat-contact-rate", "Repeat contact rate")
        .question("How often do customers come back for the same reason?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("resolvedAt")
        .groupBy(CaseDimensions.AND_PEOPLE)
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
            Example.named("without a reason nobody can tell")
                .given(
                    RESOLUTION,
                    "id=1 resolved_at=2026-01-10T00:00:00Z closing=RESOLVED as_of=2026-03-01T00:00:00Z account_id=Acme")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "repeated", "resolutions", NONE));
  }
}
