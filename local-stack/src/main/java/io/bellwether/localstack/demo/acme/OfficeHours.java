package io.bellwether.localstack.demo.acme;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// From 9 to 17 on Monday to Friday, in a zone.
record OfficeHours(ZoneId zone) {

  static final LocalTime OPENS = LocalTime.of(9, 0);
  static final LocalTime CLOSES = LocalTime.of(17, 0);

  static boolean isWorkday(LocalDate day) {
    return isWorkday(day.getDayOfWeek());
  }

  static boolean isWorkday(DayOfWeek day) {
    return day.compareTo(DayOfWeek.SATURDAY) < 0;
  }

  /// When work of this length is done that can begin at an instant and rests outside office hours.
  Instant after(Instant from, double hours) {
    var left = Duration.ofSeconds(Math.round(hours * 3600));
    var day = from.atZone(zone).toLocalDate();
    while (true) {
      if (isWorkday(day)) {
        var opens = day.atTime(OPENS).atZone(zone).toInstant();
        var closes = day.atTime(CLOSES).atZone(zone).toInstant();
        var begins = from.isAfter(opens) ? from : opens;
        var rest = Duration.between(begins, closes);
        if (rest.compareTo(left) >= 0) {
          return begins.plus(left);
        }
        if (rest.isPositive()) {
          left = left.minus(rest);
        }
      }
      day = day.plusDays(1);
    }
  }
}
