package io.bellwether.scoring.metric;

import static io.bellwether.scoring.metric.ColumnType.BOOLEAN;
import static io.bellwether.scoring.metric.ColumnType.DATE;
import static io.bellwether.scoring.metric.ColumnType.DECIMAL;
import static io.bellwether.scoring.metric.ColumnType.END_DATE;
import static io.bellwether.scoring.metric.ColumnType.END_INSTANT;
import static io.bellwether.scoring.metric.ColumnType.ID;
import static io.bellwether.scoring.metric.ColumnType.INSTANT;
import static io.bellwether.scoring.metric.ColumnType.NUMBER;
import static io.bellwether.scoring.metric.ColumnType.TEXT;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Set;

/// The facts of cases and of what is done about them.
public final class SupportFacts {

  public static final Fact SUPPORT_CASE =
      ofCase("support_case")
          .with("created_at", INSTANT)
          .with("resolved_at", INSTANT)
          .with("first_resolved_at", INSTANT)
          .with("reopened_at", INSTANT)
          .by("status", "status")
          .by(Fact.BY_REP, "assignee_id", ID)
          .by(Fact.BY_TEAM, "team_id", ID)
          .with("linked_defect_id", TEXT)
          .with("required_fields_complete", BOOLEAN)
          .with("created_in_business_hours", BOOLEAN)
          .with("entitlement_refused", BOOLEAN)
          .with("contact_id", ID)
          .creditedTo(Credit.HOLDER);

  public static final Fact CASE_EVENT =
      Fact.of("case_event", Source.CASE)
          .with("case_id", ID)
          .with("happened_at", INSTANT)
          .by("eventKind", "kind")
          .by("stage", "stage")
          .with("rep_id", ID);

  /// What somebody did on a case or with an account; what it says of a case is null without one.
  public static final Fact ACTIVITY =
      ofPeople(
          Credit.ACTOR,
          withCase(ofAccount("activity"), "case_type")
              .with("case_id", ID)
              .with("happened_at", INSTANT)
              .by("actorKind", "actor_kind")
              .by("activityType", "type")
              .by("direction", "direction")
              .by("outcome", "outcome")
              .by("initiatedBy", "initiated_by")
              .with("visible_to_customer", BOOLEAN)
              .by("automated", "automated", BOOLEAN)
              .with("minutes_worked", DECIMAL)
              .with("hourly_cost_minor", NUMBER)
              .with("hourly_cost_currency", TEXT)
              .with("contact_id", ID));

  /// What was done, with how the customer took it: by what the rep noted (`outcome`), and by an
  /// answer to a CSAT survey about the case right after it (`survey_rating`).
  public static final Fact ENGAGEMENT =
      ofPeople(
          Credit.ACTOR,
          withCase(ofAccount("engagement"), "case_type")
              .with("case_id", ID)
              .with("happened_at", INSTANT)
              .by("actorKind", "actor_kind")
              .by("activityType", "type")
              .by("direction", "direction")
              .by("outcome", "outcome")
              .with("survey_rating", TEXT)
              .by("initiatedBy", "initiated_by")
              .with("visible_to_customer", BOOLEAN)
              .by("automated", "automated", BOOLEAN));

  /// What was done, and the creation of each case that we did not open: a word of the customer
  /// without a type, once where another one stands at the same instant; its `id` is the case's.
  /// `a_year_later` is 365 days after it.
  public static final Fact INTERACTION =
      ofPeople(
          Credit.ACTOR,
          withCase(ofAccount("interaction"), "case_type")
              .with("case_id", ID)
              .with("happened_at", INSTANT)
              .by("actorKind", "actor_kind")
              .by("activityType", "type")
              .by("direction", "direction")
              .by("initiatedBy", "initiated_by")
              .with("visible_to_customer", BOOLEAN)
              .by("automated", "automated", BOOLEAN)
              .with("contact_id", ID)
              .with("a_year_later", INSTANT));

