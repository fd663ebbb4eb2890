package io.bellwether.scoring.slow;

import static io.bellwether.scoring.slow.GeneratedCompany.LONG_AGO;
import static io.bellwether.scoring.slow.GeneratedCompany.earlier;
import static io.bellwether.scoring.slow.GeneratedCompany.later;

import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cases with all that happens on them: in order and out of it, at the same instant, before the
/// case was created and after it ended.
final class GeneratedCases {

  /// A case that others refer to.
  record Case(String name, @Nullable String account, LocalDateTime created) {}

  private static final int CASES = 330;
  private static final int REPS = 6;
  private static final int DAY = 24 * 60;

  private final GeneratedCompany company;
  private final List<String> accounts;

  /// When something happened on a case: more may happen at the same instant.
  private final List<LocalDateTime> times = new ArrayList<>();

  private int acts;

  GeneratedCases(GeneratedCompany company, List<String> accounts) {
    this.company = company;
    this.accounts = accounts;
  }

  List<Case> generate() {
    reps();
    GeneratedCalendars.say(company);
    var cases = new ArrayList<Case>();
    for (int i = 0; i < CASES; i++) {
      var aCase =
          new Case("case" + i, company.maybe(company.oneOf(accounts)), company.moments.any());
      cases.add(aCase);
      happen(aCase, i);
    }
    for (int i = 0; i < 260; i++) {
      activity(null, company.oneOf(accounts), company.moments.any());
    }
    company.sayAndTakeBack(
        "support_case",
        "mistake",
        Moments.FIRST.plusDays(90),
        new Row().put("created_at", Moments.FIRST.plusDays(80)).put("status", "OPEN"));
    return cases;
  }

  private void reps() {
    for (int i = 0; i < REPS; i++) {
      company.say(
          "rep",
          "rep" + i,
          LONG_AGO,
          new Row()
              .put("team_id", i == 5 ? null : company.id("team" + i % 3))
              .put("hourly_cost_minor", i == 4 ? null : 3000 + 500L * i)
              .put(
                  "hourly_cost_currency",
                  i == 4 ? null : company.currencies.get(i % company.currencies.size()))
              .put("weekly_hours", i == 3 ? null : "37.5")
              .put("calendar_id", company.id("office")));
    }
  }

  private void happen(Case aCase, int i) {
    var created = aCase.created();
    times.clear();
    times.add(created);
    var row = story(aCase, i);
    var first = beginning(row);
    company.say("support_case", aCase.name(), created, company.chance(3) ? null : first, row);
    stages(aCase);
    clocks(aCase);
    for (int n = company.between(0, company.chance(5) ? 18 : 7); n > 0; n--) {
      var at =
          company.chance(5)
              ? company.oneOf(times)
              : company.moments.after(created.minusMinutes(30), 20 * DAY);
      activity(aCase, null, at);
      times.add(at);
    }
  }

  /// The case before anything happened on it.
  private static Row beginning(Row row) {
    var first = row.copy().put("status", "OPEN");
    for (var column :
        List.of(
            "resolved_at",
            "first_resolved_at",
            "reopened_at",
            "first_response_business_seconds",
            "acknowledgement_business_seconds",
            "first_resolution_business_seconds",
            "resolution_business_seconds")) {
      first.put(column, null);
    }
    return first;
  }

  /// Tells the events and what case-service would make of them.
  private Row story(Case aCase, int i) {
    var created = aCase.created();
    var now = created;
    LocalDateTime firstResolved = null;
    LocalDateTime resolved = null;
    LocalDateTime reopened = null;
    var status = "OPEN";
    if (company.chance(30)) {
      event(aCase, "ASSIGNED", created.minusMinutes(5));
    }
    for (var kind : List.of("ROUTED", "ACKNOWLEDGED", "ASSIGNED")) {
      if (!company.chance(4)) {
        event(aCase, kind, company.moments.after(created, DAY));
      }
    }
    for (var kind :
        List.of(
            "ROUTED",
            "ESCALATED",
            "PRIORITY_CHANGED",
            "ASSIGNED",
            "ASSIGNED",
            "PROMISE_CHANGED",
            "PROMISE_CHANGED")) {
      if (company.chance(3)) {
        event(aCase, kind, company.moments.after(created, 12 * DAY));
      }
    }
    var ends = company.chance(5) ? 0 : company.chance(3) ? company.between(2, 4) : 1;
    for (int n = 0; n < ends; n++) {
      var ending = company.chance(5) ? "CLOSED" : company.chance(12) ? "MERGED" : "RESOLVED";
      now = company.moments.after(now, 9 * DAY);
      event(aCase, ending, now);
      if (ending.equals("RESOLVED") && company.chance(3)) {
        event(aCase, "CLOSED", company.chance(3) ? now : company.moments.after(now, 2 * DAY));
      }
      if (company.chance(6)) {
        // Somebody who had it while it was over.
        event(aCase, "ASSIGNED", company.chance(2) ? now : company.moments.after(now, DAY));
      }
      resolved = now;
      firstResolved = firstResolved == null ? now : firstResolved;
      status = ending;
      if (n + 1 < ends || company.chance(6)) {
        now = company.moments.after(now, 10 * DAY);
        event(aCase, "REOPENED", now);
        reopened = now;
        resolved = null;
        status = "OPEN";
      }
    }
    return describe(aCase, i)
        .put("status", status)
        .put("resolved_at", resolved)
        .put("first_resolved_at", firstResolved)
        .put("reopened_at", reopened)
        .put("first_response_business_seconds", company.maybe(company.between(0, 90_000)))
        .put("acknowledgement_business_seconds", company.maybe(company.between(0, 9_000)))
        .put(
            "first_resolution_business_seconds",
            firstResolved == null ? null : company.maybe(company.between(0, 400_000)))
        .put(
            "resolution_business_seconds",
            resolved == null ? null : company.maybe(company.between(0, 500_000)));
  }

