package io.bellwether.cases.calendar;

import io.bellwether.cases.recalculation.Recalculating;
import io.bellwether.cases.recalculation.RecalculationCause;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Which calendar holds for which cases of a tenant.
@Singleton
public class CalendarAssignments implements CollectionDefinition<CalendarAssignment> {

  private final Recalculating recalculating;

  CalendarAssignments(Recalculating recalculating) {
    this.recalculating = recalculating;
  }

  @Override
  public Description<CalendarAssignment> describe() {
    return Description.of(
        "calendar-assignments",
        "calendar-assignment",
        CalendarAssignment.class,
        "For which cases a calendar holds.");
  }

  @Override
  public void check(CalendarAssignment draft, References references, Violations violations) {
    violations.unless(
        draft.serviceTier() == null || draft.teamId() == null,
        "teamId",
        draft.teamId(),
        "none, as serviceTier is '%s'; a case's tier goes before its team"
            .formatted(draft.serviceTier()));
  }

  /// Corrected hours are right for what is past as well.
  @Override
  public void written(Connection connection, List<Written<CalendarAssignment>> rows)
      throws SQLException {
    recalculating.begin(connection, RecalculationCause.ASSIGNMENT);
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) {
    return () -> recalculating.begin(connection, RecalculationCause.ASSIGNMENT);
  }
}
