package io.bellwether.localstack.demo.acme;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When a customer raises cases: mostly in its own office hours, most of all on Monday morning,
/// hardly at the weekend; a new customer asks more.
final class Arrivals {

  private static final double DAYS_OF_A_MONTH = 365.25 / 12;
  private static final double WHILE_NEW = 1.5;
  private static final double AT_NIGHT = 0.06;

  /// The share of defects among cases as a rule.
  static final double DEFECTS = 0.22;

  private Arrivals() {}

  static Stream<Instant> of(Customer customer, Subscription subscription, Draws draws) {
    return Period.START
        .datesUntil(Period.END)
        .filter(subscription::isActive)
        .flatMap(
            day ->
                IntStream.range(0, draws.poisson(mean(customer, day)))
                    .mapToObj(_ -> time(day, customer.region().zone(), draws)))
        .filter(Period::contains)
        .sorted();
  }

  private static double mean(Customer customer, LocalDate day) {
    var fresh = customer.isNew() && day.isBefore(customer.since().plusDays(Planted.EARLY_DAYS));
    return customer.nature().casesPerMonth()
        / DAYS_OF_A_MONTH
        * weekday(day.getDayOfWeek())
        * (fresh ? WHILE_NEW : 1)
        * (1 + DEFECTS * (defects(day) - 1));
  }

  /// How many defects are reported on a day, relative to an ordinary one.
  static double defects(LocalDate day) {
    return day.isBefore(Planted.BAD_RELEASE) || !day.isBefore(Planted.BAD_RELEASE_FIXED)
        ? 1
        : Planted.DEFECTS_AFTER_BAD_RELEASE;
  }

  /// Relative to a Wednesday, over the sum of a week.
  private static double weekday(DayOfWeek day) {
    return switch (day) {
          case MONDAY -> Planted.MONDAY_LOAD;
          case TUESDAY -> 1.1;
          case WEDNESDAY, THURSDAY -> 1.0;
          case FRIDAY -> 0.85;
          case SATURDAY -> 0.12;
          case SUNDAY -> 0.08;
        }
        * (7 / 5.75);
  }

  private static Instant time(LocalDate day, ZoneId zone, Draws draws) {
    var morning =
        day.getDayOfWeek() == DayOfWeek.MONDAY && draws.chance(Planted.MONDAY_MORNING_SHARE);
    var hour =
        morning
            ? draws.between(8, 10)
            : draws.chance(AT_NIGHT) ? draws.between(0, 23) : draws.between(8, 17);
    return day.atTime(LocalTime.of(hour, draws.between(0, 59), draws.between(0, 59)))
        .atZone(zone)
        .toInstant();
  }
}
