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

/// The share of cases that came in when nobody worked, of those for which a calendar holds.
@Singleton
public final class OutOfHoursShare implements Metric {

  private static final String NONE = "no case with a calendar was created in the interval";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("no-calendar", "created_in_business_hours IS NOT NULL");

  private static final Measure SOME =
      ALL.and("outOfHours").only("in-business-hours", "NOT created_in_business_hours");

  @Override
  public Definition definition() {
    return Definition.named("out-of-hours-share", "Out-of-hours share")
        .question("How often do customers ask when nobody is there?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("support_case.created_at", "support_case.created_in_business_hours")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-35")
        .examples(
            Example.named("one of two")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z created_in_business_hours=false")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z created_in_business_hours=true")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("without a calendar nobody can tell")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "outOfHours", "cases", NONE));
  }
}
