package io.bellwether.scoring.metric;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Timing.closing;

/// The accounts that count where metrics are about customers: those that pay.
public final class PayingAccounts {

  /// Just before the end of the interval.
  public static final Measure AT_THE_END =
      Measure.count("accounts", ACCOUNT_MRR, closing("valid_from", "valid_to"))
          .only("not-paying-at-the-end", "mrr_minor > 0");

  private PayingAccounts() {}
}
