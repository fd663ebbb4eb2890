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

/// The share of cases that came in by a form on the web.
@Singleton
public final class WebSubmissionShare implements Metric {

  private static final String NONE = "no case was created in the interval";

  private static final Measure ALL =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("channel-not-known", "channel IS NOT NULL");

  private static final Measure SOME = ALL.and("web").only("other-channel", "channel = 'WEB'");

  @Override
  public Definition definition() {
    return Definition.named("web-submission-share", "Web submission share")
        .question("Do customers use the form?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs("support_case.created_at", "support_case.channel")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-24")
        .examples(
            Example.named("one of two came by the form")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z channel=WEB")
                .given(SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z channel=EMAIL")
                .answers(Quantity.real(0.5)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "web", "cases", NONE));
  }
}