  private Row describe(Case aCase, int i) {
    var created = aCase.created();
    return new Row()
        .put("account_id", aCase.account() == null ? null : company.id(aCase.account()))
        .put("created_at", created)
        .put("channel", company.maybe("EMAIL", "PHONE", "CHAT", "WEB", "COMMUNITY", "OTHER"))
        .put(
            "type",
            company.maybe(
                "HOW_TO",
                "DEFECT",
                "DEFECT",
                "INSTALL_CONFIG",
                "FEATURE_REQUEST",
                "BILLING",
                "OTHER"))
        .put("severity", company.maybe("CRITICAL", "HIGH", "MEDIUM", "LOW"))
        .put("priority", company.maybe("URGENT", "HIGH", "NORMAL", "LOW"))
        .put("service_tier", company.maybe("PREMIUM", "STANDARD"))
        .put("access_point", company.maybe("IN_APP", "PORTAL", "PHONE_LINE", "PARTNER"))
        .put("reason", company.maybe("LOGIN", "INVOICE", "CRASH"))
        .put("product_area", company.maybe("CORE", "API"))
        .put("release_id", company.chance(2) ? null : company.id("release" + company.between(0, 8)))
        .put("origin", company.maybe("CUSTOMER", "CUSTOMER", "PROACTIVE"))
        .put("linked_defect_id", company.chance(2) ? null : "D-" + company.between(0, 9))
        .put("team_id", company.maybe(company.id("team" + company.between(0, 3))))
        .put("assignee_id", company.maybe(company.id("rep" + company.between(0, REPS + 1))))
        .put("required_fields_complete", company.maybe(company.chance(2)))
        .put("repeat_of_id", i > 5 && company.chance(10) ? company.id("case" + (i - 1)) : null)
        .put("promised_response_at", company.maybe(company.moments.after(created, 2 * DAY)))
        .put("promised_resolve_at", company.maybe(company.moments.after(created, 12 * DAY)))
        .put("promise_changes", company.maybe(company.between(0, 3)))
        .put("created_in_business_hours", company.maybe(company.chance(2)))
        .put("entitlement_refused", company.maybe(company.chance(4)))
        .put("contact_id", company.maybe(company.id("contact" + company.between(0, 30))));
  }

  private void event(Case aCase, String kind, LocalDateTime at) {
    times.add(at);
    var ends = kind.equals("RESOLVED") || kind.equals("CLOSED");
    var assigned = kind.equals("ASSIGNED") && !company.chance(6);
    company.say(
        "case_event",
        aCase.name() + "event" + acts++,
        // Now and then it is told days later.
        company.chance(10) ? at.plusDays(company.between(1, 25)) : later(at, aCase.created()),
        new Row()
            .put("case_id", company.id(aCase.name()))
            .put("happened_at", at)
            .put("kind", kind)
            .put("stage", company.maybe("TRIAGE", "WORK"))
            .put("rep_id", assigned ? company.id("rep" + company.between(0, REPS)) : null)
            .put("sequence", company.maybe(company.between(1, 40)))
            .put("actor_kind", company.maybe("REP", "BOT", "CUSTOMER"))
            .put("documentation_complete", ends ? company.maybe(company.chance(2)) : null)
            .put("root_cause", ends ? company.maybe("DEFECT", "HOW_TO") : null)
            .put("article_id", ends && company.chance(3) ? "KB-" + company.between(1, 9) : null)
            .put(
                "team_id",
                kind.equals("ROUTED")
                    ? company.maybe(company.id("team" + company.between(0, 3)))
                    : null)
            .put(
                "promised_resolve_at",
                kind.equals("PROMISE_CHANGED")
                    ? company.maybe(company.moments.after(aCase.created(), 12 * DAY))
                    : null));
  }

