package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_LOSS;
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

/// The share of lost customers with whom people spoke in the weeks before they stopped paying.
@Singleton
public final class EngagedBeforeLoss implements Metric {

  private static final String NONE = "no account stopped paying in the interval";

  private static final Measure ALL = Measure.count("lost", ACCOUNT_LOSS, on("lost_on"));

  private static final Measure SOME =
      ALL.and("engaged")
          .only(
              "not-engaged-lately",
              "last_engaged_at >= lost_on - :beforeLossDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("engaged-before-loss", "Engaged before loss")
        .question("Do we speak with customers before they leave?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("the day on which an account stopped paying")
        .groupBy(AccountDimensions.ALL, "initiatedBy")
        .inputs("account_loss.lost_on", "account_loss.last_engaged_at")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S001-35")
        .policy("beforeLossDays", 90)
        .examples(
            Example.named("with one of three in the ninety days before")
                .given(
                    ACCOUNT_LOSS,
                    "id=A account_id=A lost_on=2026-01-10 last_engaged_at=2025-12-01T00:00:00Z")
                .given(
                    ACCOUNT_LOSS,
                    "id=B account_id=B lost_on=2026-01-10 last_engaged_at=2025-06-01T00:00:00Z")
                .given(ACCOUNT_LOSS, "id=C account_id=C lost_on=2026-01-10")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("nothing to share").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(ALL, SOME);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "engaged", "lost", NONE));
  }
}
