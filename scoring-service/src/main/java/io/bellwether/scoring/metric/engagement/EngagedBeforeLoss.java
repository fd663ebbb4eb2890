package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_LOSS;
import static io.bellwether.scoring.metric.SupportFacts.LOSS_TOUCH;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
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

/// The share of lost customers with whom people spoke in the weeks before they gave notice, or who
/// opened a case. By a kind of touch it is the share of all losses that had such a touch: one loss
/// may have several.
@Singleton
public final class EngagedBeforeLoss implements Metric {

  private static final String NONE = "no account stopped paying in the interval";

  private static final Measure ALL =
      Measure.count("lost", ACCOUNT_LOSS, on("lost_on")).across("initiatedBy", "activityType");

  /// An account may be lost, come back and be lost again.
  private static final Measure TOUCHED =
      Measure.of(
          "engaged",
          LOSS_TOUCH,
          on("lost_on"),
          new Agg.Distinct("CAST(account_id AS varchar) || CAST(lost_on AS varchar)"));

  private static final Measure SOME =
      TOUCHED.only(
          "not-engaged-lately",
          "last_touched_at >= notice_on - :beforeLossDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("engaged-before-loss", "Engaged before loss")
        .question("Do we speak with customers before they leave?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("the day from which on an account pays nothing; touches before its notice")
        .groupBy(AccountDimensions.ALL, "initiatedBy", "activityType")
        .inputs(
            "account_loss.lost_on",
            "loss_touch.lost_on",
            "loss_touch.notice_on",
            "loss_touch.last_touched_at",
            "loss_touch.initiated_by",
            "loss_touch.activity_type")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S001-35")
        .policy("beforeLossDays", 90)
        .examples(
            Example.named("with one of three in the ninety days before")
                .given(ACCOUNT_LOSS, "id=A account_id=A lost_on=2026-01-10")
                .given(ACCOUNT_LOSS, "id=B account_id=B lost_on=2026-01-10")
                .given(ACCOUNT_LOSS, "id=C account_id=C lost_on=2026-01-10")
                .given(LOSS_TOUCH, touched("A", "2025-12-01", "CUSTOMER"))
                .given(LOSS_TOUCH, touched("A", "2025-12-05", "COMPANY"))
                .given(LOSS_TOUCH, touched("B", "2025-06-01", "COMPANY"))
                .answers(Quantity.real(1.0 / 3)),
            Example.named(
                    "what counts is the notice, and not that it was paid for half a year more")
                .given(ACCOUNT_LOSS, "id=A account_id=A lost_on=2026-01-10 notice_on=2025-07-10")
                .given(
                    LOSS_TOUCH,
                    "id=A account_id=A lost_on=2026-01-10 notice_on=2025-07-10 last_touched_at=2025-07-01T00:00:00Z")
                .answers(Quantity.real(1)),
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
        TOUCHED
            .and("engagedIn30Days")
            .only("not-engaged-lately", "last_touched_at >= notice_on - INTERVAL '30' day"),
        TOUCHED
            .and("engagedIn90Days")
            .only("not-engaged-lately", "last_touched_at >= notice_on - INTERVAL '90' day"),
        TOUCHED
            .and("engagedIn180Days")
            .only("not-engaged-lately", "last_touched_at >= notice_on - INTERVAL '180' day"));
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
        .given(ACCOUNT_LOSS, "id=A account_id=A lost_on=2026-01-10")
        .given(ACCOUNT_LOSS, "id=B account_id=B lost_on=2026-01-10")
        .given(ACCOUNT_LOSS, "id=C account_id=C lost_on=2026-01-10")
        .given(ACCOUNT_LOSS, "id=D account_id=D lost_on=2026-01-10")
        .given(LOSS_TOUCH, touched("A", "2025-12-31", "COMPANY"))
        .given(LOSS_TOUCH, touched("B", "2025-11-11", "COMPANY"))
        .given(LOSS_TOUCH, touched("C", "2025-07-24", "COMPANY"));
  }

  private static String[] touched(String account, String on, String by) {
    return new String[] {
      "id",
      account,
      "account_id",
      account,
      "lost_on",
      "2026-01-10",
      "notice_on",
      "2026-01-10",
      "initiated_by",
      by,
      "last_touched_at",
      on + "T00:00:00Z"
    };
  }
}
