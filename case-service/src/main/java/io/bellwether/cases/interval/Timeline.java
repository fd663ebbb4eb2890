package io.bellwether.cases.interval;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// What happened to a tenant's cases.
@Singleton
public class Timeline implements CollectionDefinition<TimelineEntry> {

  @Override
  public Description<TimelineEntry> describe() {
    return Description.of(
            "timeline",
            "timeline-entry",
            TimelineEntry.class,
            "An event or an activity of a case; sort=happenedAt tells its story.")
        .inTable("case_timeline")
        .asDerived();
  }
}
