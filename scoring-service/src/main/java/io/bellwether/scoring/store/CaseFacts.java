package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.moments;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// Facts that are derived from cases, their events and the activities on them.
///
/// A rep gets the credit of the moment: what is reassigned later stays with who had it.
final class CaseFacts {

  /// What a row about a case can be grouped by.
  static final String OF_CASE =
      "c.channel, c.access_point, c.type, c.reason, c.product_area, c.release_id, c.severity, c.priority, c.service_tier, c.origin";

  private CaseFacts() {}

  /// Who had each case and when, from its creation on; nobody at first, unless it was assigned at
  /// once. Of assignments at the same moment the one that the source counts last holds. To assign
  /// it to who has it changes nothing. Teams differ where the reps are now in different ones.
  static String assignment(FactSchema.Version version) {
    return """
    CREATE MACRO case_assignment%1$s(%2$s) AS TABLE
      WITH change AS (
        SELECT id AS case_id, NULL AS rep_id, created_at AS valid_from, 0 AS nth, NULL AS sequence, id AS event_id
        FROM support_case%1$s(%2$s)
        UNION ALL
        SELECT e.case_id, e.rep_id, greatest(e.happened_at, c.created_at), 1, e.sequence, e.id
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind = 'ASSIGNED'),
      last AS (
        SELECT * FROM change
        QUALIFY row_number() OVER (
          PARTITION BY case_id, valid_from ORDER BY nth DESC, sequence DESC NULLS LAST, event_id DESC) = 1),
      different AS (
        SELECT * FROM last
        QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY valid_from) = 1
          OR rep_id IS DISTINCT FROM lag(rep_id) OVER (PARTITION BY case_id ORDER BY valid_from))
      SELECT of_tenant AS tenant_id, l.case_id, l.rep_id, r.team_id, l.valid_from,
        coalesce(lead(l.valid_from) OVER course, %3$s) AS valid_to,
        r.team_id IS DISTINCT FROM lag(r.team_id) OVER course AS from_other_team,
        r.team_id IS DISTINCT FROM lead(r.team_id) OVER course AS to_other_team
      FROM different l LEFT JOIN rep%1$s(%2$s) r ON r.id = l.rep_id
      WINDOW course AS (PARTITION BY l.case_id ORDER BY l.valid_from)\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// Which priority each case had and when, from its creation on: the one that it came in with
  /// until a change.
  static String priority(FactSchema.Version version) {
    return """
    CREATE MACRO case_priority%1$s(%2$s) AS TABLE
      WITH change AS (
        SELECT id AS case_id, priority, created_at AS valid_from, 0 AS nth, NULL AS ends, id
        FROM support_case%1$s(%2$s)
        UNION ALL
        SELECT i.case_id, i.value, greatest(i.valid_from, c.created_at), 1, i.valid_to, i.id
        FROM case_interval%1$s(%2$s) i JOIN support_case%1$s(%2$s) c ON c.id = i.case_id
        WHERE i.kind = 'PRIORITY'),
      last AS (
        SELECT * FROM change
        QUALIFY row_number() OVER (PARTITION BY case_id, valid_from ORDER BY nth DESC, ends DESC, id DESC) = 1),
      different AS (
        SELECT * FROM last
        QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY valid_from) = 1
          OR priority IS DISTINCT FROM lag(priority) OVER (PARTITION BY case_id ORDER BY valid_from))
      SELECT of_tenant AS tenant_id, case_id, priority, valid_from,
        coalesce(lead(valid_from) OVER (PARTITION BY case_id ORDER BY valid_from), %3$s) AS valid_to
      FROM different\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// Everybody who had a case until its first resolution, each once, and nobody while nobody had
  /// it: whether it was escalated while it was theirs. Who hands a case up in the moment of its
  /// escalation still had it then.
  static String assignee(FactSchema.Version version) {
    return """
    CREATE MACRO case_assignee%1$s(%2$s) AS TABLE
      WITH had AS (
        SELECT a.*, a.valid_from = c.created_at AS is_first
        FROM case_assignment%1$s(%2$s) a JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
        WHERE a.valid_from <= greatest(c.first_resolved_at, c.created_at) AND c.first_resolved_at IS NOT NULL),
      escalation AS (
        SELECT DISTINCT e.case_id, greatest(e.happened_at, c.created_at) AS escalated_at
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind = 'ESCALATED' AND e.happened_at <= c.first_resolved_at),
      credit AS (
        SELECT h.case_id, h.rep_id, h.team_id, bool_or(e.case_id IS NOT NULL) AS escalated
        FROM had h LEFT JOIN escalation e ON e.case_id = h.case_id
          AND (e.escalated_at > h.valid_from OR h.is_first) AND e.escalated_at <= h.valid_to
        GROUP BY h.case_id, h.rep_id, h.team_id)
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, c.first_resolved_at, h.rep_id, h.team_id, h.escalated, %3$s
      FROM credit h JOIN support_case%1$s(%2$s) c ON c.id = h.case_id\
    """
        .formatted(version.suffix, version.parameters, OF_CASE);
  }

