package io.bellwether.cases.businesstime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// A day, or a part of one, on which nobody works. What is free is that time on that date: a night
/// shift that began the evening before ends at midnight.
///
/// @param start null from midnight on
/// @param end null until midnight
public record Holiday(LocalDate date, @Nullable LocalTime start, @Nullable LocalTime end) {

  public Holiday {
    if (start != null && end != null && !start.isBefore(end)) {
      throw new IllegalArgumentException(
          "holiday %s: from %s to %s (expected: a start before its end)"
              .formatted(date, start, end));
    }
  }

  public static Holiday on(LocalDate date) {
    return new Holiday(date, null, null);
  }

  LocalSeconds seconds() {
    long midnight = date.toEpochDay() * WorkingPeriod.DAY;
    return new LocalSeconds(
        midnight + (start == null ? 0 : start.toSecondOfDay()),
        midnight + (end == null ? WorkingPeriod.DAY : end.toSecondOfDay()));
  }
}
