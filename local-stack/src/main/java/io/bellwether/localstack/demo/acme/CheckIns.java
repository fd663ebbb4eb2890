package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The calls that the owner of a relationship makes, without a case: every quarter for gold and
/// platinum, most of them. They begin when the first days are over, so that these stay what they
/// are.
final class CheckIns {

  static final int DAYS = 91;
  private static final double MADE = 0.8;

  private CheckIns() {}

  /// A line of `activities:import` that no case is about.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckIn(
      String externalId,
      String accountExternalId,
      Instant happenedAt,
      String actorKind,
      String repExternalId,
      String type,
      String direction,
      boolean visibleToCustomer,
      boolean automated,
      String initiatedBy,
      int minutesWorked,
      @Nullable String outcome) {}

  static Stream<CheckIn> of(Customer customer, Subscription subscription) {
    if (!customer.tier().hasPremiumSupport()) {
      return Stream.empty();
    }
    var draws = customer.draws(Customer.Idea.CHECK_INS);
    return Stream.iterate(customer.since().plusDays(DAYS + 9), day -> day.plusDays(DAYS))
        .takeWhile(day -> day.isBefore(Period.END))
        .filter(day -> Period.contains(day) && draws.chance(MADE))
        .map(day -> checkIn(customer, day, draws.split()))
        .filter(call -> Period.contains(call.happenedAt()))
        .filter(
            call ->
                subscription.isActive(
                    LocalDate.ofInstant(call.happenedAt(), customer.region().zone())));
  }

  private static CheckIn checkIn(Customer customer, LocalDate day, Draws draws) {
    var hours = customer.region().officeHours();
    return new CheckIn(
        "%s-checkin-%s".formatted(customer.id(), day),
        customer.id(),
        hours.after(day.atStartOfDay(hours.zone()).toInstant(), draws.between(0, 420) / 60.0),
        "REP",
        People.ownerOf(customer),
        draws.weighted(List.of("CALL", "MEETING"), 70, 30),
        "OUTBOUND",
        true,
        false,
        "COMPANY",
        draws.between(15, 45),
        draws.chance(0.6)
            ? draws.weighted(List.of("POSITIVE", "NEUTRAL", "NEGATIVE"), 60, 30, 10)
            : null);
  }
}
