package io.bellwether.scoring.metric;

import java.time.LocalDate;

/// `[from, to)` in local dates; the zone that turns them into instants belongs to the query.
public record Interval(LocalDate from, LocalDate to) {

  public Interval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "interval %s..%s (expected: from < to)".formatted(from, to));
    }
  }

  public static Interval of(String from, String to) {
    return new Interval(LocalDate.parse(from), LocalDate.parse(to));
  }

  /// The interval of the same length that ends where this one starts. Between equal days of the
  /// month the length is counted in months (before March comes February), else in days.
  public Interval previous() {
    var months = from.until(to).toTotalMonths();
    if (months > 0 && from.plusMonths(months).equals(to) && from.getDayOfMonth() <= 28) {
      return new Interval(from.minusMonths(months), from);
    }
    return new Interval(from.minusDays(to.toEpochDay() - from.toEpochDay()), from);
  }
}
