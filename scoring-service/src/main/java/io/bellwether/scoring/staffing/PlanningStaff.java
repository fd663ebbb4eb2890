package io.bellwether.scoring.staffing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Puts work and rota of a window side by side.
@Singleton
public class PlanningStaff {

  /// What it reads besides metrics.
  public static final List<Fact> READS =
      List.of(SupportFacts.RESOLUTION, SupportFacts.CASE_HANDLING);

  private final ReadingRota rota;

  PlanningStaff(ObjectMapper json) {
    rota = new ReadingRota(json);
  }

  /// Whether a rep is in the team, or a case was taken in by it, at whatever time.
  public boolean knowsTeam(Connection facts, Query query, String team) throws SQLException {
    var sql =
        new Sql()
            .add("SELECT 1 FROM ")
            .addFact(SupportFacts.REP, query)
            .add(" WHERE CAST(team_id AS varchar) = ")
            .bind(team)
            .add(" UNION ALL SELECT 1 FROM ")
            .addFact(SupportFacts.SUPPORT_CASE, query)
            .add(" WHERE CAST(team_id AS varchar) = ")
            .bind(team)
            .add(" LIMIT 1");
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      return row.next();
    }
  }

  public Staffing of(Connection facts, Query query, double occupancy) throws SQLException {
    var window = new Window(query.interval(), query.zone());
    return new Staffing(
        window, ReadingWorkload.of(facts, query, window), rota.of(facts, query), occupancy);
  }
}