  /// The time in which a case was open and had the same rep, without a break: from its creation, a
  /// reopening or an assignment to the next one or to its end; `id` is the case's. `opening` is
  /// CREATED, REOPENED or ASSIGNED, `closing` RESOLVED, CLOSED, MERGED, REASSIGNED or null. An
  /// assignment may be one from another team, and to another. `handovers` count how often a rep had
  /// passed it on since it came in, or came in again.
  public static final Fact CASE_OPEN = spells("case_open");

  /// The same where a case goes on until it is closed or merged, whether resolved or not.
  public static final Fact CASE_UNCLOSED = spells("case_unclosed");

  /// How a case went; `id` is the case's. A reply is a message of a rep, not of a bot or a rule,
  /// that the customer can see, after the case was created; `as_of` is the time up to which the
  /// facts go. Its rep is who had it at its first resolution, or has it. `assisted_at` is when a
  /// rep did something on it first. `had_by_another_team` is whether somebody outside the team that
  /// it was routed to first got it afterwards, null where no team was named. `slips` count how
  /// often its resolution was promised for later than before, null where nothing was promised.
  public static final Fact CASE_HANDLING =
      ofPeople(
          Credit.RESOLVER,
          ofCase("case_handling")
              .with("created_at", INSTANT)
              .with("first_resolved_at", INSTANT)
              .with("replies_to_first_resolution", NUMBER)
              .with("first_reopened_at", INSTANT)
              .with("escalated_at", INSTANT)
              .with("routings", NUMBER)
              .with("routed_by", TEXT)
              .with("had_by_another_team", BOOLEAN)
              .with("promised_resolve_at", INSTANT)
              .with("promise_changes", NUMBER)
              .with("slips", NUMBER)
              .with("business_seconds", NUMBER)
              .with("business_seconds_so_far", NUMBER)
              .with("assisted_at", INSTANT)
              .with("as_of", INSTANT));

  /// Who had a case until its first resolution, in one row for each rep, and in one for nobody
  /// where nobody had it for a while; `id` is the case's. It is `escalated` where somebody said so
  /// while that rep had it.
  public static final Fact CASE_ASSIGNEE =
      ofPeople(
          Credit.EVERY_ASSIGNEE,
          ofCase("case_assignee")
              .with("created_at", INSTANT)
              .with("first_resolved_at", INSTANT)
              .with("escalated", BOOLEAN));

  /// Who had a case before anybody else, and the team where that rep works now; `id` is the case's.
  /// A case that nobody ever had has none.
  public static final Fact FIRST_ASSIGNEE =
      ofPeople(Credit.FIRST, Fact.of("first_assignee", Source.CASE).withIdOfCase());

  /// The wait of a customer for the first word; `id` is the case's. Its rep is who replied first,
  /// or has it while nobody did. `awaiting_until` ends the wait, which also a resolution does.
  /// `acknowledged_at` is when the customer first knew that it was heard, which the first reply
  /// tells too; `unacknowledged_until` ends the wait for that.
  public static final Fact FIRST_RESPONSE =
      ofPeople(
          Credit.REPLIER,
          ofCase("first_response")
              .with("created_at", INSTANT)
              .with("acknowledged_at", INSTANT)
              .with("acknowledged_by_person_at", INSTANT)
              .with("unacknowledged_until", END_INSTANT)
              .with("unacknowledged_by_person_until", END_INSTANT)
              .with("acknowledgement_business_seconds", NUMBER)
              .with("acknowledgement_by_person_business_seconds", NUMBER)
              .with("first_reply_at", INSTANT)
              .with("first_resolved_at", INSTANT)
              .with("promised_response_at", INSTANT)
              .with("created_in_business_hours", BOOLEAN)
              .with("awaiting_until", END_INSTANT)
              .with("business_seconds", NUMBER)
              .with("business_seconds_without_reply", NUMBER)
              .with("as_of", INSTANT));

