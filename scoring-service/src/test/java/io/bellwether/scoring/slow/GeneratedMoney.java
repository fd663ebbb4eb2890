package io.bellwether.scoring.slow;

import io.bellwether.scoring.slow.GeneratedCases.Case;
import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.util.List;

/// Costs and service revenue, corrections below zero included.
final class GeneratedMoney {

  private static final List<String> SERVICES = List.of("SUPPORT", "TRAINING", "CONSULTING");

  private final GeneratedCompany company;
  private final List<String> accounts;
  private final List<Case> cases;

  GeneratedMoney(GeneratedCompany company, List<String> accounts, List<Case> cases) {
    this.company = company;
    this.accounts = accounts;
    this.cases = cases;
  }

  void generate() {
    for (int i = 0; i < 400; i++) {
      var on = company.moments.date();
      company.say(
          "cost",
          "cost" + i,
          on.plusDays(company.between(0, 10)).atStartOfDay(),
          new Row()
              .put("account_id", company.maybe(company.id(company.oneOf(accounts))))
              .put("case_id", company.chance(3) ? null : company.id(company.oneOf(cases).name()))
              .put("incurred_on", on.atStartOfDay())
              .put("service_type", company.oneOf(SERVICES))
              .put("cost_basis", company.oneOf(List.of("DIRECT", "LOADED")))
              .put("team_id", company.maybe(company.id("team" + i % 3)))
              .put("amount_minor", amount())
              .put("currency", company.oneOf(company.currencies)));
    }
    for (int i = 0; i < 300; i++) {
      var on = company.moments.date();
      company.say(
          "service_revenue",
          "revenue" + i,
          on.plusDays(company.between(0, 10)).atStartOfDay(),
          new Row()
              .put("account_id", company.id(company.oneOf(accounts)))
              .put("recognized_on", on.atStartOfDay())
              .put("service_type", company.oneOf(SERVICES))
              .put("amount_minor", 4 * amount())
              .put("currency", company.oneOf(company.currencies)));
    }
  }

  private long amount() {
    return company.chance(9)
        ? 0
        : company.chance(12) ? -company.between(1, 900) : company.between(1, 90_000);
  }
}
