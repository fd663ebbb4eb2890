package io.bellwether.cases.calendar;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// Which calendar holds for which cases of a tenant.
@Singleton
public class CalendarAssignments implements CollectionDefinition<CalendarAssignment> {

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
}
