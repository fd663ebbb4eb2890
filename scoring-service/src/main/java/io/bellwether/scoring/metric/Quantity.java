package io.bellwether.scoring.metric;

import java.math.BigDecimal;

/// A number that says what kind it is.
public sealed interface Quantity {

  /// A ratio, a mean, a score. Never NaN and never infinite: what has no value is `Undefined`.
  record Real(double value) implements Quantity {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "%s is no value (expected: a finite one)".formatted(value));
      }
    }
  }

  record Count(long value) implements Quantity {}

  /// Minor units of an ISO 4217 currency.
  record Money(long amountMinor, String currency) implements Quantity {}

  /// An exact sum of minor units: money, unless no amount of 64 bits can hold it.
  static Quantity sumOfMoney(BigDecimal minor, String currency) {
    return minor.toBigInteger().bitLength() < Long.SIZE
        ? money(minor.longValueExact(), currency)
        : real(minor.doubleValue());
  }

  static Quantity real(double value) {
    return new Real(value);
  }

  static Quantity count(long value) {
    return new Count(value);
  }

  static Quantity money(long amountMinor, String currency) {
    return new Money(amountMinor, currency);
  }
}
