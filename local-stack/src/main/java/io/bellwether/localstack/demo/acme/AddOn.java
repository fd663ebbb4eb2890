package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A second subscription that some customers have: charged by month, without an agreed end; it goes
/// with the first one, or is cancelled alone.
record AddOn(Contract contract, SubscriptionLine line) {

  /// The part of the product that is sold alone too: cases, releases and outages name it alike.
  private static final String PRODUCT = ProductArea.REPORTING.name();

  private static final double CANCELLED_ALONE = 0.15;
  private static final int SEAT_PRICE_MINOR = 690;

  static Stream<AddOn> of(Customer customer, Subscription subscription, Draws draws) {
    var likely =
        switch (customer.segment()) {
          case SMB -> 0.15;
          case MID_MARKET -> 0.35;
          case ENTERPRISE -> 0.55;
        };
    var start = customer.since().plusDays(draws.between(0, 400));
    var alone = start.plusMonths(draws.between(4, 18));
    var wanted = draws.chance(likely);
    var leavesAlone = draws.chance(CANCELLED_ALONE) && alone.isBefore(Period.END);
    var known = start.isBefore(Period.START) ? Period.START : start;
    if (!wanted || !known.isBefore(Period.END) || !subscription.isActive(known)) {
      return Stream.empty();
    }
    var loss = subscription.losses().stream().filter(next -> known.isBefore(next.on())).findFirst();
    if (loss.isPresent() && !start.isBefore(loss.get().cancelledOn())) {
      return Stream.empty();
    }
    var seats = Math.max(1, subscription.seats(known) / 3);
    if (leavesAlone && loss.map(Loss::on).filter(alone::isAfter).isEmpty()) {
      return Stream.of(addOn(customer, seats, start, alone, alone.minusDays(30)));
    }
    return Stream.of(
        addOn(
            customer,
            seats,
            start,
            loss.map(Loss::on).orElse(null),
            loss.map(Loss::cancelledOn).orElse(null)));
  }

  private static AddOn addOn(
      Customer customer,
      int seats,
      LocalDate start,
      @Nullable LocalDate end,
      @Nullable LocalDate cancelled) {
    var id = customer.id() + "-insights";
    return new AddOn(
        new Contract(
            id,
            customer.id(),
            "SUBSCRIPTION",
            start,
            end,
            null,
            cancelled,
            cancelled == null ? null : "UNUSED",
            null),
        new SubscriptionLine(
            id,
            customer.id(),
            id,
            PRODUCT,
            "INSIGHTS",
            Billing.MONTH.amount((double) seats * SEAT_PRICE_MINOR),
            Billing.MONTH.name(),
            seats,
            start,
            end));
  }
}
