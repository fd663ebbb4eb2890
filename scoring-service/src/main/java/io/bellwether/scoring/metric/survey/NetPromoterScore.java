package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// Promoters minus detractors, in points from -100 to 100: a difference of shares, not a
/// percentage.
@Singleton
public final class NetPromoterScore implements Metric {

  private static final String NOBODY_ANSWERED = "nobody answered an NPS survey in the interval";

  private static final Measure NPS =
      Measure.count("ofAnyScale", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'NPS'");

  /// Answers on another scale cannot be promoters or detractors of this one: left out, and counted.
  private static final Measure RESPONSES =
      NPS.and("responses").only("scale-is-not-0-to-10", "scale_min = 0 AND scale_max = 10");

  @Override
  public Definition definition() {
    return Definition.named("net-promoter-score", "Net promoter score")
        .question("Would customers recommend us?")
        .unit(Unit.POINTS)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(AccountDimensions.ALL, "surveyKind", "survey")
        .inputs(
            "response.responded_at",
            "response.kind",
            "response.scale_min",
            "response.scale_max",
            "response.score")
        .source("Reichheld 2003; interval by the variance of answers counted as +1, 0, -1")
        .answers("S003-08", "S004-31", "S001-42")
        .examples(
            Example.named("3 promoters, 1 passive and 1 detractor are 40 points")
                .given(RESPONSE, answer("1", "9"))
                .given(RESPONSE, answer("2", "10"))
                .given(RESPONSE, answer("3", "9"))
                .given(RESPONSE, answer("4", "8"))
                .given(RESPONSE, answer("5", "6"))
                .answers(Quantity.real(40)),
            Example.named("an answer on another scale and another survey kind do not count")
                .given(RESPONSE, answer("1", "10"))
                .given(RESPONSE, scaled("2", "NPS", "1", "5", "1"))
                .given(RESPONSE, scaled("3", "CSAT", "0", "10", "0"))
                .answers(Quantity.real(100)),
            Example.named("no answer is no score").hasNoAnswer(NOBODY_ANSWERED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RESPONSES,
        RESPONSES.and("promoters").only("below-9", "score >= 9"),
        RESPONSES.and("passives").only("not-7-or-8", "score >= 7 AND score <= 8"),
        RESPONSES.and("detractors").only("above-6", "score <= 6"),
        NPS);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "zero-to-ten",
                1,
                "100 × (promoters (9, 10) − detractors (0..6)) / responses",
                NetPromoterScore::score)
            .undefinedWhen(NOBODY_ANSWERED));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "every-answer-is-one-of-three",
            "promoters + passives + detractors = responses",
            cell ->
                cell.count("promoters")
                    + cell.count("passives")
                    + cell.count("detractors")
                    - cell.count("responses")));
  }

  private static Outcome score(Cell cell) {
    var n = cell.count("responses");
    var promoters = cell.count("promoters");
    var detractors = cell.count("detractors");
    var evidence =
        Evidence.of(n)
            .and("promoters", promoters)
            .and("passives", cell.count("passives"))
            .and("detractors", detractors)
            .and("onOtherScales", cell.count("ofAnyScale") - n);
    return n == 0
        ? new Outcome.Undefined(NOBODY_ANSWERED, evidence)
        : new Outcome.Value(
            Quantity.real(100.0 * (promoters - detractors) / n),
            evidence.with(Interval95.netPromoterScore(promoters, detractors, n)));
  }

  private static String[] answer(String id, String score) {
    return scaled(id, "NPS", "0", "10", score);
  }

  private static String[] scaled(String id, String kind, String min, String max, String score) {
    return new String[] {
      "id",
      id,
      "kind",
      kind,
      "scale_min",
      min,
      "scale_max",
      max,
      "score",
      score,
      "responded_at",
      "2026-01-15T12:00:00Z"
    };
  }
}
