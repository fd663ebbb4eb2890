package io.bellwether.cases.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The course of a case. Its life is `[createdAt, endedAt)`; the intervals of each kind cover it
/// without a gap, so their seconds sum to it.
///
/// @param endedAt when its life ended: with its last resolution, or unresolved with its closing or
///   merging; null while it is open
/// @param acknowledgedAt when the customer was first told that the case had come in, by whomever
/// @param stage the present stage; null when none was named
/// @param complete false when an event lies before the creation or reopens what had not ended: then
///   something has not arrived, or is wrong
public record CaseCourse(
    CaseStart start,
    CaseStatus status,
    @Nullable Instant endedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant firstResolvedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant reopenedAt,
    @Nullable Instant closedAt,
    @Nullable Instant mergedAt,
    @Nullable UUID mergedIntoId,
    @Nullable String stage,
    @Nullable UUID assigneeId,
    @Nullable Priority priority,
    @Nullable Instant promisedResponseAt,
    @Nullable Instant promisedResolveAt,
    int promiseChanges,
    boolean complete,
    List<Interval> intervals,
    List<Episode> episodes) {

  public static CaseCourse of(CaseStart start, List<PastEvent> events) {
    var fold = new CourseFold(start);
    events.stream().sorted(PastEvent.IN_ORDER).forEach(fold::add);
    return fold.course();
  }

  /// The value in force at a moment of the case's life; null when there was none.
  public @Nullable String valueAt(IntervalKind kind, Instant moment) {
    for (var interval : intervals) {
      if (interval.kind() == kind && interval.contains(moment)) {
        return interval.value();
      }
    }
    return null;
  }
}
