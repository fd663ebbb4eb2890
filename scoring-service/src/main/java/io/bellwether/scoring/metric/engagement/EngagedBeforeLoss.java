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

/// The share of lost customers with whom people spoke in the weeks before they stopped paying, or
/// who opened a case.
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
            four("one of four in the month before")
                .by("within-30-days")
                .answers(Quantity.real(0.25)),
            four("two in the quarter before").by("within-90-days").answers(Quantity.real(0.5)),
            four("three in the half year before")
                .by("within-180-days")
                .answers(Quantity.real(0.75)),
            Example.named("nothing to share").hasNoAnswer(NONE),
            Example.named("nor of a month").by("within-30-days").hasNoAnswer(NONE),
            Example.named("nor of a quarter").by("within-90-days").hasNoAnswer(NONE),
            Example.named("nor of half a year").by("within-180-days").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        ALL.and("engagedIn30Days")
            .only("not-engaged-lately", "last_engaged_at >= lost_on - INTERVAL '30' day"),
        ALL.and("engagedIn90Days")
            .only("not-engaged-lately", "last_engaged_at >= lost_on - INTERVAL '90' day"),
        ALL.and("engagedIn180Days")
            .only("not-engaged-lately", "last_engaged_at >= lost_on - INTERVAL '180' day"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 2, "engaged", "lost", NONE),
        within(30),
        within(90),
        within(180));
  }

  private static Dialect within(int days) {
    return Dialect.proportion(
        "within-%d-days".formatted(days), 2, "engagedIn%dDays".formatted(days), "lost", NONE);
  }

  /// Spoken with 10, 60 and 170 days before, and never.
  private static Example.Builder four(String name) {
    return Example.named(name)
        .given(ACCOUNT_LOSS, "id=A lost_on=2026-01-10 last_engaged_at=2025-12-31T00:00:00Z")
        .given(ACCOUNT_LOSS, "id=B lost_on=2026-01-10 last_engaged_at=2025-11-11T00:00:00Z")
        .given(ACCOUNT_LOSS, "id=C lost_on=2026-01-10 last_engaged_at=2025-07-24T00:00:00Z")
        .given(ACCOUNT_LOSS, "id=D lost_on=2026-01-10");
  }
}
