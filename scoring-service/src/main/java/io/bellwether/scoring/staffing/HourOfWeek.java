package io.bellwether.scoring.staffing;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// One of the 168 hours of a week, on the clock of a zone.
public record HourOfWeek(DayOfWeek day, int hour) implements Comparable<HourOfWeek> {

  private static final Comparator<HourOfWeek> ORDER =
      Comparator.comparing(HourOfWeek::day).thenComparing(HourOfWeek::hour);

  static final List<HourOfWeek> ALL =
      Arrays.stream(DayOfWeek.values())
          .flatMap(day -> IntStream.range(0, 24).mapToObj(hour -> new HourOfWeek(day, hour)))
          .toList();

  static HourOfWeek of(ZonedDateTime time) {
    return new HourOfWeek(time.getDayOfWeek(), time.getHour());
  }

  /// As the dimension `weekday` names it: `1-MON`.
  public String weekdayName() {
    return day.getValue()
        + "-"
        + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT);
  }

  /// As the dimension `hour` names it: `09`.
  public String hourName() {
    return "%02d".formatted(hour);
  }

  @Override
  public int compareTo(HourOfWeek other) {
    return ORDER.compare(this, other);
  }
}
