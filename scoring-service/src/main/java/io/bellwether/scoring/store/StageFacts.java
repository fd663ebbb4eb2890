package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;
import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// What case-service measured on cases: stays in stages and the clocks of service levels.
final class StageFacts {

  private StageFacts() {}

  /// A stay of an open case in a stage, credited to who had it when the stay began.
  static String stay(FactSchema.Version version) {
    return """
    CREATE MACRO stage_stay%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, c.id, c.account_id, i.value AS stage, i.valid_from, i.valid_to,
        i.calendar_seconds, %4$s AS business_seconds, a.rep_id, a.team_id, %3$s
      FROM case_interval%1$s(%2$s) i JOIN support_case%1$s(%2$s) c ON c.id = i.case_id
      ASOF LEFT JOIN case_assignment%1$s(%2$s) a ON a.case_id = c.id AND a.valid_from <= i.valid_from
      %5$s
      %6$s
      WHERE i.kind = 'STAGE' AND coalesce(i.value, '') NOT IN ('RESOLVED', 'CLOSED', 'MERGED')\
    """
        .formatted(
            version.suffix,
            version.parameters,
            OF_CASE,
            seconds("i.business_seconds", "began", "ended"),
            moment(version, "began", "c.id", "i.valid_from"),
            moment(version, "ended", "c.id", "i.valid_to"));
  }

  /// A clock of a service level. It is settled when what was promised was done, or when its time
  /// was up before; until then nobody knows whether it will be met. It is credited to who had the
  /// case then, or has it.
  static String slaClock(FactSchema.Version version) {
    return """
    CREATE MACRO sla_clock%1$s(%2$s) AS TABLE
      WITH clock AS (
        SELECT *, CASE WHEN outcome = 'CANCELLED' THEN NULL
            WHEN stopped_at IS NOT NULL AND (due_at IS NULL OR stopped_at <= due_at) THEN stopped_at
            WHEN due_at <= f.as_of THEN due_at
            ELSE stopped_at END AS settled_at, f.as_of
        FROM plain_sla_clock%1$s(%2$s)
        CROSS JOIN (SELECT %5$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, k.kind AS sla_kind, k.clock, k.target_seconds, k.started_at,
        k.due_at, k.stopped_at, coalesce(k.stopped_at, %4$s) AS running_until, k.settled_at,
        k.elapsed_seconds, k.outcome, k.as_of, a.rep_id, a.team_id, %3$s
      FROM clock k JOIN support_case%1$s(%2$s) c ON c.id = k.case_id
      ASOF LEFT JOIN case_assignment%1$s(%2$s) a
        ON a.case_id = c.id AND a.valid_from <= coalesce(k.settled_at, %4$s)\
    """
        .formatted(
            version.suffix, version.parameters, OF_CASE, FactSchema.OPEN_END_SQL, version.asOf);
  }
}
