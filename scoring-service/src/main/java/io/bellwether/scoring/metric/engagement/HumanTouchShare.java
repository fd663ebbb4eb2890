package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.Timing.on;

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

/// The share of what customers got from us that came from a person rather than a bot or a rule.
@Singleton
public final class HumanTouchShare implements Metric {

  private static final String NONE = "nothing was sent to a customer in the interval";

  private static final Measure TOUCHES =
      Measure.count("touches", ACTIVITY, on("happened_at"))
          .only("not-to-the-customer", "direction = 'OUTBOUND' AND visible_to_customer");

  @Override
  public Definition definition() {
    return Definition.named("human-touch-share", "Human touch share")
        .question("How much of our contact is human?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt")
        .groupBy(EngagementDimensions.OF_ACTIVITY)
        .inputs(
            "activity.happened_at",
            "activity.actor_kind",
            "activity.automated",
            "activity.direction")
        .source(
            "ServiceXRG, customer success metrics: high touch and tech touch; Wilson's score interval")
        .answers("S001-36")
        .examples(
            Example.named("one of three came from a person")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .given(
                    ACTIVITY,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=BOT type=REPLY direction=OUTBOUND visible_to_customer=true automated=false")
                .given(
                    ACTIVITY,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=true")
                .given(
                    ACTIVITY,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("customers alone spoke")
                .given(
                    ACTIVITY,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        TOUCHES,
        TOUCHES
            .and("human")
            .only("by-a-bot", "actor_kind = 'REP'")
            .only("sent-by-a-rule", "NOT automated"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(Dialect.proportion("share", 1, "human", "touches", NONE));
  }
}
