package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;
import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.moments;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// What case-service measured on cases: stays in stages and the clocks of service levels.
final class StageFacts {

  private StageFacts() {}

  /// A stay of an open case in a stage, credited to who had it when the stay began.
  static String stay(FactSchema.Version version) {
    return """
    CREATE MACRO stage_stay%1$s(%2$s) AS TABLE
      WITH %7$s
      SELECT of_tenant AS tenant_id, c.id, c.account_id, i.value AS stage, i.valid_from, i.valid_to,
        i.calendar_seconds, %4$s AS business_seconds, a.rep_id, a.team_id, f.as_of, %3$s
      FROM case_interval%1$s(%2$s) i JOIN support_case%1$s(%2$s) c ON c.id = i.case_id
      ASOF LEFT JOIN case_assignment%1$s(%2$s) a ON a.case_id = c.id AND a.valid_from <= i.valid_from
      %5$s
      %6$s
      CROSS JOIN (SELECT %8$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f
      WHERE i.kind = 'STAGE' AND coalesce(i.value, '') NOT IN ('RESOLVED', 'CLOSED', 'MERGED')\
    """
        .formatted(
            version.suffix,
            version.parameters,
            OF_CASE,
            seconds("i.business_seconds", "began", "ended"),
            moment("began", "c.id", "i.valid_from"),
            moment("ended", "c.id", "i.valid_to"),
            moments(version),
            version.asOf);
  }

  /// How long each case was in each stage before its first end, credited to who had it then. The
  /// seconds of a case add up to the whole ones from its creation to that end: time of which no
  /// stage is known is in none, and stages that a case was not in took it no time, so that means by
  /// stage add up too.
  static String beforeResolution(FactSchema.Version version) {
    return """
    CREATE MACRO resolution_stage%1$s(%2$s) AS TABLE
      WITH ended AS (
        SELECT *, CAST(floor(extract(epoch FROM (resolved_at - created_at))) AS bigint) AS resolution_seconds
        FROM resolution%1$s(%2$s) WHERE nth = 1),
      stayed AS (
        SELECT e.id, i.value AS stage,
          CAST(sum(floor(extract(epoch FROM (least(i.valid_to, e.resolved_at) - e.created_at)))
            - floor(extract(epoch FROM (greatest(i.valid_from, e.created_at) - e.created_at)))) AS bigint) AS seconds
        FROM ended e JOIN case_interval%1$s(%2$s) i
          ON i.case_id = e.id AND i.valid_from < e.resolved_at AND i.valid_to > e.created_at
        WHERE i.kind = 'STAGE' AND coalesce(i.value, '') NOT IN ('RESOLVED', 'CLOSED', 'MERGED')
        GROUP BY e.id, i.value),
      known AS (SELECT id, sum(seconds) AS seconds FROM stayed GROUP BY id),
      part AS (
        SELECT id, stage, seconds FROM stayed
        UNION ALL
        SELECT e.id, NULL, e.resolution_seconds - coalesce(k.seconds, 0)
        FROM ended e LEFT JOIN known k ON k.id = e.id
        WHERE k.id IS NULL OR k.seconds < e.resolution_seconds),
      spent AS (SELECT id, stage, sum(seconds) AS seconds FROM part GROUP BY id, stage),
      by_stage AS (
        SELECT e.*, a.stage, coalesce(s.seconds, 0) AS seconds
        FROM ended e CROSS JOIN (SELECT DISTINCT stage FROM spent) a
        LEFT JOIN spent s ON s.id = e.id AND s.stage IS NOT DISTINCT FROM a.stage)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.stage, c.created_at, c.resolved_at, c.closing,
        CAST(c.seconds AS bigint) AS seconds,
        CAST(sum(c.seconds) OVER (PARTITION BY c.id) - c.seconds AS bigint) AS seconds_in_others,
        c.resolution_seconds, c.rep_id, c.team_id, %3$s
      FROM by_stage c\
    """
        .formatted(version.suffix, version.parameters, OF_CASE);
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
