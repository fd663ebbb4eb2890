package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Beside;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Term;
import java.util.Optional;

/// Median and 90th percentile beside a mean, each with its interval.
final class Quantiles {

  static final String TOO_FEW_FOR_MEDIAN =
      "fewer than six values: no two of them enclose the median with 95 % confidence";

  static final String TOO_FEW_FOR_P90 =
      "fewer than 36 values: no two of them enclose the 90th percentile with 95 % confidence";

  private Quantiles() {}

  static Evidence with(Term.Spread spread, Evidence evidence) {
    return with(Beside.MEDIAN.wireName(), Beside.P90.wireName(), spread, evidence);
  }

  /// None where there is nothing.
  static Evidence with(String medianName, String p90Name, Term.Spread spread, Evidence evidence) {
    var median = spread.median();
    var p90 = spread.p90();
    return median == null || p90 == null
        ? evidence
        : evidence
            .and(medianName, median, Optional.ofNullable(spread.ofMedian()), TOO_FEW_FOR_MEDIAN)
            .and(p90Name, p90, Optional.ofNullable(spread.ofP90()), TOO_FEW_FOR_P90);
  }
}
