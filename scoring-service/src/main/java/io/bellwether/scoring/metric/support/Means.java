package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;

/// A spread of counts or times as an answer, where the total matters, so that the mean is asked
/// for: median and 90th percentile are beside it.
final class Means {

  static final String NO_SPREAD = "one value, or several alike, show no spread";

  /// How the intervals of such answers are told.
  static final String INTERVALS =
      "intervals: Hall, 1992, of the mean, order statistics of median and 90th percentile";

  private Means() {}

  static Outcome of(Term.Spread spread, Evidence evidence, String undefinedWhen) {
    var mean = spread.mean();
    if (mean == null) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    var complete = Quantiles.with(spread, evidence);
    return new Outcome.Value(
        Quantity.real(mean),
        Interval95.ofSkewedMean(spread.n(), mean, spread.deviation())
            .map(complete::with)
            .orElseGet(() -> complete.withoutInterval(NO_SPREAD)));
  }
}
