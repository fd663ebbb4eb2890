package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.stream.Stream;

/// What customers pay for services: premium support by quarter, onboarding once, a training now and
/// then, of which a few are credited again.
final class ServiceRevenues {

  private static final double SHARE_OF_SUBSCRIPTION = 0.15;
  private static final double TRAINING_IN_A_QUARTER = 0.07;
  private static final double CREDITED = 0.06;

  private ServiceRevenues() {}

  /// A line of `service-revenue:import`.
  record ServiceRevenue(
      String externalId,
      String accountExternalId,
      String serviceType,
      LocalDate recognizedOn,
      Money amount) {}

  static Stream<ServiceRevenue> of(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.MONEY);
    return Stream.concat(
        onboarding(customer, draws.split()),
        Stream.iterate(Period.START, Period::contains, quarter -> quarter.plusMonths(3))
            .filter(subscription::isActive)
            .flatMap(
                quarter ->
                    Stream.concat(
                        support(customer, subscription, quarter),
                        training(customer, quarter, draws.split()))));
  }

  private static Stream<ServiceRevenue> onboarding(Customer customer, Draws draws) {
    var day = customer.since().plusDays(draws.between(20, 60));
    var cents = draws.between(8, 60) * 5_000L;
    return customer.isNew() && Period.contains(day)
        ? Stream.of(revenue(customer, "onboarding", "ONBOARDING", day, cents))
        : Stream.empty();
  }

  private static Stream<ServiceRevenue> support(
      Customer customer, Subscription subscription, LocalDate quarter) {
    if (!customer.tier().hasPremiumSupport()) {
      return Stream.empty();
    }
    var listPrice = 3L * subscription.seats(quarter) * customer.segment().seatPriceMinor();
    return Stream.of(
        revenue(
            customer,
            "support-" + quarter,
            "SUPPORT",
            quarter.plusMonths(3).minusDays(1),
            Math.round(SHARE_OF_SUBSCRIPTION * listPrice)));
  }

  private static Stream<ServiceRevenue> training(
      Customer customer, LocalDate quarter, Draws draws) {
    var day = quarter.plusDays(draws.between(5, 60));
    var cents = draws.between(2, 12) * 40_000L;
    if (!draws.chance(TRAINING_IN_A_QUARTER)) {
      return Stream.empty();
    }
    var training = revenue(customer, "training-" + quarter, "TRAINING", day, cents);
    return draws.chance(CREDITED)
        ? Stream.of(
            training,
            revenue(
                customer, "training-" + quarter + "-credit", "TRAINING", day.plusDays(14), -cents))
        : Stream.of(training);
  }

  private static ServiceRevenue revenue(
      Customer customer, String what, String serviceType, LocalDate on, long cents) {
    return new ServiceRevenue(
        customer.id() + "-" + what, customer.id(), serviceType, on, Money.euros(cents));
  }
}
