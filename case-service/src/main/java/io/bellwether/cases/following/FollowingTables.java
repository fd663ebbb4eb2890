package io.bellwether.cases.following;

/// The columns that follow from others.
final class FollowingTables {

  private FollowingTables() {}

  static final DerivedRows CASES =
      DerivedRows.of(
          "support_case",
          "status",
          "text",
          "first_resolved_at",
          "timestamptz",
          "resolved_at",
          "timestamptz",
          "reopened_at",
          "timestamptz",
          "closed_at",
          "timestamptz",
          "merged_at",
          "timestamptz",
          "merged_into_id",
          "uuid",
          "stage",
          "text",
          "assignee_id",
          "uuid",
          "current_priority",
          "text",
          "latest_promised_response_at",
          "timestamptz",
          "latest_promised_resolve_at",
          "timestamptz",
          "promise_changes",
          "integer",
          "history_complete",
          "boolean",
          "first_responded_at",
          "timestamptz",
          "calendar_id",
          "uuid",
          "created_in_business_hours",
          "boolean",
          "first_response_business_seconds",
          "bigint",
          "first_resolution_business_seconds",
          "bigint",
          "resolution_business_seconds",
          "bigint",
          "acknowledged_at",
          "timestamptz",
          "acknowledgement_business_seconds",
          "bigint");

  static final DerivedRows INTERVALS =
      DerivedRows.of(
          "case_interval",
          "case_id",
          "uuid",
          "kind",
          "text",
          "value",
          "text",
          "valid_from",
          "timestamptz",
          "valid_to",
          "timestamptz",
          "calendar_seconds",
          "bigint",
          "business_seconds",
          "bigint",
          "calendar_version_id",
          "uuid");

  static final DerivedRows CLOCKS =
      DerivedRows.of(
          "sla_clock",
          "case_id",
          "uuid",
          "policy_id",
          "uuid",
          "kind",
          "text",
          "clock",
          "text",
          "target_seconds",
          "bigint",
          "started_at",
          "timestamptz",
          "due_at",
          "timestamptz",
          "stopped_at",
          "timestamptz",
          "paused",
          "boolean",
          "paused_seconds",
          "bigint",
          "elapsed_seconds",
          "bigint",
          "outcome",
          "text");

  /// What of a case follows from messages alone.
  static final DerivedRows ANSWERS =
      DerivedRows.of(
          "support_case",
          "first_responded_at",
          "timestamptz",
          "first_response_business_seconds",
          "bigint");
}
