package io.bellwether.localstack.demo.acme;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Somebody goes back to who answered: to the unhappy more often than not, to the others now and
/// then. About a case who resolved it does, about the relationship who looks after the customer.
final class FollowUps {

  private static final double OF_THE_UNHAPPY = 0.6;
  private static final double OF_THE_OTHERS = 0.05;
  private static final double MEDIAN_HOURS = 60;

  private FollowUps() {}

  /// A line of `follow-ups:import`.
  record FollowUp(
      String externalId,
      String responseExternalId,
      String repExternalId,
      Instant contactedAt,
      String outcome) {}

  static Stream<FollowUp> of(Customer customer, Stream<Asking> askings) {
    var draws = customer.draws(Customer.Idea.FOLLOW_UPS);
    return askings
        .flatMap(asking -> Stream.ofNullable(asking.response()))
        .filter(response -> !response.surveyExternalId().equals(Surveys.KNOWLEDGE.externalId()))
        .flatMap(response -> of(customer, response, draws.split()));
  }

  private static Stream<FollowUp> of(Customer customer, Asking.Response response, Draws draws) {
    var wait = Math.round(draws.lognormal(MEDIAN_HOURS, 0.9) * 3_600);
    var contacted =
        customer.region().officeHours().after(response.respondedAt().plusSeconds(wait), 0);
    if (!draws.chance(isUnhappy(response) ? OF_THE_UNHAPPY : OF_THE_OTHERS)
        || !Period.contains(contacted)) {
      return Stream.empty();
    }
    var rep = response.repExternalId();
    return Stream.of(
        new FollowUp(
            response.externalId() + "-followed",
            response.externalId(),
            rep == null ? People.ownerOf(customer) : rep,
            contacted,
            draws.weighted(
                List.of("RESOLVED", "IN_PROGRESS", "NOT_REACHED", "DECLINED"), 50, 15, 25, 10)));
  }

  /// A detractor, or one of the two worst marks for a case.
  private static boolean isUnhappy(Asking.Response response) {
    var relationship = response.surveyExternalId().equals(Surveys.NPS.externalId());
    return response.score() <= (relationship ? 6 : 2);
  }
}
