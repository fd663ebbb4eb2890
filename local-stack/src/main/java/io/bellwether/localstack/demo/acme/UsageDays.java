package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/// How many of its seats a customer uses: one ordinary day of each month, the second Wednesday.
final class UsageDays {

  private static final double USUAL_USE = 0.72;
  private static final double LITTLE_USE = 0.3;

  private UsageDays() {}

  /// A line of `usage:import`.
  record Usage(String externalId, String accountExternalId, LocalDate usedOn, int seatsUsed) {}

  static Stream<Usage> of(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.USAGE);
    var little = subscription.losses().isEmpty() && draws.chance(Planted.LOYAL_WITH_LITTLE_USE);
    var usual = Math.clamp(draws.normal(little ? LITTLE_USE : USUAL_USE, 0.08), 0.15, 0.95);
    return days()
        .filter(subscription::isActive)
        .map(
            day -> {
              var seats = subscription.seats(day);
              var share =
                  Math.clamp(usual + draws.normal(0, 0.04), 0.05, 1.0) * left(day, subscription);
              return new Usage(
                  "%s-%s".formatted(customer.id(), day),
                  customer.id(),
                  day,
                  (int) Math.round(seats * share));
            });
  }

  private static Stream<LocalDate> days() {
    return Stream.iterate(Period.START, Period::contains, month -> month.plusMonths(1))
        .map(month -> month.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.WEDNESDAY)));
  }

  /// 1 as a rule; before a loss that fades it sinks, evenly by day.
  private static double left(LocalDate day, Subscription subscription) {
    return subscription.losses().stream()
        .filter(loss -> loss.fades() && loss.isNear(day))
        .mapToDouble(loss -> 1 - (1 - Planted.LEFT_OF_USE) * faded(day, loss.on()))
        .findFirst()
        .orElse(1);
  }

  private static double faded(LocalDate day, LocalDate lostOn) {
    var begin = lostOn.minusMonths(Planted.FADING_MONTHS);
    return (double) DAYS.between(begin, day) / DAYS.between(begin, lostOn);
  }
}
