package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;

/// Who a customer is, and what makes it the customer that it is. Everything else of it follows from
/// here and from its seed.
record Customer(
    String id,
    String name,
    LocalDate since,
    Region region,
    String country,
    Segment segment,
    Tier tier,
    Nature nature,
    long seed) {

  /// What nobody can see: how many cases it raises in a month, how easily it is pleased (standard
  /// normal), and whether it is called often in its first days.
  record Nature(double casesPerMonth, double temper, boolean engagedEarly) {}

  /// What is told of a customer, each with draws of its own: who adds a case to one does not move
  /// the contracts of another.
  enum Idea {
    CONTRACTS,
    ADD_ON,
    USAGE,
    CASES,
    SURVEYS,
    MONEY
  }

  Draws draws(Idea idea) {
    var all = Draws.seeded(seed);
    var draws = all.split();
    for (var skipped = 0; skipped < idea.ordinal(); skipped++) {
      draws = all.split();
    }
    return draws;
  }

  /// Became a customer within the period; of the others we do not know how it began.
  boolean isNew() {
    return !since.isBefore(Period.START);
  }

  /// A line of `accounts:import`.
  record NewAccount(
      String externalId,
      String name,
      LocalDate customerSince,
      String region,
      String country,
      String tier,
      String segment) {}

  NewAccount account() {
    return new NewAccount(id, name, since, region.name(), country, tier.name(), segment.name());
  }
}
