package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.DEFLECTION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
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

/// The share of answers, offered to somebody about to open a case, that were taken for the answer
/// and after which no case was opened.
@Singleton
public final class DeflectionRate implements Metric {

  private static final String NONE = "no answer was offered in the interval";

  private static final Measure ALL = Measure.count("offered", DEFLECTION, on("offered_at"));

  private static final Measure SOME =
      ALL.and("deflected")
          .only("not-accepted", "accepted")
          .only("case-opened-nevertheless", "case_id IS NULL");

  @Override
  public Definition definition() {
    return Definition.named("deflection-rate", "Deflection rate")
        .question("How many cases are answered before they are opened?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("offeredAt")
        .groupBy(AccountDimensions.ALL, "topic", "accessPoint")
        .inputs("deflection.offered_at", "deflection.accepted", "deflection.case_id")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-22")
        .examples(
            Example.named("of three offers two were taken, one in vain")
                .given(DEFLECTION, "id=1 offered_at=2026-01-10T00:00:00Z accepted=true")
                .given(DEFLECTION, "id=2 offered_at=2026-01-10T00:00:00Z accepted=true case_id=C")
                .given(DEFLECTION, "id=3 offered_at=2026-01-10T00:00:00Z accepted=false")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "deflected", "offered", NONE));
  }
}
