package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The calls that customer success makes in the first 90 days of a new customer: four to seven, or
/// hardly any. Each is a case that is done when the call is.
final class EarlyCalls {

  private EarlyCalls() {}

  static Stream<SupportCase> of(Customer customer, Draws draws) {
    if (!customer.isNew()) {
      return Stream.empty();
    }
    var calls = customer.nature().engagedEarly() ? draws.between(4, 7) : draws.between(0, 1);
    return IntStream.rangeClosed(1, calls)
        .mapToObj(number -> call(customer, number, draws.split()))
        .filter(call -> Period.contains(call.createdAt()));
  }

  private static SupportCase call(Customer customer, int number, Draws draws) {
    var day = customer.since().plusDays(draws.between(1, Planted.EARLY_DAYS - 4));
    var hours = customer.region().officeHours();
    var at = hours.after(day.atStartOfDay(hours.zone()).toInstant(), draws.between(0, 420) / 60.0);
    var minutes = draws.between(20, 60);
    var rep = People.forCall(draws);
    var line =
        new SupportCase.NewCase(
            "%s-call%d".formatted(customer.id(), number),
            customer.id(),
            at,
            "PHONE",
            "OTHER",
            null,
            "NORMAL",
            customer.tier().name(),
            "First steps together",
            null);
    var history = new CaseHistory(line.externalId(), "COMPANY");
    history.assigned(at, rep);
    history.reply(
        at.plus(minutes, MINUTES),
        rep,
        draws.chance(0.3) ? "MEETING" : "CALL",
        minutes,
        "POSITIVE");
    history.resolved(at.plus(minutes, MINUTES));
    return history.of(line);
  }
}
