package io.bellwether.cases.calendar;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The calendars of a tenant.
@Singleton
public class Calendars implements CollectionDefinition<Calendar> {

  @Override
  public Description<Calendar> describe() {
    return Description.of(
        "calendars", "calendar", Calendar.class, "A calendar of working hours, in versions.");
  }
}
