package io.bellwether.localstack.demo.acme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who works on cases: two support teams, each in the zone of its customers, and customer success.
final class People {

  private static final String SUPPORT_EMEA = "support-emea";
  private static final String SUPPORT_AMERICAS = "support-americas";
  static final String SUCCESS = "customer-success";

  private static final List<Team> TEAMS =
      List.of(
          new Team(SUPPORT_EMEA, "Support EMEA"),
          new Team(SUPPORT_AMERICAS, "Support Americas"),
          new Team(SUCCESS, "Customer Success"));

  private static final List<Rep> REPS =
      List.of(
          rep("rep-01", "Jonas Albrecht", SUPPORT_EMEA, 52),
          rep("rep-02", "Amélie Fournier", SUPPORT_EMEA, 54),
          rep(Planted.HARD_CASES_REP, "Mara Lindqvist", SUPPORT_EMEA, 68),
          rep("rep-04", "Tomasz Zielinski", SUPPORT_EMEA, 46),
          rep("rep-05", "Priya Nair", SUPPORT_EMEA, 50),
          rep("rep-06", "Owen Hughes", SUPPORT_EMEA, 51),
          rep("rep-07", "Dana Whitfield", SUPPORT_AMERICAS, 58),
          rep("rep-08", "Luis Ortega", SUPPORT_AMERICAS, 55),
          rep("rep-09", "Grace Kim", SUPPORT_AMERICAS, 60),
          rep("rep-10", "Marcus Bell", SUPPORT_AMERICAS, 57),
          rep("rep-11", "Helen Brandt", SUCCESS, 62),
          rep("rep-12", "Noah Sinclair", SUCCESS, 64));

  private static final List<Severity> SEVERE = List.of(Severity.CRITICAL, Severity.HIGH);

  private People() {}

  /// A line of `teams:import`.
  record Team(String externalId, String name) {}

  /// A line of `reps:import`.
  record Rep(
      String externalId,
      String name,
      String teamExternalId,
      Money hourlyCost,
      int weeklyHours,
      String calendarExternalId) {}

  static Stream<Team> teams() {
    return TEAMS.stream();
  }

  static Stream<Rep> reps() {
    return REPS.stream();
  }

  /// Who gets a case. One rep gets most of the hard ones of her region, and no other.
  static Rep forCase(Region region, Severity severity, Draws draws) {
    var hard = hardCasesRep();
    if (region == Region.EMEA && SEVERE.contains(severity)) {
      var hers = severity == Severity.CRITICAL ? Planted.HERS_OF_CRITICAL : Planted.HERS_OF_HIGH;
      if (draws.chance(hers)) {
        return hard;
      }
    }
    var team = of(supportOf(region));
    return draws.oneOf(team.stream().filter(rep -> !rep.equals(hard)).toList());
  }

  /// Who takes a case over from somebody: a colleague of the team. The hard cases stay where they
  /// are, and nobody gets another.
  static Optional<Rep> colleague(String rep, Draws draws) {
    var from = byId(rep);
    var others =
        of(from.teamExternalId()).stream()
            .filter(one -> !one.equals(from) && !one.equals(hardCasesRep()))
            .toList();
    return from.equals(hardCasesRep()) ? Optional.empty() : Optional.of(draws.oneOf(others));
  }

  /// The team that takes in what a region asks.
  static String supportOf(Region region) {
    return region == Region.EMEA ? SUPPORT_EMEA : SUPPORT_AMERICAS;
  }

  /// Who looks after a customer.
  static String ownerOf(Customer customer) {
    var owners = of(SUCCESS);
    return owners.get(customer.region().ordinal() % owners.size()).externalId();
  }

  static Rep forCall(Draws draws) {
    return draws.oneOf(of(SUCCESS));
  }

  /// In cents.
  static long hourlyCost(String rep) {
    return byId(rep).hourlyCost().amountMinor();
  }

  /// How long a rep takes relative to what the same case takes on average.
  static double pace(Rep rep) {
    return rep.equals(hardCasesRep()) ? Planted.HER_PACE : 1;
  }

  private static Rep hardCasesRep() {
    return byId(Planted.HARD_CASES_REP);
  }

  private static Rep byId(String id) {
    return REPS.stream().filter(rep -> rep.externalId().equals(id)).findFirst().orElseThrow();
  }

  private static List<Rep> of(String team) {
    return REPS.stream().filter(rep -> rep.teamExternalId().equals(team)).toList();
  }

  private static Rep rep(String id, String name, String team, int eurosAnHour) {
    var region = team.equals(SUPPORT_AMERICAS) ? Region.AMERICAS : Region.EMEA;
    return new Rep(
        id, name, team, Money.euros(eurosAnHour * 100L), 38, WorkingTimes.calendarOf(region));
  }
}
