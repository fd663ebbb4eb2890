package io.bellwether.scoring.priority;

import org.jspecify.annotations.Nullable;

/// What a factor says about a case.
///
/// @param value a number in the factor's unit, or a code
/// @param points 0 to 100; null where there is no value
/// @param why in words: where the points are from, or why there are none
public record Reading(Factor factor, @Nullable Object value, @Nullable Double points, String why) {

  static Reading of(Factor factor, Object value, double points, String why) {
    return new Reading(factor, value, points, why);
  }

  static Reading missing(Factor factor, String reason) {
    return new Reading(factor, null, null, reason);
  }
}
