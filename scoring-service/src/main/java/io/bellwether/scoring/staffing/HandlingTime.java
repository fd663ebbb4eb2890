package io.bellwether.scoring.staffing;

import org.jspecify.annotations.Nullable;

/// How long people work on a case, from its first to its last activity, of the cases that were
/// resolved in the window. Worked minutes must be logged; where none were, nothing is inferred.
///
/// @param n cases with logged minutes
/// @param notLogged cases without
/// @param sum of their hours
/// @param squares sum of the squares of their hours
public record HandlingTime(long n, long notLogged, double sum, double squares) {

  static final HandlingTime NONE = new HandlingTime(0, 0, 0, 0);

  HandlingTime plus(HandlingTime other) {
    return new HandlingTime(
        n + other.n, notLogged + other.notLogged, sum + other.sum, squares + other.squares);
  }

  /// Hours a case; null where nobody logged any.
  public @Nullable Estimate hours() {
    if (n == 0) {
      return null;
    }
    var mean = sum / n;
    var deviation = n < 2 ? 0 : Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1)));
    return ArrivalRates.onLogarithms(n, mean, deviation);
  }
}
