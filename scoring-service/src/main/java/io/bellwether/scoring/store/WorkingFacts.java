package io.bellwether.scoring.store;

/// Working time at any instant, by the calendars that case-service publishes. See ADR 0048.
final class WorkingFacts {

  /// Nobody asks about a case from before; see [ZoneOffsets].
  private static final String EARLIEST = "TIMESTAMP '1990-01-12'";

  /// Nothing is reported as of a later time before the process begins anew.
  private static final int YEARS_AHEAD = 10;

  private WorkingFacts() {}

  /// The whole second that an instant is part of.
  static String second(String instant) {
    return "CAST(epoch(date_trunc('second', %s)) AS bigint)".formatted(instant);
  }

  /// The UTC day of a second.
  static String day(String second) {
    return "%s // 86400".formatted(second);
  }

  /// The working seconds of a calendar up to a second, from its row `day` of that day. Only
  /// differences mean anything.
  static String worked(String day, String second) {
    return "CAST(%1$s.worked_before + coalesce(list_sum(list_transform(%1$s.opens, lambda o, i: greatest(0, least(%2$s, %1$s.closes[i]) - o))), 0) AS bigint)"
        .formatted(day, second);
  }

  /// When people work by each calendar on each UTC day, in seconds of UTC, with the working seconds
  /// before the day: from the tenant's first case on, or from when the calendar holds (`begins`).
  /// By day, since an equal day is found faster than the last period before a second.
  ///
  /// A version holds from the midnight of its date on its own clock, of two that begin at once the
  /// later id. Shifts and holidays are laid out on the clock on the wall, day by day, and moved to
  /// UTC apart for each stretch of time with one offset; what is worked and not free remains.
  static String days(FactSchema.Version version) {
    return """
    CREATE MACRO working_day%1$s(%2$s) AS TABLE
      WITH span AS (
        SELECT %3$s AS begins, %4$s AS ends
        FROM support_case%1$s(%2$s) CROSS JOIN (SELECT %6$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f
        WHERE f.as_of IS NOT NULL HAVING count(*) > 0),
      named AS (
        SELECT id, calendar_id, valid_from, time_zone, weekly_hours, holidays, %5$s AS local_from
        FROM calendar_version%1$s(%2$s)),
      beginning AS (
        SELECT v.id, v.calendar_id, v.time_zone, v.valid_from, coalesce(
          min(CASE WHEN v.local_from IS NOT NULL THEN greatest(z.from_second, v.local_from - z.utc_offset) END), -9000000000000) AS from_second
        FROM named v JOIN derived.zone_offset z ON z.time_zone = v.time_zone
        WHERE v.local_from IS NULL OR v.local_from < z.to_second + z.utc_offset
        GROUP BY v.id, v.calendar_id, v.time_zone, v.valid_from),
      in_force AS (
        SELECT *, lead(from_second, 1, 9000000000000)
          OVER (PARTITION BY calendar_id ORDER BY from_second, valid_from NULLS FIRST, id) AS to_second
        FROM beginning),
      stretch AS (
        SELECT v.id, v.calendar_id, z.utc_offset, greatest(v.from_second, z.from_second, s.begins) AS from_second,
          least(v.to_second, z.to_second, s.ends) AS to_second
        FROM in_force v JOIN derived.zone_offset z ON z.time_zone = v.time_zone CROSS JOIN span s
        WHERE greatest(v.from_second, z.from_second, s.begins) < least(v.to_second, z.to_second, s.ends)),
      shift AS (
        SELECT id, list_position(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'], h.weekday) AS weekday,
          epoch(CAST(h."startsAt" AS time)) AS starts,
          epoch(CAST(h."endsAt" AS time)) + CASE WHEN CAST(h."endsAt" AS time) > CAST(h."startsAt" AS time) THEN 0 ELSE 86400 END AS ends
        FROM (
          SELECT id, unnest(from_json(weekly_hours, '[{"weekday":"VARCHAR","startsAt":"VARCHAR","endsAt":"VARCHAR"}]')) AS h FROM named) w),
      free AS (
        SELECT id, epoch(CAST(h.date AS date)) + coalesce(epoch(CAST(h."startsAt" AS time)), 0) AS starts,
          epoch(CAST(h.date AS date)) + coalesce(epoch(CAST(h."endsAt" AS time)), 86400) AS ends
        FROM (
          SELECT id, unnest(from_json(holidays, '[{"date":"VARCHAR","startsAt":"VARCHAR","endsAt":"VARCHAR"}]')) AS h FROM named) w),
      local_day AS (
        SELECT *, unnest(generate_series((from_second + utc_offset) // 86400 - 1, (to_second + utc_offset) // 86400)) AS day
        FROM stretch),
      time AS (
        SELECT d.calendar_id, greatest(d.from_second, d.day * 86400 + s.starts - d.utc_offset) AS starts,
          least(d.to_second, d.day * 86400 + s.ends - d.utc_offset) AS ends, 1 AS working, 0 AS free
        FROM local_day d JOIN shift s ON s.id = d.id AND s.weekday = (d.day + 3) %% 7 + 1
        UNION ALL
        SELECT t.calendar_id, greatest(t.from_second, f.starts - t.utc_offset),
          least(t.to_second, f.ends - t.utc_offset), 0, 1
        FROM stretch t JOIN free f ON f.id = t.id),
      edge AS (
        SELECT calendar_id, starts AS turned, working, free FROM time WHERE starts < ends
        UNION ALL
        SELECT calendar_id, ends, -working, -free FROM time WHERE starts < ends),
      state AS (
        SELECT calendar_id, CAST(turned AS bigint) AS opens,
          sum(sum(working)) OVER w > 0 AND sum(sum(free)) OVER w = 0 AS is_working,
          CAST(lead(turned) OVER w AS bigint) AS closes
        FROM edge GROUP BY calendar_id, turned WINDOW w AS (PARTITION BY calendar_id ORDER BY turned)),
      part AS (
        SELECT calendar_id, day, greatest(opens, day * 86400) AS opens, least(closes, (day + 1) * 86400) AS closes
        FROM (SELECT *, unnest(generate_series(opens // 86400, (closes - 1) // 86400)) AS day FROM state WHERE is_working) s),
      worked AS (
        SELECT calendar_id, day, list(opens ORDER BY opens) AS opens, list(closes ORDER BY opens) AS closes, sum(closes - opens) AS seconds
        FROM part GROUP BY calendar_id, day),
      reach AS (
        SELECT calendar_id, min(from_second) AS begins, max(to_second) AS ends FROM stretch GROUP BY calendar_id),
      utc_day AS (
        SELECT calendar_id, begins, unnest(generate_series(begins // 86400, ends // 86400)) AS day FROM reach)
      SELECT of_tenant AS tenant_id, d.calendar_id, d.day, d.begins, coalesce(w.opens, []) AS opens, coalesce(w.closes, []) AS closes,
        CAST(sum(coalesce(w.seconds, 0)) OVER (PARTITION BY d.calendar_id ORDER BY d.day) - coalesce(w.seconds, 0) AS bigint) AS worked_before
      FROM utc_day d LEFT JOIN worked w ON w.calendar_id = d.calendar_id AND w.day = d.day\
    """
        .formatted(
            version.suffix,
            version.parameters,
            second("greatest(min(created_at), %s)".formatted(EARLIEST)),
            second("max(f.as_of) + INTERVAL '%d' year".formatted(YEARS_AHEAD)),
            second("valid_from"),
            version.asOf);
  }

