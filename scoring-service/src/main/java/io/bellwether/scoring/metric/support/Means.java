package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;

/// A spread as an answer where the total matters, so that the mean is asked for: median and 90th
/// percentile are beside it.
final class Means {

  private Means() {}

  static Outcome of(Term.Spread spread, Evidence evidence, String undefinedWhen) {
    var mean = spread.mean();
    var deviation = spread.deviation();
    var median = spread.median();
    var p90 = spread.p90();
    if (mean == null || median == null || p90 == null) {
      return new Outcome.Undefined(undefinedWhen, evidence);
    }
    var complete = evidence.and("median", Quantity.real(median)).and("p90", Quantity.real(p90));
    return new Outcome.Value(
        Quantity.real(mean),
        deviation == null || deviation == 0
            ? complete.withoutInterval("one value, or several alike, show no spread")
            : complete.with(Interval95.ofMean(spread.n(), mean, deviation)));
  }
}
