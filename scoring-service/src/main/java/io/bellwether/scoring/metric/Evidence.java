package io.bellwether.scoring.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What stands behind an outcome.
///
/// @param n how many rows the value rests on
/// @param exact whether the value counts or adds up all there is, so that no sample size is too
///   small
/// @param noInterval why `ci95` is null
/// @param terms further numbers worth seeing, in order
public record Evidence(
    long n,
    boolean exact,
    @Nullable Quantity numerator,
    @Nullable Quantity denominator,
    @Nullable Interval95 ci95,
    @Nullable String noInterval,
    SequencedMap<String, Quantity> terms) {

  public Evidence {
    terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
  }

  public static Evidence of(long n) {
    return new Evidence(n, false, null, null, null, null, new LinkedHashMap<>());
  }

  public static Evidence quotient(long numerator, long denominator) {
    return of(denominator).quotient(Quantity.count(numerator), Quantity.count(denominator));
  }

  public Evidence quotient(Quantity newNumerator, Quantity newDenominator) {
    return new Evidence(n, exact, newNumerator, newDenominator, ci95, noInterval, terms);
  }

  public Evidence with(Interval95 interval) {
    return new Evidence(n, exact, numerator, denominator, interval, null, terms);
  }

  public Evidence withoutInterval(String reason) {
    return new Evidence(n, exact, numerator, denominator, null, reason, terms);
  }

  /// The value counts or adds up everything: there is no sample and nothing to estimate.
  public Evidence ofEverything() {
    return new Evidence(
        n,
        true,
        numerator,
        denominator,
        null,
        "an exact count or sum has no sampling error",
        terms);
  }

  public Evidence and(String name, long count) {
    return and(name, Quantity.count(count));
  }

  public Evidence and(String name, Quantity quantity) {
    var more = new LinkedHashMap<>(terms);
    more.put(name, quantity);
    return new Evidence(n, exact, numerator, denominator, ci95, noInterval, more);
  }
}
