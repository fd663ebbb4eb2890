package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The stretch of time that is looked at, cut into the hours and weeks of a zone. Where clocks
/// change, an hour of the week is missing once, or comes twice.
public record Window(Interval interval, ZoneId zone) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int DAYS_OF_WEEK = 7;

  public Instant begin() {
    return interval.from().atStartOfDay(zone).toInstant();
  }

  public Instant end() {
    return interval.to().atStartOfDay(zone).toInstant();
  }

  /// How many whole weeks fit.
  public int weeks() {
    return (int) (interval.from().until(interval.to(), ChronoUnit.DAYS) / DAYS_OF_WEEK);
  }

  /// From the first day on as many days as are whole weeks; empty where there is none.
  public Optional<Interval> wholeWeeks() {
    return weeks() == 0
        ? Optional.empty()
        : Optional.of(new Interval(interval.from(), interval.from().plusWeeks(weeks())));
  }

  /// By hour of the week, how many came in during each such hour of the window, zeros included.
  ///
  /// @param arrivals how many came in from an instant on; instants of the same hour are added
  Map<HourOfWeek, List<Long>> byHour(Map<Instant, Long> arrivals) {
    var hours = new HashMap<Instant, Long>();
    arrivals.forEach(
        (at, count) ->
            hours.merge(
                at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant(), count, Long::sum));
    var byHour = new TreeMap<HourOfWeek, List<Long>>();
    HourOfWeek.ALL.forEach(hour -> byHour.put(hour, new ArrayList<>()));
    var end = end();
    for (var at = begin(); at.isBefore(end); at = at.plus(HOUR)) {
      var local = at.atZone(zone);
      Objects.requireNonNull(byHour.get(HourOfWeek.of(local)))
          .add(hours.getOrDefault(local.truncatedTo(ChronoUnit.HOURS).toInstant(), 0L));
    }
    return byHour;
  }

  /// How many came in during each whole week from the beginning on, zeros included; the days that
  /// are left over count nowhere.
  List<Long> byWeek(Map<Instant, Long> arrivals) {
    var counts = new ArrayList<Long>();
    for (int week = 0; week < weeks(); week++) {
      var from = interval.from().plusWeeks(week).atStartOfDay(zone).toInstant();
      var until = interval.from().plusWeeks(week + 1L).atStartOfDay(zone).toInstant();
      counts.add(
          arrivals.entrySet().stream()
              .filter(one -> !one.getKey().isBefore(from) && one.getKey().isBefore(until))
              .mapToLong(Map.Entry::getValue)
              .sum());
    }
    return counts;
  }
}
