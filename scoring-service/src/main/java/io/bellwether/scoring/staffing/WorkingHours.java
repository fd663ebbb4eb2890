package io.bellwether.scoring.staffing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When people work by a calendar: versions, each from a day on, as case-service holds them.
public record WorkingHours(List<Version> versions) {

  /// Finer than any rota; working times within it are rounded to it.
  private static final Duration STEP = Duration.ofMinutes(15);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final double STEPS_AN_HOUR = (double) HOUR.toMinutes() / STEP.toMinutes();

  /// @param validFrom null since ever
  public record Version(
      @Nullable LocalDate validFrom, ZoneId zone, List<Period> weekly, List<FreeTime> holidays) {

    boolean works(Instant at) {
      var local = at.atZone(zone).toLocalDateTime();
      return weekly.stream().anyMatch(period -> period.contains(local))
          && holidays.stream().noneMatch(free -> free.contains(local));
    }

    boolean isInForce(Instant at) {
      return validFrom == null || !at.atZone(zone).toLocalDate().isBefore(validFrom);
    }
  }

  /// Hours that begin on a weekday; an end at or before their start is on the next day.
  public record Period(DayOfWeek weekday, LocalTime startsAt, LocalTime endsAt) {

    boolean contains(LocalDateTime at) {
      return beginsOn(at.toLocalDate(), at) || beginsOn(at.toLocalDate().minusDays(1), at);
    }

    private boolean beginsOn(LocalDate day, LocalDateTime at) {
      var end = day.atTime(endsAt).plusDays(endsAt.isAfter(startsAt) ? 0 : 1);
      return day.getDayOfWeek() == weekday
          && !at.isBefore(day.atTime(startsAt))
          && at.isBefore(end);
    }
  }

  /// A day, or a part of one, on which nobody works.
  public record FreeTime(LocalDate date, @Nullable LocalTime startsAt, @Nullable LocalTime endsAt) {

    boolean contains(LocalDateTime at) {
      return at.toLocalDate().equals(date)
          && (startsAt == null || !at.toLocalTime().isBefore(startsAt))
          && (endsAt == null || at.toLocalTime().isBefore(endsAt));
    }
  }

  public WorkingHours {
    versions = List.copyOf(versions);
  }

  /// The share of each hour of the week that is worked, over all such hours of the window.
  Map<HourOfWeek, Double> shares(Window window) {
    var shares = new TreeMap<HourOfWeek, Double>();
    var hours = new TreeMap<HourOfWeek, Integer>();
    var end = window.end();
    for (var at = window.begin(); at.isBefore(end); at = at.plus(HOUR)) {
      var hour = HourOfWeek.of(at.atZone(window.zone()));
      hours.merge(hour, 1, Integer::sum);
      shares.merge(hour, worked(at), Double::sum);
    }
    shares.replaceAll((hour, sum) -> sum / hours.getOrDefault(hour, 1));
    return shares;
  }

  private double worked(Instant begin) {
    int steps = 0;
    for (var at = begin; at.isBefore(begin.plus(HOUR)); at = at.plus(STEP)) {
      if (works(at)) {
        steps++;
      }
    }
    return steps / STEPS_AN_HOUR;
  }

  private boolean works(Instant at) {
    return versions.stream()
        .filter(version -> version.isInForce(at))
        .reduce(WorkingHours::later)
        .map(version -> version.works(at))
        .orElse(false);
  }

  private static Version later(Version one, Version other) {
    if (one.validFrom() == null) {
      return other;
    }
    return other.validFrom() == null || other.validFrom().isBefore(one.validFrom()) ? one : other;
  }
}
