package io.bellwether.cases.following;

import io.bellwether.cases.history.CaseCourse;
import io.bellwether.cases.history.CaseStart;
import io.bellwether.cases.history.Interval;
import io.bellwether.cases.history.PastEvent;
import io.bellwether.cases.sla.Message;
import io.bellwether.cases.sla.SlaClock;
import io.bellwether.cases.sla.SlaClocks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows that follow for a batch of cases.
final class FollowingRows {

  final List<@Nullable Object[]> cases = new ArrayList<>();
  final List<@Nullable Object[]> intervals = new ArrayList<>();
  final List<@Nullable Object[]> clocks = new ArrayList<>();

  private final Agreements agreements;

  FollowingRows(Agreements agreements) {
    this.agreements = agreements;
  }

  /// Those of many cases, which take all processors.
  static FollowingRows of(
      List<CaseStart> starts,
      Map<UUID, List<PastEvent>> events,
      Map<UUID, List<Message>> messages,
      Agreements agreements) {
    var all = new FollowingRows(agreements);
    starts.parallelStream()
        .map(
            start -> {
              var rows = new FollowingRows(agreements);
              rows.add(
                  CaseCourse.of(start, events.getOrDefault(start.id(), List.of())),
                  messages.getOrDefault(start.id(), List.of()));
              return rows;
            })
        .forEachOrdered(all::add);
    return all;
  }

  private void add(FollowingRows others) {
    cases.addAll(others.cases);
    intervals.addAll(others.intervals);
    clocks.addAll(others.clocks);
  }

  void add(CaseCourse course, List<Message> said) {
    var calendar = agreements.calendarOf(course.start());
    cases.add(caseRow(course, firstResponse(course.start().createdAt(), said), calendar));
    course.intervals().forEach(interval -> intervals.add(row(course, interval, calendar)));
    SlaClocks.of(course, said, agreements.policies(), calendar == null ? null : calendar.hours())
        .forEach(clock -> clocks.add(row(course, clock)));
  }

  @Nullable Object[] answer(CaseStart start, List<Message> said) {
    var first = firstResponse(start.createdAt(), said);
    return new @Nullable Object[] {
      start.id(), first, seconds(agreements.calendarOf(start), start.createdAt(), first)
    };
  }

  CaseBeginning beginning(CaseStart start) {
    var calendar = agreements.calendarOf(start);
    return new CaseBeginning(
        calendar == null ? null : calendar.id(), isWorking(calendar, start.createdAt()));
  }

  private static @Nullable Instant firstResponse(Instant createdAt, List<Message> said) {
    return said.stream()
        .filter(Message::ours)
        .map(Message::at)
        .filter(at -> !at.isBefore(createdAt))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static @Nullable Object[] caseRow(
      CaseCourse course, @Nullable Instant firstResponse, @Nullable CaseCalendar calendar) {
    var created = course.start().createdAt();
    return new @Nullable Object[] {
      course.start().id(),
      course.status(),
      course.firstResolvedAt(),
      course.resolvedAt(),
      course.reopenedAt(),
      course.closedAt(),
      course.mergedAt(),
      course.mergedIntoId(),
      course.stage(),
      course.assigneeId(),
      course.priority(),
      course.promisedResponseAt(),
      course.promisedResolveAt(),
      course.promiseChanges(),
      course.complete(),
      firstResponse,
      calendar == null ? null : calendar.id(),
      isWorking(calendar, created),
      seconds(calendar, created, firstResponse),
      seconds(calendar, created, course.firstResolvedAt()),
      seconds(calendar, created, course.resolvedAt()),
      course.acknowledgedAt(),
      seconds(calendar, created, course.acknowledgedAt())
    };
  }

  private static @Nullable Boolean isWorking(@Nullable CaseCalendar calendar, Instant moment) {
    var second = seconds(calendar, moment, moment.plusSeconds(1));
    return second == null ? null : Boolean.valueOf(second == 1);
  }

  /// Null without a calendar, and while the end is unknown or lies before the beginning.
  private static @Nullable Long seconds(
      @Nullable CaseCalendar calendar, Instant from, @Nullable Instant to) {
    return calendar == null || to == null || to.isBefore(from)
        ? null
        : calendar.secondsBetween(from, to);
  }

  private static @Nullable Object[] row(
      CaseCourse course, Interval interval, @Nullable CaseCalendar calendar) {
    var from = interval.from();
    var to = interval.to();
    return new @Nullable Object[] {
      id(course, "interval", interval.kind(), from),
      course.start().id(),
      interval.kind(),
      interval.value(),
      from,
      to,
      to == null ? null : Long.valueOf(to.getEpochSecond() - from.getEpochSecond()),
      seconds(calendar, from, to),
      calendar == null ? null : calendar.versionAt(from)
    };
  }

  private static @Nullable Object[] row(CaseCourse course, SlaClock clock) {
    return new @Nullable Object[] {
      id(course, "clock", clock.kind(), clock.startedAt()),
      course.start().id(),
      clock.policyId(),
      clock.kind(),
      clock.clock(),
      clock.targetSeconds(),
      clock.startedAt(),
      clock.dueAt(),
      clock.stoppedAt(),
      clock.paused(),
      clock.pausedSeconds(),
      clock.elapsedSeconds(),
      clock.outcome()
    };
  }

  /// The same row keeps its id however often it is computed.
  private static UUID id(CaseCourse course, String what, Enum<?> kind, Instant from) {
    return UUID.nameUUIDFromBytes(
        (course.start().id() + " " + what + " " + kind + " " + from)
            .getBytes(StandardCharsets.UTF_8));
  }
}
