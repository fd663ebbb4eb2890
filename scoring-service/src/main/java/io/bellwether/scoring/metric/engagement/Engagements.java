package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;

/// What counts as speaking with a customer, and how customers took it.
final class Engagements {

  /// Messages, calls and meetings of people, from either side, and cases that customers open.
  static final Measure OF_PEOPLE =
      Measure.count("engagements", INTERACTION, on("happened_at"))
          .only("not-seen-by-the-customer", "visible_to_customer")
          .only("by-a-bot", "actor_kind <> 'BOT'")
          .only("sent-by-a-rule", "NOT automated");

  static final String NONE = "there was no engagement of a rep in the interval";
  static final String NONE_RATED = "no engagement of a rep in the interval was rated";

  private static final Measure OF_REPS =
      Measure.count("engagements", ACTIVITY, on("happened_at"))
          .only("not-seen-by-the-customer", "visible_to_customer")
          .only("not-by-a-rep", "actor_kind = 'REP'")
          .only("sent-by-a-rule", "NOT automated");

  private static final Measure RATED =
      OF_REPS.and("rated").only("not-rated", "outcome IS NOT NULL");

  private static final List<Measure> RATINGS =
      List.of(
          OF_REPS,
          RATED,
          RATED.and("positive").only("not-positive", "outcome = 'POSITIVE'"),
          RATED.and("neutral").only("not-neutral", "outcome = 'NEUTRAL'"),
          RATED.and("negative").only("not-negative", "outcome = 'NEGATIVE'"));

  private Engagements() {}

  /// How the engagements of reps were rated, by each rating.
  static List<Measure> ratings() {
    return RATINGS;
  }

  static Identity ratingsAddUp() {
    return Identity.ofCounts(
        "ratings",
        "positive + neutral + negative = rated",
        cell ->
            cell.count("positive")
                + cell.count("neutral")
                + cell.count("negative")
                - cell.count("rated"));
  }

  /// The share of a rating, of what was rated and of everything.
  static List<Dialect> shares(String rating) {
    return List.of(
        share("of-rated", rating, "rated", NONE_RATED),
        share("of-all", rating, "engagements", NONE));
  }

  private static Dialect share(
      String name, String rating, String denominator, String undefinedWhen) {
    return new Dialect(
        name,
        1,
        rating + " / " + denominator,
        rating,
        denominator,
        undefinedWhen,
        cell -> share(cell, rating, denominator, undefinedWhen));
  }

  private static Outcome share(Cell cell, String rating, String denominator, String undefinedWhen) {
    return Outcome.proportion(cell.count(rating), cell.count(denominator), undefinedWhen)
        .and("engagements", Quantity.count(cell.count("engagements")))
        .and("rated", Quantity.count(cell.count("rated")));
  }
}
