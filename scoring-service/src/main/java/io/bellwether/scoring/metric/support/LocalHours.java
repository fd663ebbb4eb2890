package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// How many hours of an interval belong to a cell: all of them, or those of its local hours and
/// weekdays, whether it is cut by a group or by a filter. A day on which clocks change has 23 or
/// 25.
final class LocalHours {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final DateTimeFormatter TWO_DIGITS =
      DateTimeFormatter.ofPattern("HH", Locale.ROOT);

  private LocalHours() {}

  static long in(Cell cell) {
    var at = cell.interval().from().atStartOfDay(cell.zone());
    var end = cell.interval().to().atStartOfDay(cell.zone());
    if (!cell.isCutBy(Fact.BY_HOUR) && !cell.isCutBy(Fact.BY_WEEKDAY)) {
      return Duration.between(at, end).toHours();
    }
    long hours = 0;
    for (; at.isBefore(end); at = at.plus(HOUR)) {
      var day = at.getDayOfWeek();
      var name =
          day.getValue()
              + "-"
              + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT);
      if (cell.hasRowsOf(Fact.BY_HOUR, at.format(TWO_DIGITS))
          && cell.hasRowsOf(Fact.BY_WEEKDAY, name)) {
        hours++;
      }
    }
    return hours;
  }
}