  /// The time from one word of a customer to the next; `id` is the account's. `usual_seconds` is
  /// the mean of the times before, null below three of them.
  public static final Fact ACCOUNT_QUIET =
      Fact.of("account_quiet", Source.CASE)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", END_INSTANT)
          .with("usual_seconds", NUMBER);

  /// The time from one engagement of people with a customer to the next; `id` is the account's.
  /// Channel and side are those of the engagement that it began with.
  public static final Fact ACCOUNT_TOUCH =
      Fact.of("account_touch", Source.CASE)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", END_INSTANT)
          .by("caseChannel", "channel")
          .by("initiatedBy", "initiated_by");

  /// The time from one check-in with an account (a call or meeting that we began, about no case) to
  /// the next, before the first one since it became a customer, beside the days that are planned
  /// for it now; `id` is the account's. Accounts without a plan have none. Its rep is who made the
  /// check-in that it began with.
  public static final Fact CHECK_IN =
      Fact.of("check_in", Source.CASE)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", END_INSTANT)
          .with("planned_days", NUMBER)
          .by(Fact.BY_REP, "rep_id", ID)
          .creditedTo(Credit.ACTOR);

  /// Each time that a case came to an end, by who had it then; `id` is the case's. `nth` counts the
  /// ends of a case. Work (of reps, not of rules) belongs to the end that it led to;
  /// `minutes_worked` is null where none were logged. `activities_of_rep` are those of the rep
  /// alone who had it at its end; `handovers` count how often a rep had passed it on before.
  /// `root_cause` is what was last written down about that end, a type of cases.
  public static final Fact RESOLUTION =
      ofPeople(
          Credit.RESOLVER,
          ofCase("resolution")
              .with("created_at", INSTANT)
              .with("resolved_at", INSTANT)
              .by("closing", "closing")
              .with("nth", NUMBER)
              .with("is_last", BOOLEAN)
              .with("reopened_at", INSTANT)
              .with("repeated_at", INSTANT)
              .with("business_seconds", NUMBER)
              .with("activities", NUMBER)
              .with("activities_of_rep", NUMBER)
              .with("handovers", NUMBER)
              .with("minutes_worked", DECIMAL)
              .with("documentation_complete", BOOLEAN)
              .with("with_article", BOOLEAN)
              .with("root_cause", TEXT)
              .with("ended_by", TEXT)
              .with("as_of", INSTANT));

  /// What of a resolution is credited to whom, by policy (RESOLVER, FIRST or SHARED); `id` is the
  /// case's. The shares of a resolution add up to 1 in each policy.
  public static final Fact RESOLUTION_CREDIT =
      ofPeople(
          ofCase("resolution_credit")
              .with("resolved_at", INSTANT)
              .by("closing", "closing")
              .with("nth", NUMBER)
              .with("policy", TEXT)
              .with("share", DECIMAL));

  /// A time in which the same side had to speak next in an open case (`awaiting` is US or
  /// CUSTOMER), since `since_at`; `id` is the case's. `last_response_at` is our last answer before,
  /// or the case's creation. It is `answered` if it ended with a word of that side. Who was not,
  /// and is in no later turn of the same wait, is `left_unanswered`: for
  /// `business_seconds_without_answer` until the case was resolved, or as far as the facts go. The
  /// priority is the one that the case had then.
  public static final Fact CASE_TURN =
      ofPeople(
          Credit.ASSIGNEE,
          ofCase("case_turn")
              .by("awaiting", "awaiting")
              .with("since_at", INSTANT)
              .with("last_response_at", INSTANT)
              .with("valid_from", INSTANT)
              .with("valid_to", END_INSTANT)
              .with("answered", BOOLEAN)
              .with("left_unanswered", BOOLEAN)
              .with("business_seconds", NUMBER)
              .with("business_seconds_without_answer", NUMBER)
              .with("as_of", INSTANT));

