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
  private static final String NO_SHARE =
      "a mean share of the possible score is no proportion of counted answers";

  private static final Measure RESPONSES =
      Measure.count("responses", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'CSAT'");

  @Override
  public Definition definition() {
    return Definition.named("customer-satisfaction", "Customer satisfaction")
        .question("How satisfied are customers with what they got?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(CaseDimensions.OF_CASE, "survey")
        .inputs("response.responded_at", "response.kind", "response.scale_max", "response.score")
        .source("top-two-box: common practice; share-of-possible: ServiceRocket documentation")
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
                .hasNoAnswer(NOBODY_ANSWERED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESPONSES,
        RESPONSES.and("satisfied").only("below-the-top-two", "score >= scale_max - 1"),
        RESPONSES.as("score", new Agg.Sum("score")),
        RESPONSES.as("possible", new Agg.Sum("scale_max")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("top-two-box", 1, "satisfied", "responses", NOBODY_ANSWERED),
        Dialect.of(
                "share-of-possible",
                1,
                "sum of the scores / sum of the highest scores possible",
                CustomerSatisfaction::shareOfPossible)
            .undefinedWhen(NOBODY_ANSWERED)
            .opensTo("score"));
  }

  private static Outcome shareOfPossible(Cell cell) {
    var score = cell.sum("score").doubleValue();
    var possible = cell.sum("possible").doubleValue();
    var evidence =
        Evidence.of(cell.count("responses"))
            .quotient(Quantity.real(score), Quantity.real(possible))
            .withoutInterval(NO_SHARE);
    return Outcome.ratio(score, possible, evidence, NOBODY_ANSWERED);
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