  /// The calendar of each case, as its intervals tell: one holds for all of its life.
  static String calendar(FactSchema.Version version) {
    return """
        SELECT i.case_id, min(v.calendar_id) AS calendar_id
        FROM case_interval%1$s(%2$s) i JOIN calendar_version%1$s(%2$s) v ON v.id = i.calendar_version_id
        WHERE i.kind = 'STAGE' GROUP BY i.case_id\
    """
        .formatted(version.suffix, version.parameters);
  }

  /// What the calendar of a case without a resolution had worked as it was created.
  static String start(FactSchema.Version version) {
    return """
    CREATE MACRO working_start%1$s(%2$s) AS TABLE
      WITH calendar AS (
    %3$s),
      unresolved AS (
        SELECT c.id, k.calendar_id, %4$s AS created
        FROM support_case%1$s(%2$s) c JOIN calendar k ON k.case_id = c.id WHERE c.first_resolved_at IS NULL)
      SELECT of_tenant AS tenant_id, u.id, u.calendar_id, %5$s AS worked
      FROM unresolved u JOIN working_day%1$s(%2$s) d ON d.calendar_id = u.calendar_id AND d.day = %6$s
      WHERE d.begins <= u.created\
    """
        .formatted(
            version.suffix,
            version.parameters,
            calendar(version),
            second("c.created_at"),
            worked("d", "u.created"),
            day("u.created"));
  }

