package io.bellwether.subscription.revenue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// How often a recurring amount is charged, with how many of its periods make a year. A month is a
/// twelfth of a year: a week counts 52/12 of it and a day 365/12.
public enum BillingInterval {
  DAY(365),
  WEEK(52),
  MONTH(12),
  QUARTER(4),
  YEAR(1);

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private final int periodsPerYear;

  BillingInterval(int periodsPerYear) {
    this.periodsPerYear = periodsPerYear;
  }

  /// The monthly value of an amount, in minor units, rounded once and half-even.
  public long monthly(long amountMinor) {
    var perYear = BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(periodsPerYear));
    return new BigDecimal(perYear).divide(MONTHS, 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
