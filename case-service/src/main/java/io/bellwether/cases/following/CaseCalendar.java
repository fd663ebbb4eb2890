package io.bellwether.cases.following;

import io.bellwether.cases.businesstime.BusinessCalendar;
import io.bellwether.cases.businesstime.WorkingHours;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A calendar with the ids of its versions.
record CaseCalendar(UUID id, BusinessCalendar hours, Map<WorkingHours, UUID> versions) {

  /// Null when the span begins before the calendar does: nobody knows who worked then.
  @Nullable Long secondsBetween(Instant from, Instant to) {
    return hours.covers(from) ? Long.valueOf(hours.businessSecondsBetween(from, to)) : null;
  }

  @Nullable UUID versionAt(Instant moment) {
    return hours.covers(moment) ? versions.get(hours.hoursAt(moment)) : null;
  }
}
