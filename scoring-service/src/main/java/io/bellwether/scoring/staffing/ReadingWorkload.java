package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Reads what came in and how long it took. A case belongs to the team that took it in; where
/// nobody said which, to the team of who resolved it first, or has it.
final class ReadingWorkload {

  private static final double HOUR = 3600;

  private ReadingWorkload() {}

  static Workload of(Connection facts, Query query, Window window) throws SQLException {
    return new Workload(arrivals(facts, query, window), handling(facts, query, window));
  }

  /// By quarter of an hour: no zone is shifted by less.
  private static Map<String, Map<Instant, Long>> arrivals(
      Connection facts, Query query, Window window) throws SQLException {
    var sql =
        withTeam(query)
            .add(
                """
                SELECT team, time_bucket(INTERVAL '15 minutes', created_at) AS came_at, count(*) AS cases
                FROM case_of_team WHERE created_at >=\s""")
            .bind(window.begin())
            .add(" AND created_at < ")
            .bind(window.end())
            .add(" GROUP BY team, came_at");
    var arrivals = new HashMap<String, Map<Instant, Long>>();
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        arrivals
            .computeIfAbsent(row.getString("team"), _ -> new HashMap<>())
            .put(
                row.getObject("came_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong("cases"));
      }
    }
    return arrivals;
  }

  /// All the work on a case that was resolved in the window, also what earlier resolutions took.
  /// Summed up in whole seconds: the order of rows must not show in the last digit.
  private static Map<String, HandlingTime> handling(Connection facts, Query query, Window window)
      throws SQLException {
    var sql =
        withTeam(query)
            .add(
                """
                , worked AS (
                  SELECT r.id, CAST(round(sum(r.minutes_worked) * 60) AS bigint) AS seconds,
                    bool_or(r.closing <> 'MERGED' AND r.resolved_at >=\s""")
            .bind(window.begin())
            .add(") AS counts FROM ")
            .addFact(SupportFacts.RESOLUTION, query)
            .add(" r WHERE r.resolved_at < ")
            .bind(window.end())
            .add(
                """
                 GROUP BY r.id)
                SELECT t.team, count(w.seconds) AS n, count(*) - count(w.seconds) AS not_logged,
                  coalesce(sum(w.seconds), 0) AS seconds,
                  coalesce(sum(CAST(w.seconds AS hugeint) * w.seconds), 0) AS squares
                FROM worked w JOIN case_of_team t ON t.id = w.id WHERE w.counts GROUP BY t.team\
                """);
    var handling = new HashMap<String, HandlingTime>();
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        handling.put(
            row.getString("team"),
            new HandlingTime(
                row.getLong("n"),
                row.getLong("not_logged"),
                row.getBigDecimal("seconds").doubleValue() / HOUR,
                row.getBigDecimal("squares").doubleValue() / HOUR / HOUR));
      }
    }
    return handling;
  }

  private static Sql withTeam(Query query) {
    return new Sql()
        .add(
            "WITH case_of_team AS (SELECT c.id, c.created_at, coalesce(CAST(c.team_id AS varchar), CAST(h.team_id AS varchar), '(none)') AS team FROM ")
        .addFact(SupportFacts.SUPPORT_CASE, query)
        .add(" c LEFT JOIN ")
        .addFact(SupportFacts.CASE_HANDLING, query)
        .add(" h ON h.id = c.id) ");
  }
}
