package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.ColumnType.BIGINT;
import static io.bellwether.scoring.store.ColumnType.BOOLEAN;
import static io.bellwether.scoring.store.ColumnType.DATE;
import static io.bellwether.scoring.store.ColumnType.DECIMAL;
import static io.bellwether.scoring.store.ColumnType.INTEGER;
import static io.bellwether.scoring.store.ColumnType.JSON;
import static io.bellwether.scoring.store.ColumnType.TEXT;
import static io.bellwether.scoring.store.ColumnType.TIMESTAMP;
import static io.bellwether.scoring.store.ColumnType.UUID;
import static io.bellwether.scoring.store.FactColumn.end;
import static io.bellwether.scoring.store.FactColumn.optional;
import static io.bellwether.scoring.store.FactColumn.required;

import io.bellwether.scoring.metric.Source;
import java.util.List;

/// What is copied of case-service.
final class CaseTables {

  private CaseTables() {}

  static final FactTable SUPPORT_CASE =
      FactTable.of(
          "support_case",
          Source.CASE,
          "case",
          optional("account_id", UUID),
          required("created_at", TIMESTAMP),
          optional("resolved_at", TIMESTAMP),
          optional("first_resolved_at", TIMESTAMP),
          optional("reopened_at", TIMESTAMP),
          required("status", TEXT),
          optional("channel", TEXT),
          optional("type", TEXT),
          optional("severity", TEXT),
          optional("priority", TEXT),
          optional("service_tier", TEXT),
          optional("access_point", TEXT),
          optional("reason", TEXT),
          optional("product_area", TEXT),
          optional("release_id", UUID),
          optional("origin", TEXT),
          optional("linked_defect_id", TEXT),
          optional("team_id", UUID),
          optional("assignee_id", UUID),
          optional("required_fields_complete", BOOLEAN),
          optional("repeat_of_id", UUID),
          optional("merged_into_id", UUID),
          optional("promised_response_at", TIMESTAMP),
          optional("promised_resolve_at", TIMESTAMP),
          optional("promise_changes", INTEGER),
          optional("created_in_business_hours", BOOLEAN),
          optional("first_response_business_seconds", BIGINT),
          optional("first_resolution_business_seconds", BIGINT),
          optional("resolution_business_seconds", BIGINT),
          optional("entitlement_refused", BOOLEAN),
          optional("contact_id", UUID),
          optional("acknowledgement_business_seconds", BIGINT));

  static final FactTable CASE_EVENT =
      FactTable.of(
          "case_event",
          Source.CASE,
          "case-event",
          required("case_id", UUID),
          required("happened_at", TIMESTAMP),
          required("kind", TEXT),
          optional("stage", TEXT),
          optional("rep_id", UUID),
          optional("sequence", INTEGER),
          optional("actor_kind", TEXT),
          optional("documentation_complete", BOOLEAN),
          optional("article_id", TEXT),
          optional("team_id", UUID),
          optional("promised_resolve_at", TIMESTAMP),
          optional("root_cause", TEXT));

  /// A part of a case's life with one stage, assignee or priority.
  static final FactTable CASE_INTERVAL =
      FactTable.of(
          "case_interval",
          Source.CASE,
          "case-interval",
          required("case_id", UUID),
          required("kind", TEXT),
          optional("value", TEXT),
          required("valid_from", TIMESTAMP),
          end("valid_to", TIMESTAMP),
          optional("calendar_seconds", BIGINT),
          optional("business_seconds", BIGINT),
          optional("calendar_version_id", UUID));

  static final FactTable SLA_CLOCK =
      FactTable.of(
          "sla_clock",
          Source.CASE,
          "sla-clock",
          required("case_id", UUID),
          required("kind", TEXT),
          required("clock", TEXT),
          required("target_seconds", BIGINT),
          required("started_at", TIMESTAMP),
          optional("due_at", TIMESTAMP),
          optional("stopped_at", TIMESTAMP),
          optional("elapsed_seconds", BIGINT),
          optional("outcome", TEXT));

