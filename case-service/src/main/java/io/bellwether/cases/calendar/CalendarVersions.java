package io.bellwether.cases.calendar;

import io.bellwether.cases.recalculation.Recalculating;
import io.bellwether.cases.recalculation.RecalculationCause;
import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The versions of a tenant's calendars.
@Singleton
public class CalendarVersions implements CollectionDefinition<CalendarVersion> {

  private final Recalculating recalculating;

  CalendarVersions(Recalculating recalculating) {
    this.recalculating = recalculating;
  }

  @Override
  public Description<CalendarVersion> describe() {
    return Description.of(
        "calendar-versions",
        "calendar-version",
        CalendarVersion.class,
        "The working hours of a calendar from a date on.");
  }

  @Override
  public void check(CalendarVersion draft, References references, Violations violations) {
    violations.unless(
        ZoneId.getAvailableZoneIds().contains(draft.timeZone()),
        "timeZone",
        draft.timeZone(),
        "an IANA zone such as Europe/Berlin");
    for (var free : draft.holidays()) {
      var start = free.startsAt();
      var end = free.endsAt();
      violations.unless(
          start == null || end == null || start.isBefore(end),
          "holidays",
          "%s from %s to %s".formatted(free.date(), start, end),
          "a start before its end");
    }
  }

  /// Corrected hours are right for what is past as well.
  @Override
  public void written(Connection connection, List<Written<CalendarVersion>> rows)
      throws SQLException {
    recalculating.begin(connection, RecalculationCause.CALENDAR);
  }

  @Override
  public Afterwards deleting(Connection connection, UUID id) {
    return () -> recalculating.begin(connection, RecalculationCause.CALENDAR);
  }
}