  /// The working seconds for which a case without a resolution has been there.
  static String soFar(FactSchema.Version version) {
    return """
    CREATE MACRO working_so_far%1$s(%2$s) AS TABLE
      WITH %3$s
      SELECT of_tenant AS tenant_id, s.id, %4$s AS seconds
      FROM working_start%1$s(%2$s) s LEFT JOIN now n ON n.calendar_id = s.calendar_id\
    """
        .formatted(version.suffix, version.parameters, now(version), since("s.worked"));
  }

  /// What each calendar has worked as far as the facts go, as the last of a statement's common
  /// tables.
  static String now(FactSchema.Version version) {
    return """
    now AS (
        SELECT d.calendar_id, %3$s AS worked
        FROM (SELECT %4$s AS as_of FROM stored.feed_cursor WHERE source = 'case') f
        JOIN working_day%1$s(%2$s) d ON d.day = %5$s WHERE d.begins <= f.as_of)\
    """
        .formatted(
            version.suffix,
            version.parameters,
            worked("d", "f.as_of"),
            second(version.asOf),
            day("f.as_of"));
  }

  /// The working seconds from when a calendar had worked so much until [#now], called `n`; none
  /// from later on.
  static String since(String worked) {
    return "greatest(n.worked, %1$s) - %1$s".formatted(worked);
  }

  /// What the calendar of a case had worked at each moment of it that working seconds are counted
  /// from or to, while case-service still counts cases anew by hours that were corrected: no rows
  /// otherwise. `worked` is null before the calendar begins. See ADR 0052.
  static String recounted(FactSchema.Version version) {
    return """
    CREATE MACRO recounted_moment%1$s(%2$s) AS TABLE
      WITH recount AS (
        SELECT DISTINCT tenant_id FROM recalculation%1$s(%2$s) WHERE ended_at = %3$s),
      calendar AS (
    %4$s),
      moment AS (
        SELECT c.id AS case_id, unnest([c.created_at, c.first_resolved_at, c.resolved_at]) AS happened_at
        FROM recount CROSS JOIN support_case%1$s(%2$s) c
        UNION
        SELECT i.case_id, unnest([i.valid_from, i.valid_to])
        FROM recount CROSS JOIN case_interval%1$s(%2$s) i WHERE i.kind = 'STAGE'
        UNION
        SELECT a.case_id, a.happened_at
        FROM recount CROSS JOIN plain_activity%1$s(%2$s) a WHERE a.actor_kind = 'REP' AND a.direction = 'OUTBOUND'),
      counted AS (
        SELECT m.case_id, m.happened_at, k.calendar_id, %5$s AS second
        FROM moment m JOIN calendar k ON k.case_id = m.case_id WHERE m.happened_at < %3$s)
      SELECT of_tenant AS tenant_id, m.case_id AS id, m.happened_at, CASE WHEN d.begins <= m.second THEN %6$s END AS worked
      FROM counted m LEFT JOIN working_day%1$s(%2$s) d ON d.calendar_id = m.calendar_id AND d.day = %7$s\
    """
        .formatted(
            version.suffix,
            version.parameters,
            FactSchema.OPEN_END_SQL,
            calendar(version),
            second("m.happened_at"),
            worked("d", "m.second"),
            day("m.second"));
  }

  /// Working seconds as they were published, or counted here while the published ones may be by
  /// other hours.
  ///
  /// @param from the moment of [#recounted] from which they are counted
  static String seconds(String published, String from, String to) {
    return "CASE WHEN %2$s.id IS NULL THEN %1$s ELSE %3$s.worked - %2$s.worked END"
        .formatted(published, from, to);
  }

  /// What [#moment] joins, as the last of a statement's common tables: read once, whatever is
  /// joined.
  static String moments(FactSchema.Version version) {
    return "moment AS (SELECT id, happened_at, worked FROM recounted_moment%s(%s))"
        .formatted(version.suffix, version.parameters);
  }

  /// Joins a moment of a case.
  static String moment(String name, String ofCase, String at) {
    return "LEFT JOIN moment %1$s ON %1$s.id = %2$s AND %1$s.happened_at = %3$s"
        .formatted(name, ofCase, at);
  }
}
