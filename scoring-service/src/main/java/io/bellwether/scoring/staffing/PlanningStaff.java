package io.bellwether.scoring.staffing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Query;
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

  public Staffing of(Connection facts, Query query, double occupancy) throws SQLException {
    var window = new Window(query.interval(), query.zone());
    return new Staffing(
        window, ReadingWorkload.of(facts, query, window), rota.of(facts, query), occupancy);
  }
}
