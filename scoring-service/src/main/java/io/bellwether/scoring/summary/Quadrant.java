package io.bellwether.scoring.summary;

import org.jspecify.annotations.Nullable;

/// Where an account stands among the others, by what it pays and how often it needs us. A place is
/// high where the value is above the median of the accounts that are compared.
///
/// @param reason why there is no place; null where there is one
public record Quadrant(@Nullable Place place, @Nullable String reason) {

  /// Value first, then cases for each hundred seats.
  public enum Place {
    HIGH_VALUE_MANY_CASES,
    HIGH_VALUE_FEW_CASES,
    LOW_VALUE_MANY_CASES,
    LOW_VALUE_FEW_CASES
  }

  static Quadrant of(boolean highValue, boolean manyCases) {
    return new Quadrant(
        highValue
            ? manyCases ? Place.HIGH_VALUE_MANY_CASES : Place.HIGH_VALUE_FEW_CASES
            : manyCases ? Place.LOW_VALUE_MANY_CASES : Place.LOW_VALUE_FEW_CASES,
        null);
  }

  static Quadrant none(String reason) {
    return new Quadrant(null, reason);
  }
}
