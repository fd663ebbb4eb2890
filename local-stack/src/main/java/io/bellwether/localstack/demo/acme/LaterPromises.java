package io.bellwether.localstack.demo.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the desk tells a customer whose case will not be resolved when it was promised: before the
/// time is over, a later one, which may not be the last. Not everybody is told.
final class LaterPromises {

  private static final double TOLD = 0.35;
  private static final int MOST_HOURS = 24;

  private LaterPromises() {}

  /// The events of a customer's cases. With draws of their own, so that nothing else changes.
  static Stream<SupportCase.Event> of(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.LATER_PROMISES);
    return cases
        .filter(one -> !one.isOurCall() && one.rep() != null)
        .flatMap(one -> of(customer, one, draws.split()).stream());
  }

  private static List<SupportCase.Event> of(Customer customer, SupportCase one, Draws draws) {
    var events = new ArrayList<SupportCase.Event>();
    var said = one.createdAt();
    var promised = Promises.resolution(customer, one.line());
    while (isLate(one, promised) && draws.chance(TOLD)) {
      said = said.plus(Duration.between(said, promised).dividedBy(2));
      promised = customer.region().officeHours().after(promised, draws.between(4, MOST_HOURS));
      events.add(event(one, events.size() + 1, said, promised));
    }
    return events;
  }

  /// The time is over, and it was not resolved.
  private static boolean isLate(SupportCase one, Instant promised) {
    var resolved = one.firstResolvedAt();
    return Period.contains(promised) && (resolved == null || resolved.isAfter(promised));
  }

  private static SupportCase.Event event(
      SupportCase one, int number, Instant at, Instant promised) {
    return new SupportCase.Event(
        one.id() + "-later" + number,
        one.id(),
        at,
        "PROMISE_CHANGED",
        null,
        null,
        null,
        "REP",
        null,
        null,
        promised,
        null);
  }
}