  /// Who had each case before anybody else.
  static String firstAssignee(FactSchema.Version version) {
    return """
    CREATE MACRO first_assignee%1$s(%2$s) AS TABLE
      SELECT of_tenant AS tenant_id, case_id AS id, rep_id, team_id
      FROM case_assignment%1$s(%2$s) WHERE rep_id IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY valid_from) = 1\
    """
        .formatted(version.suffix, version.parameters);
  }

  /// When each case was open and who had it then, as case-service tells whether it is: by its last
  /// event, and of those at the same instant the one that ends it. Closing and merging end it like
  /// a resolution. A case is open from its creation on, so what happened before counts as of then.
  /// An event that does not change the state opens and closes nothing. An assignment in the moment
  /// of the resolution still comes before it. `handovers` count how often a rep had passed it on
  /// since it came in, or came in again.
  static String open(FactSchema.Version version) {
    return spells("case_open", "'RESOLVED', 'CLOSED', 'MERGED'", version);
  }

  /// The same where a resolution alone ends nothing: when each case was not closed yet.
  static String unclosed(FactSchema.Version version) {
    return spells("case_unclosed", "'CLOSED', 'MERGED'", version);
  }

  /// @param endings the kinds of events that end a case
  private static String spells(String name, String endings, FactSchema.Version version) {
    return """
    CREATE MACRO %5$s%1$s(%2$s) AS TABLE
      WITH event AS (
        SELECT e.case_id, CASE WHEN e.kind = 'REOPENED' THEN e.kind ELSE 'RESOLVED' END AS kind,
          e.kind AS event_kind, greatest(e.happened_at, c.created_at) AS changed_at
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind IN (%6$s, 'REOPENED')
        QUALIFY row_number() OVER (
          PARTITION BY e.case_id, greatest(e.happened_at, c.created_at)
          ORDER BY e.happened_at DESC, e.kind <> 'REOPENED' DESC, e.kind DESC) = 1),
      state AS (
        SELECT id AS case_id, 'CREATED' AS kind, NULL AS event_kind, created_at AS changed_at, 0 AS nth
        FROM support_case%1$s(%2$s)
        UNION ALL
        SELECT case_id, kind, event_kind, changed_at, 1 FROM event),
      change AS (
        SELECT *,
          lag(kind) OVER (PARTITION BY case_id ORDER BY changed_at, nth) = 'RESOLVED' AS was_resolved
        FROM state
        QUALIFY kind = 'CREATED' OR was_resolved = (kind <> 'RESOLVED')),
      episode AS (
        SELECT case_id, kind, changed_at AS valid_from,
          lead(event_kind) OVER (PARTITION BY case_id ORDER BY changed_at, nth) AS ended_by,
          coalesce(lead(changed_at) OVER (PARTITION BY case_id ORDER BY changed_at, nth), %3$s) AS valid_to
        FROM change)
      SELECT of_tenant AS tenant_id, c.id, c.account_id,
        CASE WHEN a.valid_from > e.valid_from THEN 'ASSIGNED' ELSE e.kind END AS opening,
        CASE WHEN a.valid_to <= e.valid_to AND a.valid_to < %3$s THEN 'REASSIGNED' ELSE e.ended_by END AS closing,
        greatest(a.valid_from, e.valid_from) AS valid_from, least(a.valid_to, e.valid_to) AS valid_to,
        a.valid_from > e.valid_from AND a.from_other_team AS from_other_team,
        a.valid_to <= e.valid_to AND a.valid_to < %3$s AND a.to_other_team AS to_other_team,
        a.rep_id, a.team_id, %4$s,
        count(a.rep_id) OVER (
          PARTITION BY e.case_id, e.valid_from ORDER BY a.valid_from
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS handovers
      FROM episode e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
      JOIN case_assignment%1$s(%2$s) a
        ON a.case_id = e.case_id AND a.valid_from <= e.valid_to AND a.valid_to > e.valid_from
      WHERE e.kind <> 'RESOLVED'\
    """
        .formatted(
            version.suffix, version.parameters, FactSchema.OPEN_END_SQL, OF_CASE, name, endings);
  }

