package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;

/// A spread of durations as an answer: the median, which one case that nobody touched for a year
/// does not move, with mean and 90th percentile beside it.
final class Durations {

  private static final String TOO_FEW =
      "fewer than six durations: no two of them enclose the median with 95 % confidence";

  private Durations() {}

  /// @param evidence what else is worth seeing, such as how many still wait
  static Outcome median(Term.Spread calendar, Evidence evidence, String undefinedWhen) {
    var median = calendar.median();
    var mean = calendar.mean();
    var p90 = calendar.p90();
    if (median == null || mean == null || p90 == null) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    var complete =
        evidence
            .and("calendarMean", Quantity.real(mean))
            .and("calendarMedian", Quantity.real(median))
            .and("calendarP90", Quantity.real(p90));
    var interval = calendar.ofMedian();
    return new Outcome.Value(
        Quantity.real(median),
        interval == null ? complete.withoutInterval(TOO_FEW) : complete.with(interval));
  }
}
