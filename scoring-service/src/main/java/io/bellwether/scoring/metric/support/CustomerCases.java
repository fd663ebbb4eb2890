package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Measure;

/// Cases in which a customer came to us. In one that we opened nobody waits for an answer, and our
/// first message answers nobody. A case is the customer's where nobody says that we opened it.
final class CustomerCases {

  private CustomerCases() {}

  /// @param measure over a fact about cases
  static Measure only(Measure measure) {
    return measure.only("opened-by-us", "origin IS DISTINCT FROM 'PROACTIVE'");
  }
}
