package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
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

/// The share of cases that came in with all required fields, of those of which it is known.
@Singleton
public final class SubmissionCompleteness implements Metric {

  private static final String NONE =
      "no case was created in the interval of which it is known whether it was complete";

  private static final Measure ALL =
      Measure.count("submitted", SUPPORT_CASE, on("created_at"))
          .only("not-known", "required_fields_complete IS NOT NULL");

  private static final Measure SOME =
      ALL.and("complete").only("incomplete", "required_fields_complete");

  @Override
  public Definition definition() {
    return Definition.named("submission-completeness", "Submission completeness")
        .question("Do customers tell us what we need to know at once?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("support_case.created_at", "support_case.required_fields_complete")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-23")
        .examples(
            Example.named("one of two was complete")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z required_fields_complete=true")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z required_fields_complete=false")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("unknown is not incomplete")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "complete", "submitted", NONE));
  }
}
