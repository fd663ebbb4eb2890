package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// How satisfied customers say they are. The same ten scores are 20 % by one published definition
/// and 60 % by another, so the definition travels with the value.
@Singleton
public final class CustomerSatisfaction implements Metric {

  private static final String NOBODY_ANSWERED = "nobody answered a CSAT survey in the interval";
  private static final String NOBODY_ON_SUCH_A_SCALE =
      "nobody answered a CSAT survey in the interval of which a high score is the good one";
  private static final String NO_SHARE =
      "a mean share of the possible score is no proportion of counted answers";

  /// A satisfaction survey that does not say which end of its scale is the good one means the high
  /// one: so they are usually asked.
  private static final Measure RESPONSES =
      Measure.count("responses", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'CSAT'")
          .only("no-score", "score IS NOT NULL")
          .only("no-scale", "scale_max > scale_min");

  private static final Measure HIGH_IS_GOOD =
      RESPONSES
          .and("highIsGood")
          .only("a-low-score-is-the-good-one", "coalesce(direction, '') <> 'LOWER_IS_BETTER'");

  @Override
  public Definition definition() {
    return Definition.named("customer-satisfaction", "Customer satisfaction")
        .question("How satisfied are customers with what they got?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(CaseDimensions.OF_CASE, "survey", "ttrBand")
        .inputs(
            "response.responded_at",
            "response.kind",
            "response.scale_min",
            "response.scale_max",
            "response.direction",
            "response.threshold",
            "response.score")
        .source(
            "top-two-box: common practice; share-of-possible: ServiceRocket documentation; mean:"
                + " ServiceXRG, Beyond Service Metrics, with Student's t")
        .answers("S000-11")
        .examples(
            Example.named("4 of 5 and 5 of 5 are satisfied, 3 of 5 is not")
                .given(RESPONSE, answer("1", "5", "5"))
                .given(RESPONSE, answer("2", "4", "5"))
                .given(RESPONSE, answer("3", "3", "5"))
                .given(RESPONSE, answer("4", "1", "5"))
                .answers(Quantity.real(0.5)),
            ten("ten published scores, top two of the scale").answers(Quantity.real(0.2)),
            ten("the same ten scores as a share of the possible")
                .by("share-of-possible")
                .answers(Quantity.real(0.6)),
            Example.named("an NPS answer is no CSAT answer")
                .given(RESPONSE, scaled("1", "NPS", "10", "10"))
                .hasNoAnswer(NOBODY_ANSWERED),
            Example.named("no answer is no share of the possible")
                .by("share-of-possible")
                .hasNoAnswer(NOBODY_ON_SUCH_A_SCALE),
            Example.named("by its survey 3 of 5 is satisfied too, and of 1 to 7 only 1")
                .given(RESPONSE, Example.row(answer("1", "3", "5"), "threshold", "3"))
                .given(RESPONSE, Example.row(answer("2", "2", "5"), "threshold", "3"))
                .given(RESPONSE, Example.row(lowIsGood("3", "1", "7"), "threshold", "1"))
                .given(RESPONSE, Example.row(lowIsGood("4", "2", "7"), "threshold", "1"))
                .given(RESPONSE, Example.row(lowIsGood("5", "7", "7"), "threshold", "1"))
                .answers(Quantity.real(0.4)),
            Example.named("1 and 2 are the best two where a low score is the good one")
                .given(RESPONSE, lowIsGood("1", "1", "5"))
                .given(RESPONSE, lowIsGood("2", "2", "5"))
                .given(RESPONSE, lowIsGood("3", "3", "5"))
                .given(RESPONSE, lowIsGood("4", "5", "5"))
                .answers(Quantity.real(0.5)),
            Example.named("an answer without a score is neither satisfied nor not")
                .given(RESPONSE, answer("1", "5", "5"))
                .given(
                    RESPONSE,
                    "id=2 kind=CSAT scale_min=1 scale_max=5 responded_at=2026-01-15T12:00:00Z")
                .answers(Quantity.real(1)),
            Example.named("of a survey where a low score is the good one, no share of the possible")
                .by("share-of-possible")
                .given(RESPONSE, lowIsGood("1", "1", "5"))
                .hasNoAnswer(NOBODY_ON_SUCH_A_SCALE),
            Example.named("4 of 1 to 5, 7 of 1 to 10 and 2 of 1 to 5 from above: 9/12, 8/12, 9/12")
                .by("mean")
                .given(RESPONSE, answer("1", "4", "5"))
                .given(RESPONSE, answer("2", "7", "10"))
                .given(RESPONSE, lowIsGood("3", "2", "5"))
                .answers(Quantity.real((9 + 8 + 9) / 36.0)),
            Example.named("no answer, no mean").by("mean").hasNoAnswer(NOBODY_ANSWERED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESPONSES,
        RESPONSES
            .and("satisfied")
            .only(
                "not-satisfied",
                "CASE WHEN direction = 'LOWER_IS_BETTER' THEN score <= coalesce(threshold, scale_min + 1)"
                    + " ELSE score >= coalesce(threshold, scale_max - 1) END"),
        HIGH_IS_GOOD,
        HIGH_IS_GOOD.as("score", new Agg.Sum("score")),
        HIGH_IS_GOOD.as("possible", new Agg.Sum("scale_max")),
        RESPONSES.as("ratings", new Agg.Each(Ratings.ON_SCALE)),
        RESPONSES.as("scores", new Agg.Sum("score")),
        RESPONSES.as(
            "scales",
            new Agg.Distinct("CAST(scale_min AS varchar) || ' ' || CAST(scale_max AS varchar)")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
            "top-two-box",
            2,
            "satisfied / responses; satisfied = scores from the threshold of their survey on"
                + " towards its good end, or, where it names none, one of the two best",
            "satisfied",
            "responses",
            NOBODY_ANSWERED,
            cell ->
                Outcome.proportion(
                    cell.count("satisfied"), cell.count("responses"), NOBODY_ANSWERED)),
        Dialect.of(
                "share-of-possible",
                2,
                "sum of the scores / sum of the highest scores possible, of surveys where a high"
                    + " score is the good one",
                CustomerSatisfaction::shareOfPossible)
            .undefinedWhen(NOBODY_ON_SUCH_A_SCALE)
            .opensTo("score"),
        Dialect.of(
                "mean",
                1,
                "mean of (score - scaleMin) / (scaleMax - scaleMin), or of 1 - that where a low"
                    + " score is the good one; scales = how many different ones; meanScore = mean"
                    + " of the scores as they were given, where there is one scale",
                CustomerSatisfaction::mean)
            .undefinedWhen(NOBODY_ANSWERED)
            .meanOf("ratings"));
  }

  private static Outcome shareOfPossible(Cell cell) {
    var score = cell.sum("score").doubleValue();
    var possible = cell.sum("possible").doubleValue();
    var evidence =
        Evidence.of(cell.count("highIsGood"))
            .quotient(Quantity.real(score), Quantity.real(possible))
            .withoutInterval(NO_SHARE);
    return Outcome.ratio(score, possible, evidence, NOBODY_ON_SUCH_A_SCALE);
  }

  private static Outcome mean(Cell cell) {
    var n = cell.count("responses");
    var evidence = Evidence.of(n).and("scales", cell.count("scales"));
    if (cell.count("scales") == 1) {
      evidence = evidence.and("meanScore", Quantity.real(cell.sum("scores").doubleValue() / n));
    }
    return Ratings.mean(cell.each("ratings"), evidence, NOBODY_ANSWERED);
  }

  /// 6, 7, 5, 3, 8, 9, 4, 10, 7 and 1 of 10 (ServiceRocket documentation).
  private static Example.Builder ten(String name) {
    var example = Example.named(name);
    var scores = List.of("6", "7", "5", "3", "8", "9", "4", "10", "7", "1");
    for (int i = 0; i < scores.size(); i++) {
      example = example.given(RESPONSE, answer(Integer.toString(i), scores.get(i), "10"));
    }
    return example;
  }

  private static String[] answer(String id, String score, String scaleMax) {
    return scaled(id, "CSAT", score, scaleMax);
  }

  private static String[] lowIsGood(String id, String score, String scaleMax) {
    return Example.row(answer(id, score, scaleMax), "direction", "LOWER_IS_BETTER");
  }

  private static String[] scaled(String id, String kind, String score, String scaleMax) {
    return new String[] {
      "id", id,
      "kind", kind,
      "scale_min", "1",
      "scale_max", scaleMax,
      "score", score,
      "responded_at", "2026-01-15T12:00:00Z"
    };
  }
}
