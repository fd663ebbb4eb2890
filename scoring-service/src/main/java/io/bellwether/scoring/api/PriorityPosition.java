package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of case priorities ends, and of which moment it is: the next one is of the same
/// moment, as it was known then, or cases would be missed while they grow older.
///
/// @param knownAt null if no source has a clock yet
record PriorityPosition(Instant at, @Nullable Instant knownAt, UUID caseId) {

  private static final int FIELDS = 3;

  static @Nullable PriorityPosition of(Parameters parameters, String fingerprint) {
    return Cursor.position(parameters, fingerprint)
        .map(
            text -> {
              var fields = text.split("\\|", -1);
              try {
                if (fields.length == FIELDS) {
                  return new PriorityPosition(
                      Instant.parse(fields[0]),
                      fields[1].isEmpty() ? null : Instant.parse(fields[1]),
                      UUID.fromString(fields[2]));
                }
              } catch (DateTimeException | IllegalArgumentException _) {
                // Made up: said below.
              }
              throw Cursor.invalid(parameters.text("cursor").orElse(""));
            })
        .orElse(null);
  }

  String text() {
    return "%s|%s|%s".formatted(at, knownAt == null ? "" : knownAt, caseId);
  }

  /// Where the next page begins.
  int next(List<UUID> sorted) {
    var position = sorted.indexOf(caseId);
    if (position >= 0) {
      return position + 1;
    }
    throw Problems.cursor(
        "the case where the cursor stands is gone (expected: begin again, or ask with knownAt)");
  }
}
