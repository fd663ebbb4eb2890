package io.bellwether.scoring.staffing;

import org.jspecify.annotations.Nullable;

/// The hours that reps have in a week.
///
/// @param reps all of them
/// @param withHours those whose hours are known
/// @param hours null where nobody's are
public record RepHours(long reps, long withHours, @Nullable Double hours) {

  static final RepHours NONE = new RepHours(0, 0, null);

  RepHours plus(RepHours other) {
    var sum =
        hours == null
            ? other.hours
            : other.hours == null ? hours : Double.valueOf(hours + other.hours);
    return new RepHours(reps + other.reps, withHours + other.withHours, sum);
  }
}
