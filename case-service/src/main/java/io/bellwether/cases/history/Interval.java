package io.bellwether.cases.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `[from, to)` of a case's life with one value.
///
/// @param value null when there was none: nobody's, no stage named, no priority
/// @param to null while it lasts
public record Interval(
    IntervalKind kind, @Nullable String value, Instant from, @Nullable Instant to) {

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && (to == null || moment.isBefore(to));
  }
}
