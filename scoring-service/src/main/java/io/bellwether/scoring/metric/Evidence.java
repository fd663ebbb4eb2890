package io.bellwether.scoring.metric;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What stands behind an outcome.
///
/// @param n how many rows the value rests on
/// @param exact whether the value counts or adds up all there is, so that no sample size is too
///   small
/// @param noInterval why `ci95` is null
/// @param terms further numbers worth seeing, in order
/// @param intervals of those terms that are estimates, by their names
public record Evidence(
    long n,
    boolean exact,
    @Nullable Quantity numerator,
    @Nullable Quantity denominator,
    @Nullable Interval95 ci95,
    @Nullable String noInterval,
    SequencedMap<String, Quantity> terms,
    Map<String, TermInterval> intervals) {

  public Evidence {
    terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
    intervals = Map.copyOf(intervals);
  }

  /// @param ci95 null where none is honest
  /// @param noInterval why it is null
  public record TermInterval(@Nullable Interval95 ci95, @Nullable String noInterval) {}

  public static Evidence of(long n) {
    return new Evidence(n, false, null, null, null, null, new LinkedHashMap<>(), Map.of());
  }

  public static Evidence quotient(long numerator, long denominator) {
    return of(denominator).quotient(Quantity.count(numerator), Quantity.count(denominator));
  }

  public Evidence quotient(Quantity newNumerator, Quantity newDenominator) {
    return new Evidence(n, exact, newNumerator, newDenominator, ci95, noInterval, terms, intervals);
  }

  public Evidence with(Interval95 interval) {
    return new Evidence(n, exact, numerator, denominator, interval, null, terms, intervals);
  }

  public Evidence withoutInterval(String reason) {
    return new Evidence(n, exact, numerator, denominator, null, reason, terms, intervals);
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
        terms,
        intervals);
  }

  public Evidence and(String name, long count) {
    return and(name, Quantity.count(count));
  }

  public Evidence and(String name, Quantity quantity) {
    var more = new LinkedHashMap<>(terms);
    more.put(name, quantity);
    return new Evidence(n, exact, numerator, denominator, ci95, noInterval, more, intervals);
  }

  /// A term that is an estimate, with its interval.
  ///
  /// @param noInterval why there is none, where there is none
  public Evidence and(
      String name, double estimate, Optional<Interval95> interval, String noInterval) {
    var more = new HashMap<>(intervals);
    more.put(
        name,
        interval
            .map(ci95 -> new TermInterval(ci95, null))
            .orElseGet(() -> new TermInterval(null, noInterval)));
    var with = and(name, Quantity.real(estimate));
    return new Evidence(n, exact, numerator, denominator, ci95, this.noInterval, with.terms, more);
  }
}
