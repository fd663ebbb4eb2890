package io.bellwether.scoring.slow;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Times at which something happens: most of them anywhere, many of them exactly where an answer
/// cuts, in each of the zones that are asked for, and some in the hour that a change of clocks
/// repeats or leaves out.
final class Moments {

  /// The first one changes its clocks on 29 March, the second one never does and is half an hour
  /// off.
  static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"));

  /// From the first to the last day of the data, asked or not.
  static final LocalDateTime FIRST = LocalDateTime.of(2025, 12, 1, 0, 0);

  static final LocalDateTime LAST = LocalDateTime.of(2026, 5, 15, 0, 0);

  private final Random random;
  private final List<LocalDateTime> edges = new ArrayList<>();
  private final List<LocalDate> dates = new ArrayList<>();

  Moments(Random random) {
    this.random = random;
    for (var date = FIRST.toLocalDate();
        date.isBefore(LAST.toLocalDate());
        date = date.plusDays(1)) {
      if (date.getDayOfMonth() == 1 || date.getDayOfWeek() == DayOfWeek.MONDAY) {
        dates.add(date);
        edges.add(date.atStartOfDay());
        for (var zone : ZONES) {
          edges.add(utc(date, zone));
        }
      }
    }
    edges.add(LocalDateTime.of(2026, 3, 29, 1, 0));
    edges.add(LocalDateTime.of(2026, 3, 29, 0, 59, 59));
    edges.add(LocalDateTime.of(2026, 3, 29, 1, 30));
  }

  LocalDateTime any() {
    return random.nextInt(7) == 0
        ? edges.get(random.nextInt(edges.size()))
        : after(FIRST, 165 * 24 * 60);
  }

  /// Up to so many minutes later; in whole seconds or not, and now and then at once.
  LocalDateTime after(LocalDateTime start, int minutes) {
    if (random.nextInt(12) == 0) {
      return start;
    }
    var time = start.plusSeconds(1 + random.nextLong(minutes * 60L));
    if (random.nextInt(8) == 0) {
      var edge = edges.get(random.nextInt(edges.size()));
      if (edge.isAfter(start) && edge.isBefore(start.plusMinutes(minutes))) {
        return edge;
      }
    }
    return random.nextInt(5) == 0 ? time.plusNanos(random.nextInt(1_000_000) * 1000L) : time;
  }

  LocalDate date() {
    return random.nextInt(4) == 0
        ? dates.get(random.nextInt(dates.size()))
        : FIRST.toLocalDate().plusDays(random.nextInt(165));
  }

  private static LocalDateTime utc(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }
}
