package io.bellwether.localstack.demo.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the help desk does with a case besides answering it: it says that it came in, finds the
/// team, asks for help with what is hard, writes down how it ended, and puts it away. With draws of
/// its own, so that nothing else of the case changes.
final class DeskEvents {

  private static final double ROUTED_BY_RULE = 0.85;
  private static final double ROUTED_AGAIN = 0.1;
  private static final double DOCUMENTED = 0.82;
  private static final double ARTICLE = 0.35;
  private static final double QUESTION_ABOUT_DEFECT = 0.07;
  private static final double DEFECT_BY_SETTING = 0.12;
  private static final double SAID_BY_PEOPLE = 0.25;
  private static final double CLOSED_BY_PEOPLE = 0.1;
  private static final double CLOSED_BY_RULE = 0.82;
  private static final Duration UNTIL_CLOSED_BY_RULE = Duration.ofDays(3);

  private final Customer customer;
  private final SupportCase about;
  private final Draws draws;
  private final Draws causes;
  private final List<SupportCase.Event> events = new ArrayList<>();

  private DeskEvents(Customer customer, SupportCase about, Draws draws, Draws causes) {
    this.customer = customer;
    this.about = about;
    this.draws = draws;
    this.causes = causes;
  }

  /// All events of the cases of a customer.
  static Stream<SupportCase.Event> of(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.DESK);
    var causes = customer.draws(Customer.Idea.ROOT_CAUSE);
    return cases.flatMap(one -> new DeskEvents(customer, one, draws.split(), causes).all());
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
    if (!about.isOurCall() && about.rep() != null) {
      queued();
      heard();
      closed();
    }
    return events.stream();
  }

  /// By a rule, within a minute, of what is written.
  private void acknowledged() {
    if (about.isWritten()) {
      add("ack", about.createdAt().plusSeconds(draws.between(3, 60)), "ACKNOWLEDGED", null, "BOT");
    }
  }

  /// Who calls or chats hears it from whoever takes the case, if that is not the answer already.
  private void heard() {
    if (!about.isWritten() && draws.chance(SAID_BY_PEOPLE)) {
      add("ack", taken().plusSeconds(draws.between(5, 30)), "ACKNOWLEDGED", null, "REP");
    }
  }

  private void queued() {
    if (about.isWritten()) {
      add("new", about.createdAt(), "STAGE_CHANGED", "NEW", null, "BOT");
    }
  }

  /// What was resolved is put away, unless it is opened again before: most of what is written by a
  /// rule, some by people.
  private void closed() {
    var number = 0;
    for (var event : about.events()) {
      if (event.kind().equals("RESOLVED")) {
        number++;
        closed("closed" + number, event.happenedAt());
      }
    }
  }

  private void closed(String what, Instant resolved) {
    var byPeople = draws.chance(CLOSED_BY_PEOPLE);
    var byRule = draws.chance(CLOSED_BY_RULE) && about.isWritten();
    var at =
        resolved.plus(
            byPeople ? Duration.ofMinutes(draws.between(20, 2_400)) : UNTIL_CLOSED_BY_RULE);
    var goesOn =
        about.events().stream()
            .anyMatch(
                event -> event.happenedAt().isAfter(resolved) && !event.happenedAt().isAfter(at));
    if ((byPeople || byRule) && !goesOn) {
      add(what, at, "CLOSED", null, byPeople ? "REP" : "BOT");
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
        null,
        bot || documented ? turnedOutToBe() : null);
  }

  /// What a case came in as, mostly: some questions lead to a defect, some defects to a setting.
  private String turnedOutToBe() {
    var type = about.line().type();
    if (type.equals("HOW_TO") && causes.chance(QUESTION_ABOUT_DEFECT)) {
      return "DEFECT";
    }
    return type.equals("DEFECT") && causes.chance(DEFECT_BY_SETTING) ? "INSTALL_CONFIG" : type;
  }

  private void add(String what, Instant at, String kind, @Nullable String team, String actor) {
    add(what, at, kind, null, team, actor);
  }

  private void add(
      String what,
      Instant at,
      String kind,
      @Nullable String stage,
      @Nullable String team,
      String actor) {
    if (Period.contains(at)) {
      events.add(
          new SupportCase.Event(
              about.id() + "-" + what,
              about.id(),
              at,
              kind,
              stage,
              null,
              team,
              actor,
              null,
              null,
              null,
              null));
    }
  }
}
