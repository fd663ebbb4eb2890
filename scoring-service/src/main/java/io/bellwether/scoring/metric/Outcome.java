package io.bellwether.scoring.metric;

import java.math.BigDecimal;

/// What a formula says about a cell: a value, or why there is none. Missing is not zero.
public sealed interface Outcome {

  record Value(Quantity quantity, Evidence evidence) implements Outcome {}

  record Undefined(String reason, Evidence evidence) implements Outcome {}

  Evidence evidence();

  /// The same with one more term worth seeing.
  default Outcome and(String name, Quantity quantity) {
    return switch (this) {
      case Value(var value, var evidence) -> new Value(value, evidence.and(name, quantity));
      case Undefined(var reason, var evidence) ->
          new Undefined(reason, evidence.and(name, quantity));
    };
  }

  static Outcome count(long count) {
    return new Value(Quantity.count(count), Evidence.of(count).ofEverything());
  }

  /// A share `k / n` of counted rows with Wilson's interval.
  static Outcome proportion(long k, long n, String undefinedWhen) {
    var evidence = Evidence.quotient(k, n);
    return n == 0
        ? new Undefined(undefinedWhen, evidence)
        : new Value(Quantity.real((double) k / n), evidence.with(Interval95.wilson(k, n)));
  }

  /// An exact sum of minor units, which may be too large for an amount.
  static Outcome money(BigDecimal minor, String currency, Evidence evidence, String undefinedWhen) {
    return minor.toBigInteger().bitLength() < Long.SIZE
        ? new Value(Quantity.money(minor.longValueExact(), currency), evidence)
        : new Undefined(undefinedWhen, evidence);
  }

  /// A quotient that is no share of its denominator, so that no binomial interval is honest.
  static Outcome ratio(
      double numerator, double denominator, Evidence evidence, String undefinedWhen) {
    return denominator == 0
        ? new Undefined(undefinedWhen, evidence)
        : new Value(Quantity.real(numerator / denominator), evidence);
  }
}
