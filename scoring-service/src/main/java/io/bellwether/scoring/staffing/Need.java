package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.Interval95;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The hours of work that come in, beside those that the reps have.
///
/// @param hour of the week; null where it is about whole weeks
/// @param week the first day of the one week that it is about; null where it is about all of them
/// @param team null where it is about all teams
/// @param n how many such hours, or whole weeks, the window has
/// @param cases how many came in during them
/// @param arrivals cases in one of them
/// @param needed hours of work for those; null where nobody logged any
/// @param available hours of the reps in one of them; null where nobody's are known
public record Need(
    @Nullable HourOfWeek hour,
    @Nullable LocalDate week,
    @Nullable String team,
    int n,
    long cases,
    Estimate arrivals,
    HandlingTime handling,
    @Nullable Estimate needed,
    RepHours reps,
    @Nullable Double available) {

  /// What is clear beyond chance.
  public enum Verdict {
    SHORT,
    ENOUGH,
    NOT_CLEAR
  }

  /// Hours that are left over; below 0 where they are missing. Null where one of both is not known.
  public @Nullable Double gap() {
    return available == null || needed == null ? null : available - needed.value();
  }

  public @Nullable Interval95 gapInterval() {
    var interval = needed == null ? null : needed.ci95();
    return available == null || interval == null
        ? null
        : new Interval95(available - interval.high(), available - interval.low());
  }

  /// Null where the gap has no interval.
  public @Nullable Verdict verdict() {
    var interval = gapInterval();
    if (interval == null) {
      return null;
    }
    if (interval.high() < 0) {
      return Verdict.SHORT;
    }
    return interval.low() >= 0 ? Verdict.ENOUGH : Verdict.NOT_CLEAR;
  }
}
