package io.bellwether.cases.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time during which a case was open: from its creation or a reopening until it ended.
///
/// @param to null while it is open
/// @param end how it ended; OPEN while it has not
public record Episode(Instant from, @Nullable Instant to, CaseStatus end) {

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && (to == null || moment.isBefore(to));
  }
}
