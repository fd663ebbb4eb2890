package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    MONEY,
    NOTES,
    DESK,
    NOTICES,
    SESSIONS,
    DEFLECTIONS,
    CHECK_INS,
    ADD_ON_USE,
    VISITS,
    LATER_PROMISES,
    FOLLOW_UPS,
    ROOT_CAUSE
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
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewAccount(
      String externalId,
      String name,
      LocalDate customerSince,
      String region,
      String country,
      String tier,
      String segment,
      String industry,
      String licenceModel,
      String operatingModel,
      String lifecycleStage,
      @Nullable String csmExternalId,
      @Nullable Integer checkInEveryDays) {}

  /// As of the end of the period.
  private String lifecycleStage() {
    if (since.isAfter(Period.END.minusDays(Planted.EARLY_DAYS))) {
      return "ONBOARDING";
    }
    return since.isAfter(Period.END.minusYears(1)) ? "ADOPTION" : "HEALTH_MONITORING";
  }

  NewAccount account() {
    return new NewAccount(
        id,
        name,
        since,
        region.name(),
        country,
        tier.name(),
        segment.name(),
        name.substring(name.indexOf(' ') + 1).toUpperCase(Locale.ROOT),
        "SUBSCRIPTION",
        tier.hasPremiumSupport() ? "CUSTOMER_SUCCESS" : "SUPPORT",
        lifecycleStage(),
        tier.hasPremiumSupport() ? People.ownerOf(this) : null,
        tier.hasPremiumSupport() ? CheckIns.DAYS : null);
  }
}
