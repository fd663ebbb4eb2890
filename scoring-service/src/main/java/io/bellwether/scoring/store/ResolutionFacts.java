package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;
import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.moments;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// What led to each end of a case, and whether it held.
final class ResolutionFacts {

  private ResolutionFacts() {}

  /// One row each time that a case came to an end, credited to who had it then. Work counts for the
  /// end that it led to, so that the ends of a case share its work without counting any twice. What
  /// was written down belongs to the end until the case is reopened; at the same instant a closing
  /// comes after a resolution. Working seconds are those that case-service tells, of the first and
  /// of the last resolution. A case came back with the next one of its account and reason, or with
  /// one that is linked to it as its repeat, whatever the reason of that.
  static String resolution(FactSchema.Version version) {
    return """
    CREATE MACRO resolution%1$s(%2$s) AS TABLE
      WITH ended AS (
        SELECT id AS case_id, valid_to AS resolved_at, closing, rep_id, team_id,
          row_number() OVER (PARTITION BY id ORDER BY valid_to, valid_from) AS nth,
          coalesce(lag(valid_to) OVER (PARTITION BY id ORDER BY valid_to, valid_from), TIMESTAMP '0001-01-01') AS since,
          lead(valid_to) OVER (PARTITION BY id ORDER BY valid_to, valid_from) IS NULL AS is_last
        FROM case_open%1$s(%2$s) WHERE closing <> 'REASSIGNED'),
      reopening AS (
        SELECT id AS case_id, valid_from AS reopened_at FROM case_open%1$s(%2$s) WHERE opening = 'REOPENED'),
      span AS (
        SELECT e.*, o.reopened_at
        FROM ended e ASOF LEFT JOIN reopening o ON o.case_id = e.case_id AND o.reopened_at >= e.resolved_at),
      work AS (
        SELECT s.case_id, s.nth, count(*) AS activities,
          count(*) FILTER (WHERE a.rep_id = s.rep_id) AS activities_of_rep, sum(a.minutes_worked) AS minutes_worked
        FROM span s JOIN plain_activity%1$s(%2$s) a
          ON a.case_id = s.case_id AND a.happened_at > s.since AND a.happened_at <= s.resolved_at
        WHERE a.actor_kind = 'REP' AND NOT a.automated
        GROUP BY s.case_id, s.nth),
      written AS (
        SELECT s.case_id, s.nth, bool_or(e.documentation_complete) AS documentation_complete,
          bool_or(e.article_id IS NOT NULL) AS with_article,
          last(e.root_cause ORDER BY e.happened_at, e.kind DESC, e.id) FILTER (WHERE e.root_cause IS NOT NULL) AS root_cause,
          last(e.actor_kind ORDER BY e.happened_at, e.kind DESC, e.id) FILTER (WHERE e.actor_kind IS NOT NULL) AS ended_by
        FROM span s JOIN case_event%1$s(%2$s) e
          ON e.case_id = s.case_id AND e.happened_at >= s.resolved_at
          AND e.happened_at < coalesce(s.reopened_at, %3$s)
        WHERE e.kind IN ('RESOLVED', 'CLOSED')
        GROUP BY s.case_id, s.nth),
      handed_over AS (
        SELECT s.case_id, s.nth, count(*) AS handovers
        FROM span s JOIN case_open%1$s(%2$s) o
          ON o.id = s.case_id AND o.valid_from >= s.since AND o.valid_to <= s.resolved_at
        WHERE o.closing = 'REASSIGNED' AND o.rep_id IS NOT NULL
        GROUP BY s.case_id, s.nth),
      again AS (
        SELECT account_id, reason, created_at AS repeated_at
        FROM support_case%1$s(%2$s) WHERE account_id IS NOT NULL AND reason IS NOT NULL),
      linked AS (
        SELECT repeat_of_id, created_at AS repeated_at
        FROM support_case%1$s(%2$s) WHERE repeat_of_id IS NOT NULL),
      %10$s
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, s.resolved_at, s.closing, s.nth,
        s.is_last, s.reopened_at, least(g.repeated_at, l.repeated_at) AS repeated_at, s.rep_id, s.team_id,
        CASE WHEN s.resolved_at = c.first_resolved_at THEN %6$s
          WHEN s.resolved_at = c.resolved_at THEN %7$s END AS business_seconds,
        coalesce(w.activities, 0) AS activities, w.minutes_worked,
        CASE WHEN s.rep_id IS NOT NULL THEN coalesce(w.activities_of_rep, 0) END AS activities_of_rep,
        coalesce(h.handovers, 0) AS handovers,
        d.documentation_complete, coalesce(d.with_article, false) AS with_article, d.root_cause, d.ended_by,
        f.as_of, %4$s
      FROM span s JOIN support_case%1$s(%2$s) c ON c.id = s.case_id
      LEFT JOIN work w ON w.case_id = s.case_id AND w.nth = s.nth
      LEFT JOIN handed_over h ON h.case_id = s.case_id AND h.nth = s.nth
      LEFT JOIN written d ON d.case_id = s.case_id AND d.nth = s.nth
      ASOF LEFT JOIN again g
        ON g.account_id = c.account_id AND g.reason = c.reason AND g.repeated_at > s.resolved_at
      ASOF LEFT JOIN linked l ON l.repeat_of_id = c.id AND l.repeated_at > s.resolved_at
      %8$s
      %9$s
      CROSS JOIN (SELECT %5$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            OF_CASE,
            version.asOf,
            seconds("c.first_resolution_business_seconds", "created", "ended"),
            seconds("c.resolution_business_seconds", "created", "ended"),
            moment("created", "c.id", "c.created_at"),
            moment("ended", "c.id", "s.resolved_at"),
            moments(version));
  }

  /// To whom a resolution is credited, by policy: RESOLVER is who had the case at that end, FIRST
  /// who had it first, SHARED all who worked towards it, each by activities. The shares of an end
  /// add up to 1 exactly: what rounding leaves goes to who did most. Without any work all of it is
  /// the resolver's.
  static String credit(FactSchema.Version version) {
    return """
    CREATE MACRO resolution_credit%1$s(%2$s) AS TABLE
      WITH ended AS (
        SELECT *, coalesce(lag(resolved_at) OVER (PARTITION BY id ORDER BY nth), TIMESTAMP '0001-01-01') AS since
        FROM resolution%1$s(%2$s)),
      worked AS (
        SELECT e.id, e.nth, a.rep_id, count(*) AS acts
        FROM ended e JOIN plain_activity%1$s(%2$s) a
          ON a.case_id = e.id AND a.happened_at > e.since AND a.happened_at <= e.resolved_at
        WHERE a.actor_kind = 'REP' AND NOT a.automated
        GROUP BY e.id, e.nth, a.rep_id),
      part AS (
        SELECT *, CAST(floor(1000000 * acts / sum(acts) OVER (PARTITION BY id, nth)) / 1000000 AS decimal(18, 6)) AS part,
          row_number() OVER (PARTITION BY id, nth ORDER BY acts DESC, rep_id) AS place
        FROM worked),
      shared AS (
        SELECT id, nth, rep_id,
          CASE place WHEN 1 THEN 1 - (sum(part) OVER (PARTITION BY id, nth) - part) ELSE part END AS share
        FROM part),
      credit AS (
        SELECT e.*, 'SHARED' AS policy, coalesce(s.share, 1) AS share,
          CASE WHEN s.id IS NULL THEN e.rep_id ELSE s.rep_id END AS credited_id
        FROM ended e LEFT JOIN shared s ON s.id = e.id AND s.nth = e.nth
        UNION ALL
        SELECT e.*, 'FIRST', 1, coalesce(f.rep_id, e.rep_id)
        FROM ended e LEFT JOIN first_assignee%1$s(%2$s) f ON f.id = e.id
        UNION ALL
        SELECT e.*, 'RESOLVER', 1, e.rep_id FROM ended e)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.resolved_at, c.closing, c.nth, c.policy,
        CAST(c.share AS decimal(18, 6)) AS share, c.credited_id AS rep_id, r.team_id, %3$s
      FROM credit c LEFT JOIN rep%1$s(%2$s) r ON r.id = c.credited_id\
    """
        .formatted(version.suffix, version.parameters, OF_CASE);
  }
}
