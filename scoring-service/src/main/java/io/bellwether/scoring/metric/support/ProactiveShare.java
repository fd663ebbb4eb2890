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

/// The share of cases that we opened before the customer came, of those of which it is known who
/// saw the need first.
@Singleton
public final class ProactiveShare implements Metric {

  private static final String NONE =
      "no case was created in the interval of which it is known who saw the need first";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("origin-not-known", "origin IS NOT NULL");

  private static final Measure SOME = ALL.and("proactive").only("reactive", "origin = 'PROACTIVE'");

  @Override
  public Definition definition() {
    return Definition.named("proactive-share", "Proactive share")
        .question("How much of our work is proactive?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.OF_CASE, "team")
        .inputs("support_case.created_at", "support_case.origin")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S001-48", "S002-21")
        .examples(
            Example.named("one of two was ours")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z origin=PROACTIVE")
                .given(SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z origin=CUSTOMER")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("unknown is not reactive")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "proactive", "cases", NONE));
  }
}
