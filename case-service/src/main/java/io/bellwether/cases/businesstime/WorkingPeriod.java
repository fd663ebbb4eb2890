package io.bellwether.cases.businesstime;

import java.time.DayOfWeek;
import java.time.LocalTime;

/// Working hours that begin on one day of the week. An end at or before the start lies on the next
/// day: 22:00 to 06:00 is a night shift, 00:00 to 00:00 a whole day.
public record WorkingPeriod(DayOfWeek weekday, LocalTime start, LocalTime end) {

  static final int DAY = 86_400;

  /// Seconds from Monday 00:00 to the start.
  int weekStart() {
    return (weekday.getValue() - 1) * DAY + start.toSecondOfDay();
  }

  int length() {
    int length = end.toSecondOfDay() - start.toSecondOfDay();
    return length > 0 ? length : length + DAY;
  }
}
