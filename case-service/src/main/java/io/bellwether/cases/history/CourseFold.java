package io.bellwether.cases.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goes through the events of a case in order.
final class CourseFold {

  private final CaseStart start;
  private final Track stages;
  private final Track assignees;
  private final Track priorities;
  private final List<Episode> episodes = new ArrayList<>();

  private CaseStatus status = CaseStatus.OPEN;
  private Instant openSince;
  private @Nullable Instant endedAt;
  private @Nullable Instant acknowledgedAt;
  private @Nullable Instant firstResolvedAt;
  private @Nullable Instant resolvedAt;
  private @Nullable Instant reopenedAt;
  private @Nullable Instant closedAt;
  private @Nullable Instant mergedAt;
  private @Nullable UUID mergedIntoId;
  private @Nullable String stage;
  private @Nullable UUID assigneeId;
  private @Nullable Priority priority;
  private @Nullable Instant promisedResponseAt;
  private @Nullable Instant promisedResolveAt;
  private int promiseChanges;
  private boolean complete = true;

  CourseFold(CaseStart start) {
    this.start = start;
    this.openSince = start.createdAt();
    this.priority = start.priority();
    this.promisedResponseAt = start.promisedResponseAt();
    this.promisedResolveAt = start.promisedResolveAt();
    this.stages = new Track(IntervalKind.STAGE, start.createdAt(), null);
    this.assignees = new Track(IntervalKind.ASSIGNEE, start.createdAt(), null);
    this.priorities = new Track(IntervalKind.PRIORITY, start.createdAt(), text(priority));
  }

  void add(PastEvent event) {
    var at = event.happenedAt();
    complete &= !at.isBefore(start.createdAt());
    switch (event.kind()) {
      case REOPENED -> reopen(at);
      case PRIORITY_CHANGED -> priority = event.priority();
      case PROMISE_CHANGED -> promise(event);
      case STAGE_CHANGED -> stage = event.stage();
      case ASSIGNED -> assigneeId = event.repId();
      case RESOLVED -> resolve(at);
      case CLOSED -> close(at);
      case MERGED -> merge(event);
      case ACKNOWLEDGED -> acknowledge(at);
      case ROUTED, ESCALATED -> {
        // Said by the event itself; nothing follows for the course.
      }
    }
    stages.change(at, status == CaseStatus.OPEN ? stage : status.name());
    assignees.change(at, text(assigneeId));
    priorities.change(at, text(priority));
  }

  private void acknowledge(Instant at) {
    if (acknowledgedAt == null && !at.isBefore(start.createdAt())) {
      acknowledgedAt = at;
    }
  }

  private void reopen(Instant at) {
    complete &= status != CaseStatus.OPEN;
    if (status != CaseStatus.OPEN) {
      openSince = at;
    }
    status = CaseStatus.OPEN;
    reopenedAt = at;
    endedAt = null;
    resolvedAt = null;
    closedAt = null;
    mergedAt = null;
    mergedIntoId = null;
  }

  private void resolve(Instant at) {
    end(at, CaseStatus.RESOLVED);
    firstResolvedAt = firstResolvedAt == null ? at : firstResolvedAt;
    resolvedAt = at;
    endedAt = at;
  }

  private void close(Instant at) {
    if (resolvedAt == null && endedAt == null) {
      endedAt = at;
    }
    end(at, CaseStatus.CLOSED);
    closedAt = at;
  }

  private void merge(PastEvent event) {
    if (resolvedAt == null && endedAt == null) {
      endedAt = event.happenedAt();
    }
    end(event.happenedAt(), CaseStatus.MERGED);
    mergedAt = event.happenedAt();
    mergedIntoId = event.intoCaseId();
  }

  /// A resolution does not open again what was closed or merged.
  private void end(Instant at, CaseStatus as) {
    if (status == CaseStatus.OPEN) {
      add(new Episode(openSince, at, as));
    }
    if (status.compareTo(as) < 0) {
      status = as;
    }
  }

  /// One that ended in the moment in which it began and was opened again then, was none.
  private void add(Episode episode) {
    if (!episodes.isEmpty() && episodes.getLast().from().equals(episode.from())) {
      episodes.removeLast();
    }
    episodes.add(episode);
  }

  private void promise(PastEvent event) {
    promiseChanges++;
    if (event.promisedResponseAt() != null) {
      promisedResponseAt = event.promisedResponseAt();
    }
    if (event.promisedResolveAt() != null) {
      promisedResolveAt = event.promisedResolveAt();
    }
  }

  CaseCourse course() {
    if (status == CaseStatus.OPEN) {
      add(new Episode(openSince, null, CaseStatus.OPEN));
    }
    var intervals = new ArrayList<Interval>();
    for (var track : List.of(stages, assignees, priorities)) {
      intervals.addAll(track.until(endedAt));
    }
    return new CaseCourse(
        start,
        status,
        endedAt,
        acknowledgedAt,
        firstResolvedAt,
        resolvedAt,
        reopenedAt,
        closedAt,
        mergedAt,
        mergedIntoId,
        stage,
        assigneeId,
        priority,
        promisedResponseAt,
        promisedResolveAt,
        promiseChanges,
        complete,
        List.copyOf(intervals),
        List.copyOf(episodes));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /// The values of one kind, one after the other.
  private static final class Track {

    private final IntervalKind kind;
    private final Instant start;
    private final List<Interval> past = new ArrayList<>();
    private Instant since;
    private @Nullable String value;

    Track(IntervalKind kind, Instant start, @Nullable String value) {
      this.kind = kind;
      this.start = start;
      this.since = start;
      this.value = value;
    }

    /// What happened before the start is what the start begins with.
    void change(Instant at, @Nullable String next) {
      if (Objects.equals(value, next)) {
        return;
      }
      var from = at.isBefore(start) ? start : at;
      if (from.isAfter(since)) {
        append(from);
        since = from;
      }
      value = next;
    }

    /// Two neighbours with one value, after a change that was taken back in the same moment, are
    /// one.
    private void append(@Nullable Instant to) {
      if (!past.isEmpty() && Objects.equals(past.getLast().value(), value)) {
        past.add(new Interval(kind, value, past.removeLast().from(), to));
      } else {
        past.add(new Interval(kind, value, since, to));
      }
    }

    List<Interval> until(@Nullable Instant end) {
      append(null);
      if (end == null) {
        return past;
      }
      return past.stream()
          .filter(interval -> interval.from().isBefore(end))
          .map(
              interval ->
                  interval.to() != null && interval.to().isBefore(end)
                      ? interval
                      : new Interval(kind, interval.value(), interval.from(), end))
          .toList();
    }
  }
}
