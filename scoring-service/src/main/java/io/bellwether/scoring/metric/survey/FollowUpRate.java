package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.RESPONSE;
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

/// The share of detractors of a net promoter survey to whom somebody went back in time. A detractor
/// counts when the time is over, or as soon as somebody did. `promoters`: the same for them. What
/// names its days counts answers alone whose days are over, whether somebody did or not.
@Singleton
public final class FollowUpRate implements Metric {

  private static final String NONE =
      "no detractor answered in the interval whose time for following up is over";

  private static final String NO_PROMOTER =
      "no promoter answered in the interval whose time for following up is over";

  private static final Measure ANSWERS =
      Measure.count("answers", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'NPS'")
          .only("scale-is-not-0-to-10", "scale_min = 0 AND scale_max = 10");

  private static final Measure ALL =
      ANSWERS.only("time-not-over", "responded_at + :followUpDays * INTERVAL '1' day <= as_of");

  private static final Measure SOME =
      ALL.and("followedUp")
          .only("not-in-time", "contacted_at < responded_at + :followUpDays * INTERVAL '1' day");

  private static final Measure OF_2_DAYS =
      ANSWERS.only("time-not-over", "responded_at + INTERVAL '2' day <= as_of");

  private static final Measure IN_2_DAYS =
      OF_2_DAYS.only("not-in-time", "contacted_at < responded_at + INTERVAL '2' day");

  private static final Measure OF_7_DAYS =
      ANSWERS.only("time-not-over", "responded_at + INTERVAL '7' day <= as_of");

  private static final Measure IN_7_DAYS =
      OF_7_DAYS.only("not-in-time", "contacted_at < responded_at + INTERVAL '7' day");

  private static final Measure OF_30_DAYS =
      ANSWERS.only("time-not-over", "responded_at + INTERVAL '30' day <= as_of");

  private static final Measure IN_30_DAYS =
      OF_30_DAYS.only("not-in-time", "contacted_at < responded_at + INTERVAL '30' day");

  @Override
  public Definition definition() {
    return Definition.named("follow-up-rate", "Follow-up rate")
        .question("Do we close the loop with who answers?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(AccountDimensions.ALL, "rep")
        .inputs("response.responded_at", "response.contacted_at", "response.score")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S003-11")
        .policy("followUpDays", 14)
        .examples(
            Example.named("one of two detractors")
                .given(
                    RESPONSE,
                    "id=1 kind=NPS scale_min=0 scale_max=10 score=3 responded_at=2026-01-10T00:00:00Z contacted_at=2026-01-12T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .given(
                    RESPONSE,
                    "id=2 kind=NPS scale_min=0 scale_max=10 score=3 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0.5)),
            Example.named("one promoter, not yet")
                .by("promoters")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(0)),
            five("of four detractors one within two days")
                .by("detractors-within-2-days")
                .answers(Quantity.real(0.25)),
            five("two within a week").by("detractors-within-7-days").answers(Quantity.real(0.5)),
            five("three within a month")
                .by("detractors-within-30-days")
                .answers(Quantity.real(0.75)),
            five("the promoter not within two days")
                .by("promoters-within-2-days")
                .answers(Quantity.real(0)),
            five("but within a week").by("promoters-within-7-days").answers(Quantity.real(1)),
            five("and a month").by("promoters-within-30-days").answers(Quantity.real(1)),
            early("two weeks are not over, though somebody did", "3")
                .by("detractors")
                .hasNoAnswer(NONE),
            early("two days are not over, though somebody did", "3")
                .by("detractors-within-2-days")
                .hasNoAnswer(NONE),
            early("nor is a week", "3").by("detractors-within-7-days").hasNoAnswer(NONE),
            early("nor a month", "3").by("detractors-within-30-days").hasNoAnswer(NONE),
            early("nor for a promoter", "9").by("promoters-within-2-days").hasNoAnswer(NO_PROMOTER),
            early("nor a week for one", "9").by("promoters-within-7-days").hasNoAnswer(NO_PROMOTER),
            early("nor a month for one", "9")
                .by("promoters-within-30-days")
                .hasNoAnswer(NO_PROMOTER),
            Example.named("nobody answered, nobody to go back to").hasNoAnswer(NONE),
            Example.named("the time for going back is not over")
                .by("promoters")
                .given(
                    RESPONSE,
                    "id=3 kind=NPS scale_min=0 scale_max=10 score=9 responded_at=2026-01-10T00:00:00Z as_of=2026-01-15T00:00:00Z")
                .hasNoAnswer(NO_PROMOTER));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL.and("detractors").only("no-detractor", "score <= 6"),
        SOME.and("detractorsFollowedUp").only("no-detractor", "score <= 6"),
        ALL.and("promoters").only("no-promoter", "score >= 9"),
        SOME.and("promotersFollowedUp").only("no-promoter", "score >= 9"),
        OF_2_DAYS.and("detractorsOf2Days").only("no-detractor", "score <= 6"),
        IN_2_DAYS.and("detractorsIn2Days").only("no-detractor", "score <= 6"),
        OF_2_DAYS.and("promotersOf2Days").only("no-promoter", "score >= 9"),
        IN_2_DAYS.and("promotersIn2Days").only("no-promoter", "score >= 9"),
        OF_7_DAYS.and("detractorsOf7Days").only("no-detractor", "score <= 6"),
        IN_7_DAYS.and("detractorsIn7Days").only("no-detractor", "score <= 6"),
        OF_7_DAYS.and("promotersOf7Days").only("no-promoter", "score >= 9"),
        IN_7_DAYS.and("promotersIn7Days").only("no-promoter", "score >= 9"),
        OF_30_DAYS.and("detractorsOf30Days").only("no-detractor", "score <= 6"),
        IN_30_DAYS.and("detractorsIn30Days").only("no-detractor", "score <= 6"),
        OF_30_DAYS.and("promotersOf30Days").only("no-promoter", "score >= 9"),
        IN_30_DAYS.and("promotersIn30Days").only("no-promoter", "score >= 9"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("detractors", 2, "detractorsFollowedUp", "detractors", NONE),
        Dialect.proportion("promoters", 2, "promotersFollowedUp", "promoters", NO_PROMOTER),
        within("detractors", 2, NONE),
        within("detractors", 7, NONE),
        within("detractors", 30, NONE),
        within("promoters", 2, NO_PROMOTER),
        within("promoters", 7, NO_PROMOTER),
        within("promoters", 30, NO_PROMOTER));
  }

  private static Dialect within(String whom, int days, String undefinedWhen) {
    return Dialect.proportion(
        "%s-within-%d-days".formatted(whom, days),
        1,
        "%sIn%dDays".formatted(whom, days),
        "%sOf%dDays".formatted(whom, days),
        undefinedWhen);
  }

  /// Detractors after one day, five, twenty and never, and a promoter after five.
  private static Example.Builder five(String name) {
    return Example.named(name)
        .given(RESPONSE, answer("1", "0", "2026-01-11T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(RESPONSE, answer("2", "3", "2026-01-15T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(RESPONSE, answer("3", "6", "2026-01-30T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(RESPONSE, answer("4", "6", "2027-01-01T00:00:00Z", "2026-03-01T00:00:00Z"))
        .given(RESPONSE, answer("5", "9", "2026-01-15T00:00:00Z", "2026-03-01T00:00:00Z"));
  }

  private static Example.Builder early(String name, String score) {
    return Example.named(name)
        .given(RESPONSE, answer("1", score, "2026-01-11T00:00:00Z", "2026-01-11T12:00:00Z"));
  }

  private static String[] answer(String id, String score, String contacted, String asOf) {
    return new String[] {
      "id",
      id,
      "kind",
      "NPS",
      "scale_min",
      "0",
      "scale_max",
      "10",
      "score",
      score,
      "responded_at",
      "2026-01-10T00:00:00Z",
      "contacted_at",
      contacted,
      "as_of",
      asOf
    };
  }
}
