package io.bellwether.localstack.demo.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Some cases go on with a colleague: of those that the first answer does not resolve, and of those
/// that are reopened. Colleagues work at one pace, so that no time changes.
final class HandOvers {

  private static final double HANDED_OVER = 0.12;
  private static final double OF_THE_REOPENED = 0.25;

  private HandOvers() {}

  static SupportCase of(SupportCase one, OfficeHours hours, Draws draws) {
    var inBetween = draws.chance(HANDED_OVER);
    var afterReopening = draws.chance(OF_THE_REOPENED);
    var first = inBetween ? inBetween(one, hours) : Optional.<Instant>empty();
    var handedOver = first.map(at -> handOver(one, "over1", at, draws)).orElse(one);
    var second = afterReopening ? reopened(one) : Optional.<Instant>empty();
    return second.map(at -> handOver(handedOver, "over2", at, draws)).orElse(handedOver);
  }

  /// When two fifths of the time from the first answer to the resolution are over, in office hours.
  private static Optional<Instant> inBetween(SupportCase one, OfficeHours hours) {
    var worked =
        one.activities().stream()
            .filter(activity -> activity.repExternalId() != null)
            .map(SupportCase.Activity::happenedAt)
            .toList();
    if (worked.isEmpty()) {
      return Optional.empty();
    }
    var resolved = one.firstResolvedAt();
    var begin = worked.getFirst();
    var end =
        worked.stream()
            .filter(at -> resolved == null || !at.isAfter(resolved))
            .max(Comparator.naturalOrder())
            .orElse(begin);
    var at = hours.after(begin.plus(Duration.between(begin, end).multipliedBy(2).dividedBy(5)), 0);
    return begin.isBefore(at) && at.isBefore(end) ? Optional.of(at) : Optional.empty();
  }

  private static Optional<Instant> reopened(SupportCase one) {
    return one.events().stream()
        .filter(event -> event.kind().equals("REOPENED"))
        .map(event -> event.happenedAt().plusSeconds(60))
        .filter(Period::contains)
        .findFirst();
  }

  private static SupportCase handOver(SupportCase one, String what, Instant at, Draws draws) {
    var from = one.assigneeAt(at);
    if (from == null) {
      return one;
    }
    return People.colleague(from, draws)
        .map(to -> goesOnWith(one, one.id() + "-" + what, at, to.externalId()))
        .orElse(one);
  }

  private static SupportCase goesOnWith(SupportCase one, String id, Instant at, String rep) {
    var taken =
        new SupportCase.Event(
            id, one.id(), at, "ASSIGNED", null, rep, null, null, null, null, null, null);
    return new SupportCase(
        one.line(),
        Stream.concat(one.events().stream(), Stream.of(taken))
            .sorted(Comparator.comparing(SupportCase.Event::happenedAt))
            .toList(),
        one.activities().stream()
            .map(
                activity ->
                    activity.repExternalId() != null && activity.happenedAt().isAfter(at)
                        ? activity.by(rep)
                        : activity)
            .toList());
  }
}
