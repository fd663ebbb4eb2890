package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Visits to the help pages, and answers that are offered while a case is being written: for a case
/// on the web that was raised nevertheless, there are others that never were.
final class SelfService {

  private static final List<String> STEPS =
      List.of("EXPLORATION", "FORMULATION", "EVALUATION", "VALIDATION", "ACTION");
  private static final double SEARCHED_FIRST = 0.2;
  private static final double ACCEPTED = 0.08;

  private SelfService() {}

  /// A line of `self-service-sessions:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Session(
      String externalId,
      String accountExternalId,
      Instant startedAt,
      String topic,
      String lastStep,
      int searches,
      int searchesWithoutResult,
      boolean solved) {}

  /// A line of `deflections:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deflection(
      String externalId,
      String accountExternalId,
      Instant offeredAt,
      String topic,
      String accessPoint,
      boolean accepted,
      @Nullable String caseExternalId) {}

  static Stream<Session> sessions(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.SESSIONS);
    return onTheWeb(cases, draws)
        .flatMap(
            one ->
                Stream.of(
                    session(one, false, 12, draws.split()),
                    session(one, true, 60 * 24 * 10, draws.split())))
        .filter(session -> Period.contains(session.startedAt()));
  }

  static Stream<Deflection> deflections(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.DEFLECTIONS);
    return onTheWeb(cases, draws)
        .flatMap(
            one ->
                Stream.of(
                    new Deflection(
                        one.id() + "-offer",
                        customer.id(),
                        one.createdAt().minusSeconds(draws.between(60, 600)),
                        topic(one),
                        "PORTAL",
                        draws.chance(ACCEPTED),
                        one.id()),
                    new Deflection(
                        one.id() + "-other",
                        customer.id(),
                        one.createdAt().minusSeconds(draws.between(7_200, 1_209_600)),
                        Articles.topic(draws).name(),
                        draws.weighted(List.of("PORTAL", "IN_APP"), 60, 40),
                        draws.chance(0.7),
                        null)))
        .filter(offer -> Period.contains(offer.offeredAt()));
  }

  private static Stream<SupportCase> onTheWeb(Stream<SupportCase> cases, Draws draws) {
    return cases.filter(one -> one.line().channel().equals("WEB") && draws.chance(SEARCHED_FIRST));
  }

  private static Session session(SupportCase about, boolean solved, int minutes, Draws draws) {
    var searches = draws.between(1, 5);
    return new Session(
        about.id() + (solved ? "-visit2" : "-visit1"),
        about.line().accountExternalId(),
        about.createdAt().minusSeconds(60L * draws.between(minutes / 2, minutes)),
        solved ? Articles.topic(draws).name() : topic(about),
        solved ? "ACTION" : draws.weighted(STEPS, 20, 35, 30, 10, 5),
        searches,
        solved ? 0 : draws.between(0, searches),
        solved);
  }

  private static String topic(SupportCase about) {
    var area = about.line().productArea();
    return area == null ? ProductArea.DASHBOARD.name() : area;
  }
}
