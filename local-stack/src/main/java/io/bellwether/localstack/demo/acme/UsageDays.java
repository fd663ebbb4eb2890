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
  private static final double ADD_ON_USE = 0.6;

  /// Different users in a month, relative to those of an ordinary day.
  private static final double USED_IN_A_MONTH = 1.2;

  private UsageDays() {}

  /// A line of `usage:import`.
  record Usage(
      String externalId,
      String accountExternalId,
      LocalDate usedOn,
      int seatsUsed,
      int monthlyUsers) {}

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
              var used = (int) Math.round(seats * share);
              return new Usage(
                  "%s-%s".formatted(customer.id(), day),
                  customer.id(),
                  day,
                  used,
                  Math.max(used, (int) Math.min(seats, Math.round(USED_IN_A_MONTH * used))));
            });
  }

  /// The add-on is counted apart, since somebody pays for its seats.
  record UsageOfProduct(
      String externalId,
      String accountExternalId,
      LocalDate usedOn,
      String product,
      int seatsUsed,
      int monthlyUsers) {}

  static Stream<UsageOfProduct> of(Customer customer, AddOn addOn) {
    var draws = customer.draws(Customer.Idea.ADD_ON_USE);
    var line = addOn.line();
    return days()
        .filter(line::isInForce)
        .map(
            day -> {
              var share = Math.clamp(draws.normal(ADD_ON_USE, 0.1), 0.05, 0.95);
              var used = (int) Math.round(line.seats() * share);
              return new UsageOfProduct(
                  "%s-%s".formatted(line.externalId(), day),
                  customer.id(),
                  day,
                  line.product(),
                  used,
                  used);
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
