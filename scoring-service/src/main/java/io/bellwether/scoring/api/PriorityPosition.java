package io.bellwether.scoring.api;

import io.bellwether.scoring.priority.RankingCases;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of case priorities ends, and of which moment it is: the next one is of the same
/// moment, as it was known then, or cases would be missed while they grow older.
///
/// @param points NaN where the last case has no priority
record PriorityPosition(
    Instant at, @Nullable Instant knownAt, double points, Instant createdAt, UUID caseId) {

  private static final int FIELDS = 5;

  static PriorityPosition of(Instant at, @Nullable Instant knownAt, RankingCases.Ranked last) {
    var points = last.priority().points();
    return new PriorityPosition(
        at,
        knownAt,
        points == null ? Double.NaN : points,
        last.open().createdAt(),
        last.open().id());
  }

  static Optional<PriorityPosition> of(Parameters parameters, String fingerprint) {
    return Cursor.position(parameters, fingerprint)
        .map(
            text -> {
              var fields = text.split("\\|", -1);
              try {
                if (fields.length == FIELDS) {
                  return new PriorityPosition(
                      Instant.parse(fields[0]),
                      fields[1].isEmpty() ? null : Instant.parse(fields[1]),
                      Double.parseDouble(fields[2]),
                      Instant.parse(fields[3]),
                      UUID.fromString(fields[4]));
                }
              } catch (DateTimeException | IllegalArgumentException _) {
                // Made up: said below.
              }
              throw Cursor.invalid(parameters.text("cursor").orElse(""));
            });
  }

  String text() {
    return "%s|%s|%s|%s|%s"
        .formatted(at, knownAt == null ? "" : knownAt, points, createdAt, caseId);
  }

  /// In the order of [RankingCases.Ranked#ORDER].
  boolean isBefore(RankingCases.Ranked ranked) {
    var theirs = ranked.priority().points();
    int byPoints = Double.compare(ordered(theirs == null ? Double.NaN : theirs), ordered(points));
    if (byPoints != 0) {
      return byPoints < 0;
    }
    int byAge = createdAt.compareTo(ranked.open().createdAt());
    return byAge != 0 ? byAge < 0 : caseId.toString().compareTo(ranked.open().id().toString()) < 0;
  }

  private static double ordered(double points) {
    return Double.isNaN(points) ? -1 : points;
  }
}
