package io.bellwether.localstack.demo.acme;

import java.util.stream.Stream;

/// The service contracts of customers in the higher tiers: one for each stay, without an agreed
/// end. They are paid as service revenue.
final class PremiumSupport {

  private PremiumSupport() {}

  static Stream<Contract> of(Customer customer, Subscription subscription) {
    if (!customer.tier().hasPremiumSupport()) {
      return Stream.empty();
    }
    var first = subscription.contracts().getFirst();
    var loss = subscription.losses().stream().findFirst();
    return Stream.of(
        new Contract(
            customer.id() + "-support",
            customer.id(),
            "SERVICE",
            first.startDate(),
            loss.map(Loss::on).orElse(null),
            null,
            loss.map(Loss::cancelledOn).orElse(null),
            null,
            Programmes.PREMIUM));
  }
}
