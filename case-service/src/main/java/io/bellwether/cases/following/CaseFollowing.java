package io.bellwether.cases.following;

import io.bellwether.cases.history.CaseCourse;
import io.bellwether.cases.history.Interval;
import io.bellwether.cases.sla.Message;
import io.bellwether.cases.sla.SlaClock;
import io.bellwether.cases.sla.SlaClocks;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Computes anew what follows for cases, from all that is known of them: late events, any order and
/// corrected calendars all come to the same.
public final class CaseFollowing {

  /// Bounds what is in memory when all cases of a tenant are done.
  private static final int AT_ONCE = 2_000;

  private static final DerivedRows CASES =
      DerivedRows.of(
          "support_case",
          "status",
          "text",
          "first_resolved_at",
          "timestamptz",
          "resolved_at",
          "timestamptz",
          "reopened_at",
          "timestamptz",
          "closed_at",
          "timestamptz",
          "merged_at",
          "timestamptz",
          "merged_into_id",
          "uuid",
          "stage",
          "text",
          "assignee_id",
          "uuid",
          "current_priority",
          "text",
          "latest_promised_response_at",
          "timestamptz",
          "latest_promised_resolve_at",
          "timestamptz",
          "promise_changes",
          "integer",
          "history_complete",
          "boolean",
          "first_responded_at",
          "timestamptz",
          "calendar_id",
          "uuid",
          "created_in_business_hours",
          "boolean",
          "first_response_business_seconds",
          "bigint",
          "first_resolution_business_seconds",
          "bigint",
          "resolution_business_seconds",
          "bigint");

  private static final DerivedRows INTERVALS =
      DerivedRows.of(
          "case_interval",
          "case_id",
          "uuid",
          "kind",
          "text",
          "value",
          "text",
          "valid_from",
          "timestamptz",
          "valid_to",
          "timestamptz",
          "calendar_seconds",
          "bigint",
          "business_seconds",
          "bigint",
          "calendar_version_id",
          "uuid");

  private static final DerivedRows CLOCKS =
      DerivedRows.of(
          "sla_clock",
          "case_id",
          "uuid",
          "policy_id",
          "uuid",
          "kind",
          "text",
          "clock",
          "text",
          "target_seconds",
          "bigint",
          "started_at",
          "timestamptz",
          "due_at",
          "timestamptz",
          "stopped_at",
          "timestamptz",
          "paused",
          "boolean",
          "paused_seconds",
          "bigint",
          "elapsed_seconds",
          "bigint",
          "outcome",
          "text");

  /// Who follows single cases shares this lock; who changes what holds for all of them has it
  /// alone. Otherwise a case that comes in meanwhile would be counted by the old hours for good.
  private static final String SHARED =
      "SELECT pg_advisory_xact_lock_shared(hashtextextended('following ' || current_setting('app.tenant'), 0))";

  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtextextended('following ' || current_setting('app.tenant'), 0))";

  private static final String LOCK_ALL =
      "SELECT id FROM support_case ORDER BY id FOR NO KEY UPDATE";

  private final Connection connection;

  public CaseFollowing(Connection connection) {
    this.connection = connection;
  }

  /// After something happened to these cases.
  public void follow(Collection<UUID> cases) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    execute(SHARED);
    follow(cases, Agreements.read(connection));
  }

  /// After what holds for all cases changed.
  public void followAll() throws SQLException {
    execute(ALONE);
    var cases = new ArrayList<UUID>();
    try (var statement = connection.prepareStatement(LOCK_ALL);
        var row = statement.executeQuery()) {
      while (row.next()) {
        cases.add(row.getObject(1, UUID.class));
      }
    }
    var agreements = Agreements.read(connection);
    for (int from = 0; from < cases.size(); from += AT_ONCE) {
      follow(cases.subList(from, Math.min(from + AT_ONCE, cases.size())), agreements);
    }
  }

  /// Removes what followed for a case that goes.
  public void forget(UUID id) throws SQLException {
    INTERVALS.replace(connection, List.of(id), List.of());
    CLOCKS.replace(connection, List.of(id), List.of());
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private void follow(Collection<UUID> ids, Agreements agreements) throws SQLException {
    var reader = new CaseReader(connection);
    var known = reader.cases(ids, CASES);
    var events = reader.events(ids);
    var messages = reader.messages(ids);
    var cases = new ArrayList<@Nullable Object[]>();
    var intervals = new ArrayList<@Nullable Object[]>();
    var clocks = new ArrayList<@Nullable Object[]>();
    var stored = new HashMap<UUID, @Nullable Object[]>();
    for (var one : known) {
      var start = one.start();
      stored.put(start.id(), one.derived());
      var course = CaseCourse.of(start, events.getOrDefault(start.id(), List.of()));
      var said = messages.getOrDefault(start.id(), List.of());
      var calendar = agreements.calendarOf(start);
      cases.add(row(course, firstResponse(course, said), calendar));
      course.intervals().forEach(interval -> intervals.add(row(course, interval, calendar)));
      SlaClocks.of(course, said, agreements.policies(), calendar == null ? null : calendar.hours())
          .forEach(clock -> clocks.add(row(course, clock)));
    }
    CASES.update(connection, cases, stored);
    INTERVALS.replace(connection, ids, intervals);
    CLOCKS.replace(connection, ids, clocks);
  }

  private static @Nullable Instant firstResponse(CaseCourse course, List<Message> said) {
    return said.stream()
        .filter(Message::ours)
        .map(Message::at)
        .filter(at -> !at.isBefore(course.start().createdAt()))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static @Nullable Object[] row(
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
      seconds(calendar, created, course.resolvedAt())
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
