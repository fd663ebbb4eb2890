package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.DRIVER_RATING;
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

/// How customers rate single things about service, such as the knowledge or the courtesy of a rep:
/// `surveyItem` says which one. Scores are brought to 0..1 by their scale, 1 at its good end; by
/// rep they are of who was asked about.
@Singleton
public final class DriverRating implements Metric {

  private static final String NONE =
      "nobody answered a survey about a driver in the interval of which the good end is known";
  private static final String NO_THRESHOLD =
      "nobody answered a survey about a driver in the interval that says which scores are favourable";

  private static final Measure RATED =
      Measure.count("rated", DRIVER_RATING, on("responded_at"))
          .only("no-score", "score IS NOT NULL")
          .only("scale-without-a-good-end", "direction IS NOT NULL AND scale_max > scale_min");

  private static final Measure JUDGED =
      RATED.and("judged").only("no-threshold", "threshold IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("driver-rating", "Driver rating")
        .question("How do customers rate what makes them content, such as the knowledge of a rep?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(CaseDimensions.AND_PEOPLE, "surveyItem")
        .inputs(
            "driver_rating.responded_at",
            "driver_rating.item",
            "driver_rating.score",
            "driver_rating.scale_min",
            "driver_rating.scale_max",
            "driver_rating.direction",
            "driver_rating.threshold",
            "driver_rating.rep_id")
        .source("ServiceXRG, nine drivers of satisfaction; Student's t and Wilson's score interval")
        .answers("S002-36", "S002-39")
        .examples(
            three("3 of 1 to 5 and 1 of 1 to 5 where 1 is best: a half and all of it")
                .answers(Quantity.real(0.75)),
            three("from 4 on, or down to 2, they are favourable: one of two")
                .by("favourable")
                .answers(Quantity.real(0.5)),
            Example.named("nobody said which end is the good one")
                .given(DRIVER_RATING, rating("1", "4", "", ""))
                .hasNoAnswer(NONE),
            Example.named("nobody said from when on it is favourable")
                .by("favourable")
                .given(DRIVER_RATING, rating("1", "4", "HIGHER_IS_BETTER", ""))
                .hasNoAnswer(NO_THRESHOLD));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RATED.as("ratings", new Agg.Each(Ratings.ON_SCALE)),
        JUDGED,
        JUDGED
            .and("favourable")
            .only(
                "not-favourable",
                "CASE direction WHEN 'HIGHER_IS_BETTER' THEN score >= threshold"
                    + " ELSE score <= threshold END"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "mean",
                1,
                "mean of (score - scaleMin) / (scaleMax - scaleMin), or of 1 - that where a low"
                    + " score is the good one",
                DriverRating::mean)
            .undefinedWhen(NONE)
            .meanOf("ratings"),
        Dialect.proportion("favourable", 1, "favourable", "judged", NO_THRESHOLD));
  }

  private static Outcome mean(Cell cell) {
    var ratings = cell.each("ratings");
    return Ratings.mean(ratings, Evidence.of(ratings.size()), NONE);
  }

  /// The third is of a survey that does not say which end of its scale is the good one.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(DRIVER_RATING, rating("1", "3", "HIGHER_IS_BETTER", "4"))
        .given(DRIVER_RATING, rating("2", "1", "LOWER_IS_BETTER", "2"))
        .given(DRIVER_RATING, rating("3", "1", "", ""));
  }

  private static String rating(String id, String score, String direction, String threshold) {
    return "id=%s item=KNOWLEDGE score=%s scale_min=1 scale_max=5 responded_at=2026-01-10T00:00:00Z%s%s"
        .formatted(
            id,
            score,
            direction.isEmpty() ? "" : " direction=" + direction,
            threshold.isEmpty() ? "" : " threshold=" + threshold);
  }
}