  /// One row a case: how many replies its first resolution took and whether it held, whether it was
  /// escalated, how it found its team, how often its resolution was put off, and when a rep did
  /// something on it first. It is credited to who had it at its first resolution, or has it.
  /// `as_of` is how far the facts go, so that a rule can tell what cannot be said yet. Whether
  /// somebody of another team had it after its first routing is not known where that named no team.
  /// A slip is a promise for a later time than the one before, as long as the case is not resolved.
  static String course(FactSchema.Version version) {
    return """
    CREATE MACRO case_course%1$s(%2$s) AS TABLE
      WITH reply AS (
        SELECT a.case_id, min(a.happened_at) AS assisted_at,
          count(*) FILTER (WHERE a.direction = 'OUTBOUND' AND a.visible_to_customer
            AND a.happened_at >= c.created_at AND a.happened_at <= c.first_resolved_at) AS replies
        FROM plain_activity%1$s(%2$s) a JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
        WHERE a.actor_kind = 'REP' AND NOT a.automated
        GROUP BY a.case_id),
      happened AS (
        SELECT e.case_id,
          min(e.happened_at) FILTER (WHERE e.kind = 'REOPENED' AND e.happened_at > c.first_resolved_at) AS first_reopened_at,
          min(e.happened_at) FILTER (WHERE e.kind = 'ESCALATED') AS escalated_at,
          count(*) FILTER (WHERE e.kind = 'ROUTED') AS routings,
          first(e.actor_kind ORDER BY e.happened_at, e.id) FILTER (WHERE e.kind = 'ROUTED') AS routed_by,
          first(e.team_id ORDER BY e.happened_at, e.id) FILTER (WHERE e.kind = 'ROUTED') AS routed_to,
          min(e.happened_at) FILTER (WHERE e.kind = 'ROUTED') AS routed_at
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        GROUP BY e.case_id),
      elsewhere AS (
        SELECT DISTINCT h.case_id
        FROM happened h JOIN case_assignment%1$s(%2$s) a ON a.case_id = h.case_id AND a.valid_from >= h.routed_at
        WHERE a.team_id <> h.routed_to),
      promise AS (
        SELECT id AS case_id, promised_resolve_at AS promised_at, NULL AS said_at, NULL AS sequence, id AS event_id
        FROM support_case%1$s(%2$s) WHERE promised_resolve_at IS NOT NULL
        UNION ALL
        SELECT case_id, promised_resolve_at, happened_at, sequence, id
        FROM case_event%1$s(%2$s) WHERE kind = 'PROMISE_CHANGED' AND promised_resolve_at IS NOT NULL),
      moved AS (
        SELECT *, lag(promised_at) OVER (
          PARTITION BY case_id ORDER BY said_at NULLS FIRST, sequence NULLS FIRST, event_id) AS before
        FROM promise),
      slip AS (
        SELECT m.case_id, count(*) AS slips
        FROM moved m JOIN support_case%1$s(%2$s) c ON c.id = m.case_id
        WHERE m.promised_at > m.before AND (c.first_resolved_at IS NULL OR m.said_at < c.first_resolved_at)
        GROUP BY m.case_id),
      %9$s
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, a.rep_id, a.team_id, c.first_resolved_at,
        CASE WHEN c.first_resolved_at IS NOT NULL THEN coalesce(r.replies, 0) END AS replies_to_first_resolution,
        %6$s AS business_seconds, h.first_reopened_at, h.escalated_at, coalesce(h.routings, 0) AS routings, h.routed_by,
        c.promised_resolve_at, c.promise_changes, r.assisted_at, f.as_of, %4$s,
        CASE WHEN h.routed_to IS NOT NULL THEN o.case_id IS NOT NULL END AS had_by_another_team,
        CASE WHEN c.promised_resolve_at IS NOT NULL THEN coalesce(s.slips, 0) END AS slips
      FROM support_case%1$s(%2$s) c
      LEFT JOIN reply r ON r.case_id = c.id
      LEFT JOIN happened h ON h.case_id = c.id
      LEFT JOIN elsewhere o ON o.case_id = c.id
      LEFT JOIN slip s ON s.case_id = c.id
      ASOF LEFT JOIN case_assignment%1$s(%2$s) a
        ON a.case_id = c.id AND a.valid_from <= coalesce(c.first_resolved_at, %3$s)
      %7$s
      %8$s
      CROSS JOIN (SELECT %5$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            OF_CASE,
            version.asOf,
            seconds("c.first_resolution_business_seconds", "created", "resolved"),
            moment("created", "c.id", "c.created_at"),
            moment("resolved", "c.id", "c.first_resolved_at"),
            moments(version));
  }

  /// The same, with the working time for which a case has been there that has no resolution.
  static String handling(FactSchema.Version version) {
    return """
    CREATE MACRO case_handling%1$s(%2$s) AS TABLE
      SELECT c.*, w.seconds AS business_seconds_so_far
      FROM case_course%1$s(%2$s) c LEFT JOIN working_so_far%1$s(%2$s) w ON w.id = c.id\
    """
        .formatted(version.suffix, version.parameters);
  }
}
