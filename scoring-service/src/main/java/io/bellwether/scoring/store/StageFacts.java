package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;
import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.moments;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// What case-service measured on cases: stays in stages and the clocks of service levels.
final class StageFacts {

  private StageFacts() {}

  /// A stay of an open case in a stage, credited to who had it when the stay began. Of one that
  /// lasts, what the calendar of the case had worked then.
  static String entered(FactSchema.Version version) {
    return """
    CREATE MACRO entered_stage%1$s(%2$s) AS TABLE
      WITH calendar AS (
    %9$s),
      lasting AS (
        SELECT i.id, k.calendar_id, %10$s AS began
        FROM case_interval%1$s(%2$s) i JOIN calendar k ON k.case_id = i.case_id
        WHERE i.kind = 'STAGE' AND i.valid_to = %13$s),
      begun AS (
        SELECT l.id, l.calendar_id, %11$s AS worked
        FROM lasting l JOIN working_day%1$s(%2$s) d ON d.calendar_id = l.calendar_id AND d.day = %12$s
        WHERE d.begins <= l.began),
      %7$s
      SELECT of_tenant AS tenant_id, c.id, c.account_id, i.value AS stage, i.valid_from, i.valid_to,
        i.calendar_seconds, %4$s AS business_seconds, b.calendar_id, b.worked, a.rep_id, a.team_id, f.as_of, %3$s
      FROM case_interval%1$s(%2$s) i JOIN support_case%1$s(%2$s) c ON c.id = i.case_id
      LEFT JOIN begun b ON b.id = i.id
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
            version.asOf,
            WorkingFacts.calendar(version),
            WorkingFacts.second("i.valid_from"),
            WorkingFacts.worked("d", "l.began"),
            WorkingFacts.day("l.began"),
            FactSchema.OPEN_END_SQL);
  }

  /// The same, with the working time for which the case has been there.
  static String stay(FactSchema.Version version) {
    return """
    CREATE MACRO stage_stay%1$s(%2$s) AS TABLE
      WITH %3$s
      SELECT e.* EXCLUDE (calendar_id, worked), %4$s AS business_seconds_so_far
      FROM entered_stage%1$s(%2$s) e LEFT JOIN now n ON n.calendar_id = e.calendar_id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            WorkingFacts.now(version),
            WorkingFacts.since("e.worked"));
  }

  /// How long each case was in each stage before its first end, credited to who had it then. The
  /// seconds of a case add up to the whole ones from its creation to that end: time of which no
  /// stage is known is in none, and stages that a case was not in took it no time, so that means by
  /// stage add up too. So do its working seconds, where its calendar held as it was created.
  static String beforeResolution(FactSchema.Version version) {
    return """
    CREATE MACRO resolution_stage%1$s(%2$s) AS TABLE
      WITH calendar AS (
    %4$s),
      worked AS (SELECT * FROM working_day%1$s(%2$s)),
      first_end AS (
        SELECT e.*, k.calendar_id, CAST(floor(extract(epoch FROM (e.resolved_at - e.created_at))) AS bigint) AS resolution_seconds,
          %5$s AS created_second, %6$s AS resolved_second
        FROM resolution%1$s(%2$s) e LEFT JOIN calendar k ON k.case_id = e.id WHERE e.nth = 1),
      ended AS (
        SELECT e.*, CASE WHEN b.begins <= e.created_second THEN %8$s - %7$s END AS resolution_business_seconds
        FROM first_end e
        LEFT JOIN worked b ON b.calendar_id = e.calendar_id AND b.day = %9$s
        LEFT JOIN worked z ON z.calendar_id = e.calendar_id AND z.day = %10$s),
      stay AS (
        SELECT e.id, e.created_at, e.calendar_id, i.value AS stage,
          greatest(i.valid_from, e.created_at) AS began, least(i.valid_to, e.resolved_at) AS ended
        FROM ended e JOIN case_interval%1$s(%2$s) i
          ON i.case_id = e.id AND i.valid_from < e.resolved_at AND i.valid_to > e.created_at
        WHERE i.kind = 'STAGE' AND coalesce(i.value, '') NOT IN ('RESOLVED', 'CLOSED', 'MERGED')),
      timed AS (SELECT *, %11$s AS began_second, %12$s AS ended_second FROM stay),
      stayed AS (
        SELECT t.id, t.stage,
          CAST(sum(floor(extract(epoch FROM (t.ended - t.created_at)))
            - floor(extract(epoch FROM (t.began - t.created_at)))) AS bigint) AS seconds,
          CAST(sum(%14$s - %13$s) AS bigint) AS business_seconds
        FROM timed t
        LEFT JOIN worked b ON b.calendar_id = t.calendar_id AND b.day = %15$s
        LEFT JOIN worked z ON z.calendar_id = t.calendar_id AND z.day = %16$s
        GROUP BY t.id, t.stage),
      known AS (
        SELECT id, sum(seconds) AS seconds, coalesce(sum(business_seconds), 0) AS business_seconds FROM stayed GROUP BY id),
      part AS (
        SELECT id, stage, seconds, business_seconds FROM stayed
        UNION ALL
        SELECT e.id, NULL, e.resolution_seconds - coalesce(k.seconds, 0), e.resolution_business_seconds - coalesce(k.business_seconds, 0)
        FROM ended e LEFT JOIN known k ON k.id = e.id
        WHERE k.id IS NULL OR k.seconds < e.resolution_seconds OR k.business_seconds < e.resolution_business_seconds),
      spent AS (
        SELECT id, stage, sum(seconds) AS seconds, sum(business_seconds) AS business_seconds FROM part GROUP BY id, stage),
      by_stage AS (
        SELECT e.*, a.stage, coalesce(s.seconds, 0) AS seconds,
          CASE WHEN e.resolution_business_seconds IS NOT NULL THEN coalesce(s.business_seconds, 0) END AS business_seconds_there
        FROM ended e CROSS JOIN (SELECT DISTINCT stage FROM spent) a
        LEFT JOIN spent s ON s.id = e.id AND s.stage IS NOT DISTINCT FROM a.stage)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.stage, c.created_at, c.resolved_at, c.closing,
        CAST(c.seconds AS bigint) AS seconds,
        CAST(sum(c.seconds) OVER (PARTITION BY c.id) - c.seconds AS bigint) AS seconds_in_others,
        c.resolution_seconds,
        CAST(c.business_seconds_there AS bigint) AS business_seconds,
        CAST(sum(c.business_seconds_there) OVER (PARTITION BY c.id) - c.business_seconds_there AS bigint) AS business_seconds_in_others,
        c.resolution_business_seconds, c.rep_id, c.team_id, %3$s
      FROM by_stage c\
    """
        .formatted(
            version.suffix,
            version.parameters,
            OF_CASE,
            WorkingFacts.calendar(version),
            WorkingFacts.second("e.created_at"),
            WorkingFacts.second("e.resolved_at"),
            WorkingFacts.worked("b", "e.created_second"),
            WorkingFacts.worked("z", "e.resolved_second"),
            WorkingFacts.day("e.created_second"),
            WorkingFacts.day("e.resolved_second"),
            WorkingFacts.second("began"),
            WorkingFacts.second("ended"),
            WorkingFacts.worked("b", "t.began_second"),
            WorkingFacts.worked("z", "t.ended_second"),
            WorkingFacts.day("t.began_second"),
            WorkingFacts.day("t.ended_second"));
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
