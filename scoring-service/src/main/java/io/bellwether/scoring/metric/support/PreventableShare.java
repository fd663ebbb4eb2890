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

/// The share of requests about installation, configuration and setup, which a better start
/// prevents.
@Singleton
public final class PreventableShare implements Metric {

  private static final String NONE = "no case was created in the interval";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("type-not-known", "type IS NOT NULL");

  private static final Measure SOME =
      ALL.and("preventable").only("other-type", "type = 'INSTALL_CONFIG'");

  @Override
  public Definition definition() {
    return Definition.named("preventable-share", "Preventable share")
        .question("Which share of requests could a better start prevent?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("support_case.created_at", "support_case.type")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-34")
        .examples(
            Example.named("one of two")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z type=INSTALL_CONFIG")
                .given(SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z type=BILLING")
                .answers(Quantity.real(0.5)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "preventable", "cases", NONE));
  }
}