  static final FactTable ACTIVITY =
      FactTable.of(
          "activity",
          Source.CASE,
          "activity",
          optional("case_id", UUID),
          required("happened_at", TIMESTAMP),
          required("actor_kind", TEXT),
          optional("rep_id", UUID),
          required("type", TEXT),
          required("direction", TEXT),
          required("visible_to_customer", BOOLEAN),
          required("automated", BOOLEAN),
          optional("minutes_worked", DECIMAL),
          optional("outcome", TEXT),
          optional("initiated_by", TEXT),
          optional("named_account_id", UUID).from("account_id"));

  static final FactTable REP =
      FactTable.of(
          "rep",
          Source.CASE,
          "rep",
          optional("team_id", UUID),
          optional("hourly_cost_minor", BIGINT),
          optional("hourly_cost_currency", TEXT),
          optional("weekly_hours", DECIMAL),
          optional("calendar_id", UUID));

  /// The working hours of a calendar from a date on.
  static final FactTable CALENDAR_VERSION =
      FactTable.of(
          "calendar_version",
          Source.CASE,
          "calendar-version",
          required("calendar_id", UUID),
          optional("valid_from", DATE),
          required("time_zone", TEXT),
          required("weekly_hours", JSON),
          optional("holidays", JSON));

  /// While it has not ended, some cases are still counted by the hours that held before it.
  static final FactTable RECALCULATION =
      FactTable.of(
          "recalculation",
          Source.CASE,
          "recalculation",
          required("requested_at", TIMESTAMP),
          required("cases_total", BIGINT),
          end("ended_at", TIMESTAMP),
          optional("cause", TEXT));

  static final FactTable RELEASE =
      FactTable.of(
          "release",
          Source.CASE,
          "release",
          optional("product_area", TEXT),
          required("released_at", TIMESTAMP));

  static final FactTable OUTAGE =
      FactTable.of(
          "outage",
          Source.CASE,
          "outage",
          optional("region", TEXT),
          optional("product_area", TEXT),
          required("planned", BOOLEAN),
          required("started_at", TIMESTAMP),
          end("ended_at", TIMESTAMP));

  static final FactTable KNOWN_ISSUE =
      FactTable.of(
          "known_issue",
          Source.CASE,
          "known-issue",
          optional("product_area", TEXT),
          optional("linked_defect_id", TEXT),
          required("known_since", TIMESTAMP),
          end("fixed_at", TIMESTAMP));

  static final FactTable KNOWN_ISSUE_NOTICE =
      FactTable.of(
          "known_issue_notice",
          Source.CASE,
          "known-issue-notice",
          required("known_issue_id", UUID),
          required("account_id", UUID),
          required("notified_at", TIMESTAMP));

  static final FactTable DEFLECTION =
      FactTable.of(
          "deflection",
          Source.CASE,
          "deflection",
          optional("account_id", UUID),
          required("offered_at", TIMESTAMP),
          optional("topic", TEXT),
          optional("access_point", TEXT),
          required("accepted", BOOLEAN),
          optional("case_id", UUID));

  static final FactTable SELF_SERVICE_SESSION =
      FactTable.of(
          "self_service_session",
          Source.CASE,
          "self-service-session",
          optional("account_id", UUID),
          required("started_at", TIMESTAMP),
          optional("topic", TEXT),
          optional("last_step", TEXT),
          optional("searches", INTEGER),
          optional("searches_without_result", INTEGER),
          optional("solved", BOOLEAN));

  static final FactTable ARTICLE =
      FactTable.of(
          "article",
          Source.CASE,
          "article",
          optional("topic", TEXT),
          required("published_at", TIMESTAMP),
          optional("reviewed_at", TIMESTAMP),
          end("retired_at", TIMESTAMP),
          optional("helpful_votes", INTEGER),
          optional("unhelpful_votes", INTEGER));

  static final List<FactTable> ALL =
      List.of(
          SUPPORT_CASE,
          CASE_EVENT,
          CASE_INTERVAL,
          SLA_CLOCK,
          ACTIVITY,
          REP,
          CALENDAR_VERSION,
          RECALCULATION,
          RELEASE,
          OUTAGE,
          KNOWN_ISSUE,
          KNOWN_ISSUE_NOTICE,
          DEFLECTION,
          SELF_SERVICE_SESSION,
          ARTICLE);
}
