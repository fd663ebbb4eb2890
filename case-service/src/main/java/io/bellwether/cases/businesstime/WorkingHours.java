package io.bellwether.cases.businesstime;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The working hours of a week in one zone, without holidays. Counting is by cumulative sums, so
/// that a span of years costs what a span of minutes costs.
public final class WorkingHours {

  private static final long WEEK = 7L * WorkingPeriod.DAY;

  /// 1970-01-01 was a Thursday.
  private static final long MONDAY = 3L * WorkingPeriod.DAY;

  private final ZoneId zone;

  /// Within a week that starts on Monday.
  private final Counted week;

  /// The free stretches, each with the working seconds that it takes away.
  private final Counted holidays;

  public WorkingHours(ZoneId zone, List<WorkingPeriod> periods, List<Holiday> holidays) {
    this.zone = zone;
    this.week = Counted.plain(LocalSeconds.union(wrapped(periods)));
    var free = LocalSeconds.union(holidays.stream().map(Holiday::seconds).toList());
    this.holidays =
        Counted.weighted(free, (from, to) -> withoutHolidays(to) - withoutHolidays(from));
  }

  /// A shift over Sunday's midnight belongs to Monday of the same, repeating week.
  private static List<LocalSeconds> wrapped(List<WorkingPeriod> periods) {
    var stretches = new ArrayList<LocalSeconds>();
    for (var period : periods) {
      long from = period.weekStart();
      long to = from + period.length();
      stretches.add(new LocalSeconds(from, Math.min(to, WEEK)));
      if (to > WEEK) {
        stretches.add(new LocalSeconds(0, to - WEEK));
      }
    }
    return stretches;
  }

  ZoneId zone() {
    return zone;
  }

  /// Working seconds on the clock on the wall up to this moment on it. Only differences mean
  /// anything.
  long upTo(long localSecond) {
    return withoutHolidays(localSecond) - holidays.upTo(localSecond);
  }

  private long withoutHolidays(long localSecond) {
    long sinceMonday = localSecond + MONDAY;
    return Math.floorDiv(sinceMonday, WEEK) * week.total()
        + week.upTo(Math.floorMod(sinceMonday, WEEK));
  }

  /// The first moment after `from`, on the clock on the wall, by which so many working seconds have
  /// passed; there must be one up to `to`.
  long reaches(long from, long to, long seconds) {
    long wanted = upTo(from) + seconds;
    long low = from;
    long high = to;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (upTo(middle) >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
