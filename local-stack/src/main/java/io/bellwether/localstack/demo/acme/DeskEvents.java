package io.bellwether.localstack.demo.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the help desk does with a case besides answering it: it says that it came in, finds the
/// team, asks for help with what is hard, and writes down how it ended. With draws of its own, so
/// that nothing else of the case changes.
final class DeskEvents {

  private static final double ROUTED_BY_RULE = 0.85;
  private static final double ROUTED_AGAIN = 0.1;
  private static final double DOCUMENTED = 0.82;
  private static final double ARTICLE = 0.35;

  private final Customer customer;
  private final SupportCase about;
  private final Draws draws;
  private final List<SupportCase.Event> events = new ArrayList<>();

  private DeskEvents(Customer customer, SupportCase about, Draws draws) {
    this.customer = customer;
    this.about = about;
    this.draws = draws;
  }

  /// All events of the cases of a customer.
  static Stream<SupportCase.Event> of(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.DESK);
    return cases.flatMap(one -> new DeskEvents(customer, one, draws.split()).all());
  }

  private Stream<SupportCase.Event> all() {
    if (!about.isOurCall() && about.rep() != null) {
      acknowledged();
      if (about.line().channel().equals("WEB")) {
        routed();
      }
      escalated();
    }
    about.events().forEach(event -> events.add(finished(event)));
    return events.stream();
  }

  /// By a rule, within a minute. Who calls or chats hears it from whoever answers.
  private void acknowledged() {
    if (List.of("EMAIL", "WEB").contains(about.line().channel())) {
      add("ack", about.createdAt().plusSeconds(draws.between(3, 60)), "ACKNOWLEDGED", null, "BOT");
    }
  }

  private void routed() {
    var byRule = draws.chance(ROUTED_BY_RULE);
    var again = draws.chance(ROUTED_AGAIN);
    var team = People.supportOf(customer.region());
    var other = People.supportOf(customer.region() == Region.EMEA ? Region.AMERICAS : Region.EMEA);
    var at = about.createdAt().plusSeconds(70);
    add("route1", at, "ROUTED", again ? other : team, byRule ? "BOT" : "REP");
    if (again) {
      add("route2", at.plusSeconds(draws.between(20, 80)), "ROUTED", team, "REP");
    }
  }

  private void escalated() {
    var probability =
        switch (about.line().priority()) {
          case "URGENT" -> 0.25;
          case "HIGH" -> 0.1;
          default -> 0.015;
        };
    var resolved = about.firstResolvedAt();
    var chosen = draws.chance(probability);
    if (chosen && resolved != null) {
      var taken = taken();
      add(
          "esc",
          taken.plus(Duration.between(taken, resolved).dividedBy(3)),
          "ESCALATED",
          null,
          "REP");
    }
  }

  private Instant taken() {
    return about.events().stream()
        .filter(event -> event.kind().equals("ASSIGNED"))
        .findFirst()
        .orElseThrow()
        .happenedAt();
  }

  private SupportCase.Event finished(SupportCase.Event event) {
    if (!event.kind().equals("RESOLVED")) {
      return event;
    }
    var bot = about.rep() == null;
    var documented = draws.chance(DOCUMENTED);
    var linked = draws.chance(ARTICLE);
    return new SupportCase.Event(
        event.externalId(),
        event.caseExternalId(),
        event.happenedAt(),
        event.kind(),
        null,
        null,
        null,
        bot ? "BOT" : "REP",
        bot || documented,
        bot || linked ? Articles.about(about.line().productArea(), draws) : null,
        null);
  }

  private void add(String what, Instant at, String kind, @Nullable String team, String actor) {
    if (Period.contains(at)) {
      events.add(
          new SupportCase.Event(
              about.id() + "-" + what,
              about.id(),
              at,
              kind,
              null,
              null,
              team,
              actor,
              null,
              null,
              null));
    }
  }
}