  /// A stay of an open case in a stage; `id` is the case's, the rep who had it as the stay began.
  /// `calendar_seconds` and `business_seconds` are of one that has ended, `business_seconds_so_far`
  /// of one that lasts.
  public static final Fact STAGE_STAY =
      ofPeople(
          Credit.ASSIGNEE,
          ofCase("stage_stay")
              .by("stage", "stage")
              .with("valid_from", INSTANT)
              .with("valid_to", END_INSTANT)
              .with("calendar_seconds", NUMBER)
              .with("business_seconds", NUMBER)
              .with("business_seconds_so_far", NUMBER)
              .with("as_of", INSTANT));

  /// A case and a stage before its first end, also one that it was not in; `id` is the case's, the
  /// rep who had it then. The seconds of a case in this stage and in the others are those of its
  /// resolution.
  public static final Fact RESOLUTION_STAGE =
      ofPeople(
          Credit.RESOLVER,
          ofCase("resolution_stage")
              .by("stage", "stage")
              .with("created_at", INSTANT)
              .with("resolved_at", INSTANT)
              .by("closing", "closing")
              .with("seconds", NUMBER)
              .with("seconds_in_others", NUMBER)
              .with("resolution_seconds", NUMBER)
              .with("business_seconds", NUMBER)
              .with("business_seconds_in_others", NUMBER)
              .with("resolution_business_seconds", NUMBER));

  /// A clock of a service level; `id` is the case's. `settled_at` is when it was met, or its time
  /// was up before.
  public static final Fact SLA_CLOCK =
      ofPeople(
          Credit.ASSIGNEE,
          ofCase("sla_clock")
              .by("slaKind", "sla_kind")
              .by("clock", "clock")
              .with("target_seconds", NUMBER)
              .with("started_at", INSTANT)
              .with("due_at", INSTANT)
              .with("stopped_at", INSTANT)
              .with("running_until", END_INSTANT)
              .with("settled_at", INSTANT)
              .with("elapsed_seconds", NUMBER)
              .with("outcome", TEXT)
              .with("as_of", INSTANT));

  /// What was ever spent on a case that is resolved, in a currency, work and direct costs; null
  /// where nothing is known. `id` is the case's, the team is that which had it then.
  public static final Fact CASE_COST =
      ofCase("case_cost")
          .by(Fact.BY_TEAM, "team_id", ID)
          .with("resolved_at", INSTANT)
          .with("cost_minor", NUMBER)
          .with("currency", TEXT)
          .creditedTo(Credit.RESOLVER);

  /// Who works on cases. No metric counts reps, so they are not among all facts.
  public static final Fact REP =
      Fact.of("rep", Source.CASE)
          .with("team_id", ID)
          .with("weekly_hours", DECIMAL)
          .with("calendar_id", ID);

  /// When reps work, for planning alone.
  public static final Fact CALENDAR_VERSION =
      Fact.of("calendar_version", Source.CASE)
          .with("calendar_id", ID)
          .with("valid_from", DATE)
          .with("time_zone", TEXT)
          .with("weekly_hours", TEXT)
          .with("holidays", TEXT);

  /// An answer that was offered to somebody about to open a case, and when the account opened the
  /// next one.
  public static final Fact DEFLECTION =
      Fact.of("deflection", Source.CASE)
          .with("account_id", ID)
          .with("offered_at", INSTANT)
          .by("topic", "topic")
          .by("accessPoint", "access_point")
          .with("accepted", BOOLEAN)
          .with("case_id", ID)
          .with("contacted_at", INSTANT)
          .with("as_of", INSTANT);

  /// A visit of a customer who looked for an answer alone, and when the account opened the next
  /// case.
  public static final Fact SELF_SERVICE_SESSION =
      Fact.of("self_service_session", Source.CASE)
          .with("account_id", ID)
          .with("started_at", INSTANT)
          .by("topic", "topic")
          .by("lastStep", "last_step")
          .with("searches", NUMBER)
          .with("searches_without_result", NUMBER)
          .with("solved", BOOLEAN)
          .with("contacted_at", INSTANT)
          .with("as_of", INSTANT);

