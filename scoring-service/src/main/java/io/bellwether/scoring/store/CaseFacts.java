package io.bellwether.scoring.store;

/// Facts that are derived from cases, their events and the activities on them.
final class CaseFacts {

  private static final String OF_CASE = "c.channel, c.type, c.severity, c.priority, c.service_tier";

  private CaseFacts() {}

  /// When each case was open, as case-service tells whether it is: by its last event, and of those
  /// at the same instant the one that ends it. Closing and merging end it like a resolution. A case
  /// is open from its creation on, so what happened before counts as of then. An event that does
  /// not change the state opens and closes nothing.
  static String open(FactSchema.Version version) {
    return """
    CREATE MACRO case_open%1$s(%2$s) AS TABLE
      WITH event AS (
        SELECT e.case_id, CASE WHEN e.kind = 'REOPENED' THEN e.kind ELSE 'RESOLVED' END AS kind,
          greatest(e.happened_at, c.created_at) AS changed_at
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind IN ('RESOLVED', 'CLOSED', 'MERGED', 'REOPENED')
        QUALIFY row_number() OVER (
          PARTITION BY e.case_id, greatest(e.happened_at, c.created_at)
          ORDER BY e.happened_at DESC, e.kind <> 'REOPENED' DESC) = 1),
      state AS (
        SELECT id AS case_id, 'CREATED' AS kind, created_at AS changed_at, 0 AS nth
        FROM support_case%1$s(%2$s)
        UNION ALL
        SELECT case_id, kind, changed_at, 1 FROM event),
      change AS (
        SELECT *,
          lag(kind) OVER (PARTITION BY case_id ORDER BY changed_at, nth) = 'RESOLVED' AS was_resolved
        FROM state
        QUALIFY kind = 'CREATED' OR was_resolved = (kind <> 'RESOLVED')),
      episode AS (
        SELECT case_id, kind, changed_at AS valid_from,
          coalesce(lead(changed_at) OVER (PARTITION BY case_id ORDER BY changed_at, nth), %3$s) AS valid_to
        FROM change)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, e.kind AS opening, e.valid_from, e.valid_to, %4$s
      FROM episode e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
      WHERE e.kind <> 'RESOLVED'\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL, OF_CASE);
  }

  /// One row a case: when a person first replied, how many replies the first resolution took and
  /// whether it held. `as_of` is how far the facts go, so that a rule can tell what cannot be said
  /// yet.
  static String handling(FactSchema.Version version) {
    return """
    CREATE MACRO case_handling%1$s(%2$s) AS TABLE
      WITH reply AS (
        SELECT a.case_id, min(a.happened_at) AS first_reply_at,
          count(*) FILTER (WHERE a.happened_at <= c.first_resolved_at) AS replies
        FROM activity%1$s(%2$s) a JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
        WHERE a.actor_kind = 'REP' AND a.direction = 'OUTBOUND' AND a.visible_to_customer
          AND NOT a.automated AND a.happened_at >= c.created_at
        GROUP BY a.case_id),
      reopening AS (
        SELECT e.case_id, min(e.happened_at) AS first_reopened_at
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind = 'REOPENED' AND e.happened_at > c.first_resolved_at
        GROUP BY e.case_id)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, r.first_reply_at,
        least(coalesce(r.first_reply_at, %3$s), coalesce(c.first_resolved_at, %3$s)) AS awaiting_until,
        c.first_resolved_at,
        CASE WHEN c.first_resolved_at IS NOT NULL THEN coalesce(r.replies, 0) END AS replies_to_first_resolution,
        o.first_reopened_at, f.as_of, %4$s
      FROM support_case%1$s(%2$s) c
      LEFT JOIN reply r ON r.case_id = c.id
      LEFT JOIN reopening o ON o.case_id = c.id
      CROSS JOIN (SELECT %5$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            OF_CASE,
            version == FactSchema.Version.NOW ? "as_of" : "least(as_of, at_instant)");
  }
}
