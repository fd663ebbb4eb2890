package io.bellwether.scoring.priority;

import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.AtMoment;
import io.bellwether.scoring.query.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The cases that are open at a moment, with what had happened to them by then, their priority
/// included: what came later is not seen, as if it were that moment.
final class OpenCases {

  private OpenCases() {}

  /// @param only those of these ids; empty for all
  static List<OpenCase> list(Connection facts, AtMoment moment, Collection<UUID> only)
      throws SQLException {
    var cases = new ArrayList<OpenCase>();
    try (var statement = statement(moment, only).prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        cases.add(read(row));
      }
    }
    return cases;
  }

  private static Sql statement(AtMoment moment, Collection<UUID> only) {
    var query = moment.query();
    var at = moment.at();
    var sql = moment.with(SupportFacts.CASE_TURN, only);
    sql.add(
            """
            , work AS (
              SELECT a.case_id, count(*) AS activities, count(a.minutes_worked) AS logged, sum(a.minutes_worked) AS minutes,
                max(a.happened_at) FILTER (WHERE a.direction = 'OUTBOUND' AND a.visible_to_customer AND NOT a.automated) AS answered_at,
                max_by(a.rep_id, a.happened_at) FILTER (WHERE a.direction = 'OUTBOUND' AND a.visible_to_customer AND NOT a.automated) AS answered_by
              FROM\s""")
        .addFact(SupportFacts.ACTIVITY, query)
        .add(" a JOIN open o ON o.id = a.case_id WHERE a.actor_kind = 'REP' AND a.happened_at <= ")
        .bind(at);
    sql.add(
            " GROUP BY a.case_id), clock AS (SELECT k.id AS case_id, k.sla_kind, k.clock, k.due_at, k.started_at FROM ")
        .addFact(SupportFacts.SLA_CLOCK, query)
        .add(" k WHERE coalesce(k.outcome, '') <> 'CANCELLED' AND k.started_at <= ")
        .bind(at)
        .add(" AND k.running_until > ")
        .bind(at);
    sql.add(
            """
             QUALIFY row_number() OVER (
              PARTITION BY k.id ORDER BY k.due_at NULLS LAST, k.sla_kind, k.clock, k.started_at) = 1),
            stay AS (
              SELECT s.id, CASE WHEN bool_and(s.business_seconds IS NOT NULL) THEN sum(s.business_seconds) END AS business_seconds,
                max(s.valid_to) AS until_at
              FROM\s""")
        .addFact(SupportFacts.STAGE_STAY, query)
        .add(" s WHERE s.valid_to <= ")
        .bind(at);
    sql.add(
            """
             GROUP BY s.id)
            SELECT o.id, o.account_id, o.severity, o.priority, o.channel, o.type, o.reason, o.product_area,
              o.team_id, o.rep_id, c.created_at, coalesce(w.activities, 0) AS activities, coalesce(w.logged, 0) AS logged,
              w.minutes, w.answered_at, w.answered_by, o.awaiting, o.since_at, k.case_id AS clocked, k.sla_kind, k.clock,
              k.due_at, CAST(s.business_seconds AS bigint) AS business_seconds, s.until_at
            FROM open o JOIN\s""")
        .addFact(SupportFacts.SUPPORT_CASE, query)
        .add(
            """
             c ON c.id = o.id
            LEFT JOIN work w ON w.case_id = o.id
            LEFT JOIN clock k ON k.case_id = o.id
            LEFT JOIN stay s ON s.id = o.id\
            """);
    return sql;
  }

  private static OpenCase read(ResultSet row) throws SQLException {
    var answered = instant(row, "answered_at");
    return new OpenCase(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        required(row, "created_at"),
        new OpenCase.Codes(
            row.getString("severity"),
            row.getString("priority"),
            row.getString("channel"),
            row.getString("type"),
            row.getString("reason"),
            row.getString("product_area")),
        row.getObject("team_id", UUID.class),
        row.getObject("rep_id", UUID.class),
        new OpenCase.Work(
            row.getLong("activities"), row.getLong("logged"), row.getBigDecimal("minutes")),
        new OpenCase.BusinessAge(
            row.getObject("business_seconds", Long.class), instant(row, "until_at")),
        answered == null
            ? null
            : new OpenCase.Answer(answered, row.getObject("answered_by", UUID.class)),
        new OpenCase.Turn(row.getString("awaiting").equals("US"), required(row, "since_at")),
        row.getString("sla_kind") == null
            ? null
            : new OpenCase.Clock(
                row.getString("sla_kind"), row.getString("clock"), instant(row, "due_at")));
  }

  private static Instant required(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