  private void activity(@Nullable Case aCase, @Nullable String account, LocalDateTime at) {
    var kind = company.oneOf(List.of("REP", "REP", "REP", "CUSTOMER", "CUSTOMER", "BOT"));
    var direction =
        kind.equals("CUSTOMER")
            ? "INBOUND"
            : company.oneOf(List.of("OUTBOUND", "OUTBOUND", "INTERNAL"));
    company.say(
        "activity",
        "activity" + acts++,
        company.chance(10) ? at.plusDays(company.between(1, 20)) : at,
        new Row()
            .put("case_id", aCase == null ? null : company.id(aCase.name()))
            .put("happened_at", at)
            .put("actor_kind", kind)
            .put(
                "rep_id",
                kind.equals("REP")
                    ? company.maybe(company.id("rep" + company.between(0, REPS)))
                    : null)
            .put(
                "type",
                company.oneOf(
                    List.of("REPLY", "EMAIL", "CHAT", "NOTE", "CALL", "MEETING", "OTHER")))
            .put("direction", direction)
            .put("visible_to_customer", !direction.equals("INTERNAL") && !company.chance(9))
            .put("automated", company.chance(7))
            .put(
                "minutes_worked",
                kind.equals("REP") && !company.chance(3)
                    ? company.oneOf(List.of("0", "5", "12.5", "30", "7.333333", "0.000001"))
                    : null)
            .put(
                "outcome",
                company.chance(2)
                    ? null
                    : company.oneOf(List.of("POSITIVE", "NEUTRAL", "NEGATIVE")))
            .put("initiated_by", company.maybe("CUSTOMER", "COMPANY"))
            .put(
                "named_account_id",
                account != null || company.chance(4)
                    ? company.id(account == null ? company.oneOf(accounts) : account)
                    : null));
  }

  private void stages(Case aCase) {
    var from = aCase.created();
    int stays = company.between(1, 5);
    var calendar = company.maybe(company.oneOf(GeneratedCalendars.VERSIONS));
    for (int n = 0; n < stays; n++) {
      var last = n + 1 == stays && company.chance(2);
      var to = company.moments.after(from, 6 * DAY);
      company.say(
          "case_interval",
          aCase.name() + "stay" + n,
          from,
          new Row()
              .put("case_id", company.id(aCase.name()))
              .put(
                  "kind",
                  company.chance(6) ? company.oneOf(List.of("ASSIGNEE", "PRIORITY")) : "STAGE")
              .put("calendar_version_id", calendar == null ? null : company.id(calendar))
              .put("value", company.maybe("TRIAGE", "WORK", "TEST", "RESOLVED", "CLOSED"))
              .put("valid_from", from)
              .put("valid_to", last ? null : to)
              .put("calendar_seconds", last ? null : Duration.between(from, to).toSeconds())
              .put("business_seconds", last ? null : company.maybe(company.between(0, 80_000))));
      from = to;
    }
  }

  private void clocks(Case aCase) {
    for (int n = company.between(0, 3); n > 0; n--) {
      var started = company.moments.after(aCase.created(), DAY);
      var stopped = company.chance(4) ? null : company.moments.after(started, 4 * DAY);
      var due = company.maybe(company.moments.after(started, 4 * DAY));
      var outcome =
          stopped == null
              ? null
              : company.oneOf(List.of("FULFILLED", "FULFILLED", "BREACHED", "CANCELLED"));
      var row =
          new Row()
              .put("case_id", company.id(aCase.name()))
              .put("kind", company.oneOf(List.of("FIRST_RESPONSE", "NEXT_RESPONSE", "RESOLUTION")))
              .put("clock", company.oneOf(List.of("BUSINESS", "CALENDAR")))
              .put("target_seconds", company.between(3600, 90_000))
              .put("started_at", started)
              .put("due_at", due)
              .put("stopped_at", stopped)
              .put(
                  "elapsed_seconds",
                  stopped == null ? null : company.maybe(company.between(0, 90_000)))
              .put("outcome", outcome);
      var running =
          row.copy().put("stopped_at", null).put("elapsed_seconds", null).put("outcome", null);
      company.say(
          "sla_clock",
          aCase.name() + "clock" + n,
          earlier(started, Moments.LAST),
          company.chance(2) ? running : null,
          row);
    }
  }
}
