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

/// The share of requests that the contract does not entitle to, of those of which it is known.
@Singleton
public final class EntitlementRefusalRate implements Metric {

  private static final String NONE =
      "no case was created in the interval of which it is known whether the contract entitled to it";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("not-known", "entitlement_refused IS NOT NULL");

  private static final Measure SOME = ALL.and("refused").only("entitled", "entitlement_refused");

  @Override
  public Definition definition() {
    return Definition.named("entitlement-refusal-rate", "Entitlement refusal rate")
        .question("How often is help refused because the contract does not include it?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("support_case.created_at", "support_case.entitlement_refused")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-35")
        .examples(
            Example.named("one of two")
                .given(
                    SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z entitlement_refused=true")
                .given(
                    SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z entitlement_refused=false")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("unknown is not entitled")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "refused", "cases", NONE));
  }
}