  public static final Fact ARTICLE =
      Fact.of("article", Source.CASE)
          .by("topic", "topic")
          .with("published_at", INSTANT)
          .with("reviewed_at", INSTANT)
          .with("retired_at", END_INSTANT)
          .with("helpful_votes", NUMBER)
          .with("unhelpful_votes", NUMBER);

  /// A case that names a release and came in after it, or nulls for a release without one; `id` is
  /// the release's. `accounts` that paid as it came are on one row of each release.
  public static final Fact RELEASE_CASE =
      Fact.of("release_case", Source.CASE)
          .by("productArea", "product_area")
          .by("release", "release_id")
          .with("released_at", INSTANT)
          .with("case_id", ID)
          .with("created_at", INSTANT)
          .with("case_type", TEXT)
          .with("accounts", NUMBER)
          .with("as_of", INSTANT);

  /// What a release did in its first thirty days: defects that cases which name it report, and no
  /// case before it did, and known issues that were fixed with it; `id` is the release's.
  public static final Fact RELEASE_BALANCE =
      Fact.of("release_balance", Source.CASE)
          .by("productArea", "product_area")
          .by("release", "release_id")
          .with("released_at", INSTANT)
          .with("new_defects", NUMBER)
          .with("fixes", NUMBER)
          .with("as_of", INSTANT);

  /// An account that asked about a known issue, or was told of it; `id` is the issue's.
  public static final Fact ISSUE_CONTACT =
      Fact.of("issue_contact", Source.CASE)
          .with("account_id", ID)
          .by("productArea", "product_area")
          .by("knownIssue", "known_issue_id", ID)
          .with("notified_at", INSTANT)
          .with("asked_at", INSTANT)
          .with("concerned_at", INSTANT);

  /// A time in which an account could not use the product by an outage that was not announced,
  /// without overlaps; `id` is the account's.
  public static final Fact ACCOUNT_OUTAGE =
      Fact.of("account_outage", Source.CASE)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", INSTANT);

  /// A time in which an account could not use a product, without overlaps, beside each time in
  /// which it paid for it without a break; `id` is the account's.
  public static final Fact PRODUCT_OUTAGE =
      Fact.of("product_outage", Source.CASE)
          .with("account_id", ID)
          .by("product", "product")
          .with("valid_from", INSTANT)
          .with("valid_to", INSTANT)
          .with("paid_from", DATE)
          .with("paid_to", END_DATE);

  /// The same with what was announced.
  public static final Fact ACCOUNT_DOWNTIME =
      Fact.of("account_downtime", Source.CASE)
          .with("account_id", ID)
          .with("valid_from", INSTANT)
          .with("valid_to", INSTANT);

  /// The same of a product.
  public static final Fact PRODUCT_DOWNTIME =
      Fact.of("product_downtime", Source.CASE)
          .with("account_id", ID)
          .by("product", "product")
          .with("valid_from", INSTANT)
          .with("valid_to", INSTANT)
          .with("paid_from", DATE)
          .with("paid_to", END_DATE);

  /// A case that asks for a feature.
  public static final Fact FEATURE_REQUEST = ofCase("feature_request").with("created_at", INSTANT);

  /// The same beside a step of what its account pays a month; `id` is the case's.
  public static final Fact FEATURE_REQUEST_MRR =
      ofCase("feature_request_mrr")
          .with("created_at", INSTANT)
          .with("mrr_minor", NUMBER)
          .with("currency", TEXT)
          .with("valid_from", DATE)
          .with("valid_to", END_DATE);

