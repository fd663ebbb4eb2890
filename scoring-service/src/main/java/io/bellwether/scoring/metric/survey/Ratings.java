package io.bellwether.scoring.metric.survey;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;

/// Scores of different scales, brought to 0..1: 1 is the good end of each.
final class Ratings {

  /// A survey that does not say which end is the good one is taken to mean the high one; who cannot
  /// take it so leaves such surveys out.
  static final String ON_SCALE =
      "CAST(CASE WHEN direction = 'LOWER_IS_BETTER' THEN scale_max - score"
          + " ELSE score - scale_min END AS double precision) / (scale_max - scale_min)";

  private Ratings() {}

  static Outcome mean(List<Double> ratings, Evidence evidence, String undefinedWhen) {
    if (ratings.isEmpty()) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    return new Outcome.Value(
        Quantity.real(ExactSum.of(ratings) / ratings.size()),
        Interval95.ofMean(ratings)
            .map(evidence::with)
            .orElseGet(
                () -> evidence.withoutInterval("one answer, or several alike, show no spread")));
  }
}
