package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.CaseFacts.OF_CASE;
import static io.bellwether.scoring.store.WorkingFacts.moment;
import static io.bellwether.scoring.store.WorkingFacts.moments;
import static io.bellwether.scoring.store.WorkingFacts.seconds;

/// What was said to customers, and who is to speak next.
final class ResponseFacts {

  private ResponseFacts() {}

  /// One row a case: when it was first answered, credited to who answered, or to who has it while
  /// nobody did. Who is not known to have done it first is nobody, and not who did it next.
  static String firstReply(FactSchema.Version version) {
    return """
    CREATE MACRO first_reply%1$s(%2$s) AS TABLE
      WITH reply AS (
        SELECT a.case_id, min(a.happened_at) AS first_reply_at, first(a.rep_id ORDER BY a.happened_at, a.id) AS rep_id
        FROM plain_activity%1$s(%2$s) a JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
        WHERE a.actor_kind = 'REP' AND a.direction = 'OUTBOUND' AND a.visible_to_customer
          AND NOT a.automated AND a.happened_at >= c.created_at
        GROUP BY a.case_id),
      %11$s
      SELECT of_tenant AS tenant_id, c.id, c.account_id, c.created_at, r.first_reply_at, c.first_resolved_at, c.promised_response_at, c.created_in_business_hours,
        least(coalesce(r.first_reply_at, %3$s), coalesce(c.first_resolved_at, %3$s)) AS awaiting_until,
        %6$s AS business_seconds, %7$s AS first_resolution_business_seconds,
        CASE WHEN r.case_id IS NULL THEN c.assignee_id ELSE r.rep_id END AS rep_id, p.team_id,
        f.as_of, %4$s
      FROM support_case%1$s(%2$s) c
      LEFT JOIN reply r ON r.case_id = c.id
      LEFT JOIN rep%1$s(%2$s) p ON p.id = CASE WHEN r.case_id IS NULL THEN c.assignee_id ELSE r.rep_id END
      %8$s
      %9$s
      %10$s
      CROSS JOIN (SELECT %5$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            OF_CASE,
            version.asOf,
            seconds("c.first_response_business_seconds", "created", "replied"),
            seconds("c.first_resolution_business_seconds", "created", "resolved"),
            moment("created", "c.id", "c.created_at"),
            moment("replied", "c.id", "r.first_reply_at"),
            moment("resolved", "c.id", "c.first_resolved_at"),
            moments(version));
  }

  /// When the customer of a case first knew that it was heard: by an acknowledgement, or by the
  /// first reply, which says as much. Apart from that, when by a person.
  static String acknowledgement(FactSchema.Version version) {
    return """
    CREATE MACRO acknowledgement%1$s(%2$s) AS TABLE
      WITH word AS (
        SELECT e.case_id, e.happened_at, e.actor_kind = 'REP' AS of_person
        FROM case_event%1$s(%2$s) e JOIN support_case%1$s(%2$s) c ON c.id = e.case_id
        WHERE e.kind = 'ACKNOWLEDGED' AND e.happened_at >= c.created_at
        UNION ALL
        SELECT id, first_reply_at, true FROM first_reply%1$s(%2$s) WHERE first_reply_at IS NOT NULL),
      heard AS (
        SELECT case_id, min(happened_at) AS acknowledged_at, min(happened_at) FILTER (WHERE of_person) AS by_person_at
        FROM word GROUP BY case_id),
      calendar AS (
    %3$s),
      worked AS (SELECT * FROM working_day%1$s(%2$s)),
      timed AS (
        SELECT h.*, k.calendar_id, %4$s AS created, %5$s AS heard, %6$s AS heard_by_person
        FROM heard h JOIN support_case%1$s(%2$s) c ON c.id = h.case_id LEFT JOIN calendar k ON k.case_id = h.case_id)
      SELECT of_tenant AS tenant_id, t.case_id AS id, t.acknowledged_at, t.by_person_at AS acknowledged_by_person_at,
        CASE WHEN b.begins <= t.created THEN %8$s - %7$s END AS acknowledgement_business_seconds,
        CASE WHEN b.begins <= t.created THEN %9$s - %7$s END AS acknowledgement_by_person_business_seconds
      FROM timed t
      LEFT JOIN worked b ON b.calendar_id = t.calendar_id AND b.day = %10$s
      LEFT JOIN worked e ON e.calendar_id = t.calendar_id AND e.day = %11$s
      LEFT JOIN worked p ON p.calendar_id = t.calendar_id AND p.day = %12$s\
    """
        .formatted(
            version.suffix,
            version.parameters,
            WorkingFacts.calendar(version),
            WorkingFacts.second("c.created_at"),
            WorkingFacts.second("h.acknowledged_at"),
            WorkingFacts.second("h.by_person_at"),
            WorkingFacts.worked("b", "t.created"),
            WorkingFacts.worked("e", "t.heard"),
            WorkingFacts.worked("p", "t.heard_by_person"),
            WorkingFacts.day("t.created"),
            WorkingFacts.day("t.heard"),
            WorkingFacts.day("t.heard_by_person"));
  }

  /// The same, with when the customer knew that it was heard, and the working time for which a case
  /// went without a reply: until its resolution, or so far.
  static String firstResponse(FactSchema.Version version) {
    return """
    CREATE MACRO first_response%1$s(%2$s) AS TABLE
      SELECT r.* EXCLUDE (first_resolution_business_seconds),
        k.* EXCLUDE (tenant_id, id),
        least(coalesce(k.acknowledged_at, %3$s), coalesce(r.first_resolved_at, %3$s)) AS unacknowledged_until,
        least(coalesce(k.acknowledged_by_person_at, %3$s), coalesce(r.first_resolved_at, %3$s)) AS unacknowledged_by_person_until,
        CASE WHEN r.first_reply_at IS NULL
          THEN CASE WHEN r.first_resolved_at IS NULL THEN w.seconds ELSE r.first_resolution_business_seconds END
          END AS business_seconds_without_reply
      FROM first_reply%1$s(%2$s) r LEFT JOIN acknowledgement%1$s(%2$s) k ON k.id = r.id
      LEFT JOIN working_so_far%1$s(%2$s) w ON w.id = r.id\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// The time from one word of a customer to the next, of each account, beside how long it usually
  /// lets pass: the mean of the times before, where there are at least three.
  static String quiet(FactSchema.Version version) {
    return """
    CREATE MACRO account_quiet%1$s(%2$s) AS TABLE
      WITH said AS (
        SELECT DISTINCT account_id, happened_at FROM interaction%1$s(%2$s)
        WHERE account_id IS NOT NULL AND direction = 'INBOUND' AND visible_to_customer
          AND NOT automated AND actor_kind <> 'BOT'),
      gap AS (
        SELECT account_id, happened_at,
          lead(happened_at) OVER (PARTITION BY account_id ORDER BY happened_at) AS next_at,
          row_number() OVER (PARTITION BY account_id ORDER BY happened_at) - 1 AS gaps,
          min(happened_at) OVER (PARTITION BY account_id) AS first_at
        FROM said)
      SELECT of_tenant AS tenant_id, account_id AS id, account_id, happened_at AS valid_from,
        coalesce(next_at, %3$s) AS valid_to,
        CASE WHEN gaps >= 3 THEN CAST(round(epoch(happened_at - first_at) / gaps) AS bigint) END AS usual_seconds
      FROM gap\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// The time from one engagement of people with an account to the next, from either side. What
  /// happens at the same instant is one.
  static String touch(FactSchema.Version version) {
    return """
    CREATE MACRO account_touch%1$s(%2$s) AS TABLE
      WITH touch AS (
        SELECT account_id, happened_at, first(channel ORDER BY id) AS channel, first(initiated_by ORDER BY id) AS initiated_by
        FROM interaction%1$s(%2$s)
        WHERE account_id IS NOT NULL AND visible_to_customer AND NOT automated AND actor_kind <> 'BOT'
        GROUP BY account_id, happened_at)
      SELECT of_tenant AS tenant_id, account_id AS id, account_id, channel, initiated_by, happened_at AS valid_from,
        coalesce(lead(happened_at) OVER (PARTITION BY account_id ORDER BY happened_at), %3$s) AS valid_to
      FROM touch\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// The time from one call or meeting that we began to the next, about no case, of each account
  /// for which it is planned how often; before the first one since it became a customer, or since
  /// ever.
  static String checkIn(FactSchema.Version version) {
    return """
    CREATE MACRO check_in%1$s(%2$s) AS TABLE
      WITH planned AS (
        SELECT id AS account_id, customer_since, check_in_every_days AS planned_days
        FROM account%1$s(%2$s) WHERE check_in_every_days IS NOT NULL),
      contact AS (
        SELECT account_id, coalesce(customer_since, TIMESTAMP '1970-01-01 00:00:00') AS made_at, NULL AS rep_id, NULL AS id FROM planned
        UNION ALL
        SELECT account_id, happened_at, rep_id, id FROM activity%1$s(%2$s)
        WHERE actor_kind = 'REP' AND initiated_by = 'COMPANY' AND type IN ('CALL', 'MEETING') AND case_id IS NULL),
      made AS (
        SELECT account_id, made_at, first(rep_id ORDER BY id NULLS LAST) AS rep_id FROM contact GROUP BY account_id, made_at)
      SELECT of_tenant AS tenant_id, p.account_id AS id, p.account_id, m.made_at AS valid_from,
        coalesce(lead(m.made_at) OVER (PARTITION BY p.account_id ORDER BY m.made_at), %3$s) AS valid_to,
        p.planned_days, m.rep_id
      FROM planned p JOIN made m ON m.account_id = p.account_id\
    """
        .formatted(version.suffix, version.parameters, FactSchema.OPEN_END_SQL);
  }

  /// Whose turn it is in an open case, and since when: ours from its creation and from each message
  /// of the customer on, the customer's from each answer of a person on. `last_response_at` is the
  /// last answer before; `answered` says that the other side spoke at its end, after so many
  /// working seconds since. Who is `left_unanswered` was in no later turn of the same wait answered
  /// either: what the calendar had worked when it began, and how much of that passed until the case
  /// was resolved. The priority is the one that the case had then.
  static String exchange(FactSchema.Version version) {
    return """
    CREATE MACRO exchange%1$s(%2$s) AS TABLE
      WITH said AS (
        SELECT id AS case_id, created_at AS said_at, 'INBOUND' AS direction FROM support_case%1$s(%2$s)
        UNION
        SELECT a.case_id, a.happened_at, max(a.direction)
        FROM plain_activity%1$s(%2$s) a JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
        WHERE a.visible_to_customer AND NOT a.automated AND a.actor_kind <> 'BOT'
          AND a.direction IN ('INBOUND', 'OUTBOUND') AND a.happened_at > c.created_at
        GROUP BY a.case_id, a.happened_at),
      turn AS (
        SELECT case_id, direction, said_at,
          coalesce(lead(said_at) OVER (PARTITION BY case_id ORDER BY said_at), %3$s) AS until_at,
          coalesce(lead(direction) OVER (PARTITION BY case_id ORDER BY said_at) <> direction, false) AS other_side_next,
          max(said_at) FILTER (WHERE direction = 'OUTBOUND') OVER (PARTITION BY case_id ORDER BY said_at) AS last_response_at
        FROM said),
      waiting AS (
        SELECT *, max(said_at) FILTER (WHERE direction <> before OR before IS NULL)
            OVER (PARTITION BY case_id ORDER BY said_at) AS since_at
        FROM (SELECT *, lag(direction) OVER (PARTITION BY case_id ORDER BY said_at) AS before FROM turn) t),
      calendar AS (
    %5$s),
      worked AS (SELECT * FROM working_day%1$s(%2$s)),
      wait AS (
        SELECT w.*, k.calendar_id, %6$s AS since_second, %7$s AS until_second
        FROM waiting w LEFT JOIN calendar k ON k.case_id = w.case_id),
      waited AS (
        SELECT w.*, CASE WHEN b.begins <= w.since_second THEN %8$s END AS worked,
          CASE WHEN b.begins <= w.since_second AND w.other_side_next THEN %9$s - %8$s END AS business_seconds
        FROM wait w
        LEFT JOIN worked b ON b.calendar_id = w.calendar_id AND b.day = %10$s
        LEFT JOIN worked e ON e.calendar_id = w.calendar_id AND e.day = %11$s AND w.other_side_next),
      part AS (
      SELECT of_tenant AS tenant_id, o.id, o.account_id,
        CASE w.direction WHEN 'OUTBOUND' THEN 'CUSTOMER' ELSE 'US' END AS awaiting,
        w.since_at, coalesce(w.last_response_at, c.created_at) AS last_response_at,
        greatest(w.said_at, o.valid_from, p.valid_from) AS valid_from, least(w.until_at, o.valid_to, p.valid_to) AS valid_to,
        w.other_side_next AND w.until_at <= least(o.valid_to, p.valid_to) AS answered,
        CASE WHEN w.until_at <= least(o.valid_to, p.valid_to) THEN w.business_seconds END AS business_seconds,
        NOT (w.other_side_next AND w.until_at <= least(o.valid_to, p.valid_to))
          AND row_number() OVER (PARTITION BY o.id, w.since_at ORDER BY greatest(w.said_at, o.valid_from, p.valid_from) DESC) = 1 AS left_unanswered,
        w.calendar_id, w.worked, o.rep_id, o.team_id, f.as_of, %4$s
      FROM waited w JOIN case_open%1$s(%2$s) o
        ON o.id = w.case_id AND w.said_at < o.valid_to AND w.until_at > o.valid_from
      JOIN case_priority%1$s(%2$s) p
        ON p.case_id = w.case_id AND p.valid_from < least(w.until_at, o.valid_to) AND p.valid_to > greatest(w.said_at, o.valid_from)
      JOIN support_case%1$s(%2$s) c ON c.id = o.id
      CROSS JOIN (SELECT %12$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f),
      ended AS (SELECT *, %13$s AS ended_second FROM part)
      SELECT p.* EXCLUDE (ended_second), CASE WHEN p.left_unanswered THEN %14$s - p.worked END AS business_seconds_left
      FROM ended p
      LEFT JOIN worked z ON p.left_unanswered AND z.calendar_id = p.calendar_id AND z.day = %15$s\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            OF_CASE.replace("c.priority", "p.priority"),
            WorkingFacts.calendar(version),
            WorkingFacts.second("w.since_at"),
            WorkingFacts.second("w.until_at"),
            WorkingFacts.worked("b", "w.since_second"),
            WorkingFacts.worked("e", "w.until_second"),
            WorkingFacts.day("w.since_second"),
            WorkingFacts.day("w.until_second"),
            version.asOf,
            WorkingFacts.second("valid_to"),
            WorkingFacts.worked("z", "p.ended_second"),
            WorkingFacts.day("p.ended_second"));
  }

  /// The same, with the working time for which who was left unanswered waited: until the case was
  /// resolved, or so far.
  static String turn(FactSchema.Version version) {
    return """
    CREATE MACRO case_turn%1$s(%2$s) AS TABLE
      WITH %3$s
      SELECT e.* EXCLUDE (calendar_id, worked, business_seconds_left),
        CASE WHEN e.left_unanswered
          THEN CASE WHEN e.valid_to <= e.as_of THEN e.business_seconds_left ELSE %4$s END
          END AS business_seconds_without_answer
      FROM exchange%1$s(%2$s) e LEFT JOIN now n ON n.calendar_id = e.calendar_id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            WorkingFacts.now(version),
            WorkingFacts.since("e.worked"));
  }

  /// What was done on cases and with accounts, with what is known of the case. Its account counts
  /// before one that the activity names.
  static String activity(FactSchema.Version version) {
    return """
    CREATE MACRO activity%1$s(%2$s) AS TABLE
      SELECT %3$s, coalesce(c.account_id, a.named_account_id) AS account_id, c.contact_id, p.team_id, p.hourly_cost_minor, p.hourly_cost_currency, %4$s
      FROM plain_activity%1$s(%2$s) a
      LEFT JOIN support_case%1$s(%2$s) c ON c.id = a.case_id
      LEFT JOIN rep%1$s(%2$s) p ON p.id = a.rep_id\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.columnNames(CaseTables.ACTIVITY, "a."),
            OF_CASE.replace("c.type", "c.type AS case_type"));
  }

  /// What was done, and each case that a customer opened: its first word, unless a word of its
  /// customer stands there at the same instant. A case is the customer's where nobody says that we
  /// opened it. See ADR 0055.
  static String interaction(FactSchema.Version version) {
    return """
    CREATE MACRO interaction%1$s(%2$s) AS TABLE
      SELECT tenant_id, id, account_id, contact_id, case_id, happened_at, actor_kind, rep_id, team_id, type, direction,
        initiated_by, visible_to_customer, automated, %3$s, happened_at + INTERVAL '365' day AS a_year_later
      FROM activity%1$s(%2$s) a
      UNION ALL
      SELECT of_tenant, c.id, c.account_id, c.contact_id, c.id, c.created_at, 'CUSTOMER', NULL, NULL, NULL, 'INBOUND',
        'CUSTOMER', true, false, %4$s, c.created_at + INTERVAL '365' day
      FROM support_case%1$s(%2$s) c
      ANTI JOIN (
        SELECT case_id, happened_at FROM plain_activity%1$s(%2$s)
        WHERE direction = 'INBOUND' AND visible_to_customer AND NOT automated AND actor_kind <> 'BOT') said
        ON said.case_id = c.id AND said.happened_at = c.created_at
      WHERE c.origin IS DISTINCT FROM 'PROACTIVE'\
    """
        .formatted(
            version.suffix,
            version.parameters,
            OF_CASE.replace("c.type", "c.case_type").replace("c.", "a."),
            OF_CASE);
  }
}