  /// The day from which on an account pays nothing in any currency, and the one on which it gave
  /// notice of that; `id` is the account's.
  public static final Fact ACCOUNT_LOSS =
      Fact.of("account_loss", Source.SUBSCRIPTION)
          .with("account_id", ID)
          .with("lost_on", DATE)
          .with("notice_on", DATE);

  /// The same with when people last spoke with the account before its notice, by who began that and
  /// by what it was.
  public static final Fact LOSS_TOUCH =
      Fact.of("loss_touch", Source.CASE)
          .with("account_id", ID)
          .with("lost_on", DATE)
          .with("notice_on", DATE)
          .by("initiatedBy", "initiated_by")
          .by("activityType", "activity_type")
          .with("last_touched_at", INSTANT);

  /// Dimensions that say what a case is like.
  static final Set<String> OF_CASE =
      Set.of(
          "caseChannel",
          "accessPoint",
          "type",
          "reason",
          "productArea",
          "release",
          "severity",
          "priority",
          "serviceTier",
          "origin",
          "ttrBand");

  static final List<Fact> ALL =
      List.of(
          SUPPORT_CASE,
          CASE_EVENT,
          ACTIVITY,
          INTERACTION,
          ENGAGEMENT,
          CASE_OPEN,
          CASE_UNCLOSED,
          CASE_HANDLING,
          CASE_ASSIGNEE,
          FIRST_ASSIGNEE,
          CASE_COST,
          ACCOUNT_QUIET,
          ACCOUNT_TOUCH,
          CHECK_IN,
          FIRST_RESPONSE,
          RESOLUTION,
          RESOLUTION_CREDIT,
          CASE_TURN,
          STAGE_STAY,
          RESOLUTION_STAGE,
          SLA_CLOCK,
          RELEASE_CASE,
          RELEASE_BALANCE,
          ISSUE_CONTACT,
          ACCOUNT_OUTAGE,
          PRODUCT_OUTAGE,
          ACCOUNT_DOWNTIME,
          PRODUCT_DOWNTIME,
          FEATURE_REQUEST,
          FEATURE_REQUEST_MRR,
          ACCOUNT_LOSS,
          LOSS_TOUCH,
          DEFLECTION,
          SELF_SERVICE_SESSION,
          ARTICLE);

  private SupportFacts() {}

  /// Times of a case with the same rep.
  private static Fact spells(@CompileTimeConstant final String name) {
    return ofPeople(
        Credit.ASSIGNEE,
        ofCase(name)
            .with("opening", TEXT)
            .with("closing", TEXT)
            .with("from_other_team", BOOLEAN)
            .with("to_other_team", BOOLEAN)
            .with("valid_from", INSTANT)
            .with("valid_to", END_INSTANT)
            .with("handovers", NUMBER)
            .withAccountAsOf("valid_from"));
  }

  /// A fact about a case, by the case's id, with what it can be grouped by.
  private static Fact ofCase(@CompileTimeConstant final String name) {
    return withCase(ofAccount(name).withIdOfCase(), "type");
  }

  private static Fact ofAccount(@CompileTimeConstant final String name) {
    return Fact.of(name, Source.CASE).with("account_id", ID);
  }

  static Fact withCase(Fact fact, @CompileTimeConstant final String typeColumn) {
    return fact.by("caseChannel", "channel")
        .by("accessPoint", "access_point")
        .by("type", typeColumn)
        .by("reason", "reason")
        .by("productArea", "product_area")
        .by("release", "release_id", ID)
        .by("severity", "severity")
        .by("priority", "priority")
        .by("serviceTier", "service_tier")
        .by("origin", "origin");
  }

  /// A fact that somebody has the credit for.
  static Fact ofPeople(Credit credit, Fact fact) {
    return ofPeople(fact).creditedTo(credit);
  }

  private static Fact ofPeople(Fact fact) {
    return fact.by(Fact.BY_REP, "rep_id", ID).by(Fact.BY_TEAM, "team_id", ID);
  }
}
