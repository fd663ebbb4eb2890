package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.ENGAGEMENT;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;

/// What counts as speaking with a customer, and how customers took it.
final class Engagements {

  /// Messages, calls and meetings of people, from either side, and cases that customers open.
  static final Measure OF_PEOPLE =
      ofPeople(Measure.count("engagements", INTERACTION, on("happened_at")));

  static final String NONE = "there was no engagement of a rep in the interval";
  static final String NONE_RATED = "no engagement of a rep in the interval was rated";
  static final String NONE_RATED_WITH_SURVEYS =
      "no engagement of a rep in the interval was rated, by the rep or by the customer";

  private static final Measure OF_REPS =
      ofReps(Measure.count("engagements", ACTIVITY, on("happened_at")));

  private static final Measure RATED =
      OF_REPS.and("rated").only("not-rated", "outcome IS NOT NULL");

  private static final Measure RATED_WITH_SURVEYS =
      ofReps(Measure.count("ratedWithSurveys", ENGAGEMENT, on("happened_at")))
          .only("not-rated", "coalesce(outcome, survey_rating) IS NOT NULL");

  private static final List<Measure> RATINGS =
      List.of(
          OF_REPS,
          RATED,
          RATED.and("positive").only("not-positive", "outcome = 'POSITIVE'"),
          RATED.and("neutral").only("not-neutral", "outcome = 'NEUTRAL'"),
          RATED.and("negative").only("not-negative", "outcome = 'NEGATIVE'"),
          RATED_WITH_SURVEYS,
          RATED_WITH_SURVEYS.and("ratedBySurvey").only("rated-by-the-rep", "outcome IS NULL"),
          RATED_WITH_SURVEYS
              .and("positiveWithSurveys")
              .only("not-positive", "coalesce(outcome, survey_rating) = 'POSITIVE'"),
          RATED_WITH_SURVEYS
              .and("neutralWithSurveys")
              .only("not-neutral", "coalesce(outcome, survey_rating) = 'NEUTRAL'"),
          RATED_WITH_SURVEYS
              .and("negativeWithSurveys")
              .only("not-negative", "coalesce(outcome, survey_rating) = 'NEGATIVE'"));

  private Engagements() {}

  /// How the engagements of reps were rated, by each rating.
  static List<Measure> ratings() {
    return RATINGS;
  }

  static List<Identity> ratingsAddUp() {
    return List.of(
        Identity.ofCounts(
            "ratings",
            "positive + neutral + negative = rated",
            cell ->
                cell.count("positive")
                    + cell.count("neutral")
                    + cell.count("negative")
                    - cell.count("rated")),
        Identity.ofCounts(
            "ratings-with-surveys",
            "positiveWithSurveys + neutralWithSurveys + negativeWithSurveys = ratedWithSurveys",
            cell ->
                cell.count("positiveWithSurveys")
                    + cell.count("neutralWithSurveys")
                    + cell.count("negativeWithSurveys")
                    - cell.count("ratedWithSurveys")));
  }

  /// The share of a rating, of what was rated and of everything.
  static List<Dialect> shares(String rating) {
    return List.of(
        share("of-rated", rating + " / rated", rating, "rated", "rated", NONE_RATED),
        share("of-all", rating + " / engagements", rating, "engagements", "rated", NONE),
        share(
            "with-surveys",
            "the same as of-rated, where an engagement that the rep did not rate has the rating of"
                + " the CSAT answer that came next about its case, if no engagement lies between:"
                + " positive from the survey's threshold on, or in the best quarter of its scale"
                + " where it has none, negative in the worst quarter; ratedBySurvey = of rated,"
                + " those; coverage = rated / engagements",
            rating + "WithSurveys",
            "ratedWithSurveys",
            "ratedWithSurveys",
            NONE_RATED_WITH_SURVEYS));
  }

  private static Dialect share(
      String name,
      String formula,
      String rating,
      String denominator,
      String rated,
      String undefinedWhen) {
    return new Dialect(
        name,
        1,
        formula,
        rating,
        denominator,
        undefinedWhen,
        cell ->
            covered(
                Outcome.proportion(cell.count(rating), cell.count(denominator), undefinedWhen),
                cell,
                rated));
  }

  /// Beside what share of the engagements is rated at all.
  private static Outcome covered(Outcome share, Cell cell, String rated) {
    var engagements = cell.count("engagements");
    var counted =
        share
            .and("engagements", Quantity.count(engagements))
            .and("rated", Quantity.count(cell.count(rated)));
    var told =
        rated.equals("rated")
            ? counted
            : counted.and("ratedBySurvey", Quantity.count(cell.count("ratedBySurvey")));
    return engagements == 0
        ? told
        : told.and("coverage", Quantity.real((double) cell.count(rated) / engagements));
  }

  static Measure ofPeople(Measure measure) {
    return measure
        .only("not-seen-by-the-customer", "visible_to_customer")
        .only("by-a-bot", "actor_kind <> 'BOT'")
        .only("sent-by-a-rule", "NOT automated");
  }

  private static Measure ofReps(Measure measure) {
    return measure
        .only("not-seen-by-the-customer", "visible_to_customer")
        .only("not-by-a-rep", "actor_kind = 'REP'")
        .only("sent-by-a-rule", "NOT automated");
  }

  /// Of five engagements the rep rated one and customers four, that one too; what a rule sent is
  /// none.
  static Example.Builder surveyed(String name) {
    return Example.named(name)
        .by("with-surveys")
        .given(ACTIVITY, done("1", "outcome", "NEUTRAL"))
        .given(ACTIVITY, done("2"))
        .given(ACTIVITY, done("3"))
        .given(ACTIVITY, done("4"))
        .given(ACTIVITY, done("5"))
        .given(ENGAGEMENT, done("1", "outcome", "NEUTRAL", "survey_rating", "NEGATIVE"))
        .given(ENGAGEMENT, done("2", "survey_rating", "POSITIVE"))
        .given(ENGAGEMENT, done("3", "survey_rating", "POSITIVE"))
        .given(ENGAGEMENT, done("4", "survey_rating", "NEGATIVE"))
        .given(ENGAGEMENT, done("5"))
        .given(ENGAGEMENT, done("6", "survey_rating", "NEGATIVE", "automated", "true"));
  }

  private static String[] done(String id, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "happened_at",
        "2026-01-10T00:00:00Z",
        "actor_kind",
        "REP",
        "type",
        "REPLY",
        "direction",
        "OUTBOUND",
        "visible_to_customer",
        "true",
        "automated",
        "false");
  }
}
