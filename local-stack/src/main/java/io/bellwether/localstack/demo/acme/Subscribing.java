package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.MONTHS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer subscribes to the product: a chain of contracts, each renewing the one before, on
/// time or late; more seats in between, more or fewer at a renewal; a loss at the end of a term,
/// and now and then a return. A line is charged until the next begins, also while a renewal is
/// late.
final class Subscribing {

  private static final List<Billing> BILLINGS = List.of(Billing.values());
  private static final double MORE_SEATS_WITHIN_TERM = 0.3;
  private static final double MORE_SEATS_AT_RENEWAL = 0.25;
  private static final double FEWER_SEATS_AT_RENEWAL = 0.12;
  private static final double LATE_RENEWAL = 0.12;
  private static final double RETURN = 0.15;
  private static final double YEARLY_PRICE_RISE = 1.02;

  private final Customer customer;
  private final Draws draws;
  private final Billing billing;
  private final List<Contract> contracts = new ArrayList<>();
  private final List<SubscriptionLine> lines = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private int seats;
  private double seatPrice;

  private Subscribing(Customer customer, Draws draws) {
    this.customer = customer;
    this.draws = draws;
    this.billing = draws.weighted(BILLINGS, 45, 15, 40);
    this.seats = customer.segment().seats(draws);
    // What was negotiated once stays.
    this.seatPrice = customer.segment().seatPriceMinor() * (1 - draws.between(0, 15) / 100.0);
  }

  static Subscription of(Customer customer, Draws draws) {
    var subscribing = new Subscribing(customer, draws);
    subscribing.run();
    return new Subscription(
        subscribing.contracts, subscribing.lines, List.copyOf(subscribing.losses));
  }

  private void run() {
    var start = firstTerm();
    @Nullable String predecessor = null;
    while (start.isBefore(Period.END)) {
      var end = start.plusMonths(monthsOf(start));
      var id = "%s-c%d".formatted(customer.id(), contracts.size() + 1);
      var cancelledOn = end.minusDays(draws.between(30, 90));
      var lost = draws.chance(lossAt(end)) && cancelledOn.isBefore(Period.END);
      if (lost) {
        lose(id, start, end, predecessor, cancelledOn);
        if (!draws.chance(RETURN)) {
          return;
        }
        // Whoever returns begins anew: nothing is renewed.
        start = end.plusMonths(draws.between(3, 9));
        predecessor = null;
      } else {
        contracts.add(contract(id, start, end, predecessor, null, null));
        var next = draws.chance(LATE_RENEWAL) ? end.plusDays(draws.between(3, 40)) : end;
        charge(id, start, end, next.isBefore(Period.END) ? next : null);
        renegotiate();
        start = next;
        predecessor = id;
      }
    }
  }

  /// That of a customer of old began at the last anniversary before the period.
  private LocalDate firstTerm() {
    var since = customer.since();
    return customer.isNew() ? since : since.plusYears(MONTHS.between(since, Period.START) / 12);
  }

  private int monthsOf(LocalDate start) {
    var first = start.equals(customer.since());
    return first && draws.chance(0.5) ? 6 : !first && draws.chance(0.15) ? 24 : 12;
  }

  private double lossAt(LocalDate end) {
    if (customer.isNew() && !end.isAfter(customer.since().plusYears(1))) {
      return customer.nature().engagedEarly()
          ? Planted.LOSS_IF_ENGAGED
          : Planted.LOSS_IF_NOT_ENGAGED;
    }
    return customer.tier().lossAtTerm();
  }

  private void lose(
      String id, LocalDate start, LocalDate end, @Nullable String before, LocalDate cancelledOn) {
    var fades = draws.chance(Planted.LOSSES_THAT_FADE);
    var reason =
        fades
            ? draws.weighted(List.of("LOW_ADOPTION", "COMPETITOR", "PRICE"), 50, 30, 20)
            : draws.weighted(List.of("BUDGET", "ACQUIRED", "COMPETITOR"), 40, 35, 25);
    contracts.add(contract(id, start, end, before, cancelledOn, reason));
    charge(id, start, end, end);
    losses.add(new Loss(cancelledOn, end, fades));
  }

  private Contract contract(
      String id,
      LocalDate start,
      LocalDate end,
      @Nullable String predecessor,
      @Nullable LocalDate cancelledOn,
      @Nullable String reason) {
    return new Contract(
        id,
        customer.id(),
        "SUBSCRIPTION",
        start,
        end,
        predecessor,
        cancelledOn,
        reason,
        Programmes.STANDARD);
  }

  private void charge(String contract, LocalDate start, LocalDate end, @Nullable LocalDate until) {
    var more = start.plusMonths(draws.between(2, 5));
    if (draws.chance(MORE_SEATS_WITHIN_TERM) && more.isBefore(end) && more.isBefore(Period.END)) {
      addLine(contract, start, more);
      grow(10, 40);
      addLine(contract, more, until);
    } else {
      addLine(contract, start, until);
    }
  }

  private void addLine(String contract, LocalDate start, @Nullable LocalDate end) {
    lines.add(
        new SubscriptionLine(
            "%s-l%d".formatted(customer.id(), lines.size() + 1),
            customer.id(),
            contract,
            "CORE",
            customer.segment().plan(),
            billing.amount(seats * seatPrice),
            billing.name(),
            seats,
            start,
            end));
  }

  private void renegotiate() {
    seatPrice *= YEARLY_PRICE_RISE;
    if (draws.chance(FEWER_SEATS_AT_RENEWAL)) {
      grow(-30, -10);
    } else if (draws.chance(MORE_SEATS_AT_RENEWAL)) {
      grow(5, 20);
    }
  }

  private void grow(int leastPercent, int mostPercent) {
    var percent = draws.between(leastPercent, mostPercent);
    var change = Math.max(1, Math.abs(seats * percent) / 100);
    seats = Math.max(1, percent < 0 ? seats - change : seats + change);
  }
}
