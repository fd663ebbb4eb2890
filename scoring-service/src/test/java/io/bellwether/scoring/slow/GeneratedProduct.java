package io.bellwether.scoring.slow;

import static io.bellwether.scoring.slow.GeneratedCompany.LONG_AGO;

import io.bellwether.scoring.slow.GeneratedCases.Case;
import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.util.List;

/// What the product did and where customers helped themselves: releases, outages, known issues,
/// articles and searches, and the programmes on offer.
final class GeneratedProduct {

  private static final int DAY = 24 * 60;

  private final GeneratedCompany company;
  private final List<String> accounts;
  private final List<Case> cases;

  GeneratedProduct(GeneratedCompany company, List<String> accounts, List<Case> cases) {
    this.company = company;
    this.accounts = accounts;
    this.cases = cases;
  }

  void generate() {
    for (int i = 0; i < 8; i++) {
      var at = Moments.FIRST.plusDays(18L * i).plusHours(company.between(0, 48));
      company.say(
          "release",
          "release" + i,
          at,
          new Row().put("product_area", company.maybe("CORE", "API")).put("released_at", at));
    }
    outages();
    issues();
    selfService();
    programmes();
  }

  private void outages() {
    for (int i = 0; i < 24; i++) {
      var at = company.moments.any();
      company.say(
          "outage",
          "outage" + i,
          at,
          new Row()
              .put("region", company.maybe("EU", "US", "APAC"))
              .put("product_area", company.maybe("CORE"))
              .put("planned", company.chance(4))
              .put("started_at", at)
              .put("ended_at", company.chance(12) ? null : company.moments.after(at, 3 * DAY)));
    }
  }

  private void issues() {
    for (int i = 0; i < 10; i++) {
      var since = company.moments.any();
      company.say(
          "known_issue",
          "issue" + i,
          since,
          new Row()
              .put("product_area", company.maybe("CORE", "API"))
              .put("linked_defect_id", i == 9 ? null : "D-" + i)
              .put("known_since", since)
              .put("fixed_at", company.maybe(company.moments.after(since, 60 * DAY))));
    }
    for (int i = 0; i < 120; i++) {
      var at = company.moments.any();
      company.say(
          "known_issue_notice",
          "notice" + i,
          at,
          new Row()
              .put("known_issue_id", company.id("issue" + company.between(0, 11)))
              .put("account_id", company.id(company.oneOf(accounts)))
              .put("notified_at", at));
    }
  }

  private void selfService() {
    for (int i = 0; i < 200; i++) {
      var at = company.moments.any();
      var accepted = company.chance(2);
      company.say(
          "deflection",
          "deflection" + i,
          at,
          new Row()
              .put("account_id", company.maybe(company.id(company.oneOf(accounts))))
              .put("offered_at", at)
              .put("topic", company.maybe("LOGIN", "INVOICE"))
              .put("access_point", company.maybe("IN_APP", "PORTAL"))
              .put("accepted", accepted)
              .put("case_id", company.chance(3) ? company.id(company.oneOf(cases).name()) : null));
    }
    for (int i = 0; i < 250; i++) {
      var at = company.moments.any();
      var searches = company.between(0, 6);
      company.say(
          "self_service_session",
          "session" + i,
          at,
          new Row()
              .put("account_id", company.maybe(company.id(company.oneOf(accounts))))
              .put("started_at", at)
              .put("topic", company.maybe("LOGIN", "INVOICE"))
              .put("last_step", company.maybe("EXPLORATION", "FORMULATION", "VALIDATION", "ACTION"))
              .put("searches", company.maybe(searches))
              .put("searches_without_result", company.maybe(company.between(0, searches + 1)))
              .put("solved", company.maybe(company.chance(2))));
    }
    for (int i = 0; i < 40; i++) {
      var at = company.moments.any();
      var reviewed = company.maybe(company.moments.after(at, 60 * DAY));
      company.say(
          "article",
          "article" + i,
          at,
          new Row()
              .put("topic", company.maybe("LOGIN", "INVOICE"))
              .put("published_at", at)
              .put("reviewed_at", reviewed)
              .put("retired_at", company.chance(3) ? company.moments.after(at, 90 * DAY) : null)
              .put("helpful_votes", company.maybe(company.between(0, 20)))
              .put("unhelpful_votes", company.maybe(company.between(0, 20))));
    }
  }

  private void programmes() {
    for (int i = 0; i < 9; i++) {
      var from = company.moments.date();
      company.say(
          "programme",
          "programme" + i,
          LONG_AGO,
          new Row()
              .put("programme", company.oneOf(List.of("GOLD", "SILVER", "BRONZE")))
              .put("offered_from", from.atStartOfDay())
              .put(
                  "offered_until",
                  company.chance(2) ? null : from.plusDays(company.between(0, 90)).atStartOfDay())
              .put("phone", company.chance(2))
              .put("email", company.chance(2))
              .put("chat", company.chance(2))
              .put("web", company.chance(2))
              .put("community", company.chance(2)));
    }
  }
}
