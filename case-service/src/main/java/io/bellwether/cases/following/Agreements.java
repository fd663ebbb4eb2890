package io.bellwether.cases.following;

import io.bellwether.cases.businesstime.BusinessCalendar;
import io.bellwether.cases.businesstime.Holiday;
import io.bellwether.cases.businesstime.WorkingHours;
import io.bellwether.cases.businesstime.WorkingPeriod;
import io.bellwether.cases.history.CaseStart;
import io.bellwether.cases.history.Priority;
import io.bellwether.cases.sla.SlaTargets;
import io.bellwether.cases.sla.TargetClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant has agreed on: calendars, for which cases each holds, and service levels. Read
/// once for a whole batch of cases.
record Agreements(
    Map<UUID, CaseCalendar> calendars, List<Assignment> assignments, List<SlaTargets> policies) {

  /// In the order of validity; of two that begin at once the later id wins.
  private static final String VERSIONS =
      """
      SELECT v.id, v.calendar_id, v.valid_from, v.time_zone,
             ARRAY(SELECT h.weekday FROM jsonb_to_recordset(v.weekly_hours)
                   AS h (weekday text, "startsAt" text, "endsAt" text)) AS weekdays,
             ARRAY(SELECT h."startsAt" FROM jsonb_to_recordset(v.weekly_hours)
                   AS h (weekday text, "startsAt" text, "endsAt" text)) AS starts,
             ARRAY(SELECT h."endsAt" FROM jsonb_to_recordset(v.weekly_hours)
                   AS h (weekday text, "startsAt" text, "endsAt" text)) AS ends,
             ARRAY(SELECT f.date FROM jsonb_to_recordset(v.holidays)
                   AS f (date text, "startsAt" text, "endsAt" text)) AS free_dates,
             ARRAY(SELECT f."startsAt" FROM jsonb_to_recordset(v.holidays)
                   AS f (date text, "startsAt" text, "endsAt" text)) AS free_starts,
             ARRAY(SELECT f."endsAt" FROM jsonb_to_recordset(v.holidays)
                   AS f (date text, "startsAt" text, "endsAt" text)) AS free_ends
      FROM calendar_version v ORDER BY v.calendar_id, v.valid_from NULLS FIRST, v.id
      """;

  private static final String ASSIGNMENTS =
      "SELECT id, calendar_id, service_tier, team_id, valid_from FROM calendar_assignment";

  private static final String POLICIES =
      """
      SELECT id, service_tier, priority, valid_from, clock, first_response_seconds,
             next_response_seconds, resolution_seconds,
             pausing_stages
      FROM sla_policy
      """;

  /// For which cases a calendar holds.
  record Assignment(
      UUID id,
      UUID calendarId,
      @Nullable String serviceTier,
      @Nullable UUID teamId,
      @Nullable Instant validFrom) {

    /// Tier before team before everybody; of two alike the later one, and then the smaller id.
    private static final Comparator<Assignment> BEST_LAST =
        Comparator.comparing((Assignment one) -> one.serviceTier != null)
            .thenComparing(one -> one.teamId != null)
            .thenComparing(one -> one.validFrom == null ? Instant.MIN : one.validFrom)
            .thenComparing(Assignment::id, Comparator.reverseOrder());

    private boolean holdsFor(CaseStart start) {
      return (serviceTier == null || serviceTier.equals(start.serviceTier()))
          && (teamId == null || teamId.equals(start.teamId()))
          && (validFrom == null || !validFrom.isAfter(start.createdAt()));
    }
  }

  static Agreements read(Connection connection) throws SQLException {
    return new Agreements(
        readCalendars(connection), readAssignments(connection), readPolicies(connection));
  }

  /// The calendar of a case: that which held when it was raised.
  @Nullable CaseCalendar calendarOf(CaseStart start) {
    return assignments.stream()
        .filter(assignment -> assignment.holdsFor(start))
        .max(Assignment.BEST_LAST)
        .map(assignment -> calendars.get(assignment.calendarId()))
        .orElse(null);
  }

  private static Map<UUID, CaseCalendar> readCalendars(Connection connection) throws SQLException {
    var versions = new HashMap<UUID, List<BusinessCalendar.Version>>();
    var ids = new IdentityHashMap<WorkingHours, UUID>();
    try (var statement = connection.prepareStatement(VERSIONS);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var zone = ZoneId.of(row.getString("time_zone"));
        var hours = new WorkingHours(zone, periods(row), holidays(row));
        ids.put(hours, row.getObject("id", UUID.class));
        var from = row.getObject("valid_from", LocalDate.class);
        versions
            .computeIfAbsent(row.getObject("calendar_id", UUID.class), id -> new ArrayList<>())
            .add(
                new BusinessCalendar.Version(
                    from == null ? null : from.atStartOfDay(zone).toInstant(), hours));
      }
    }
    var calendars = new HashMap<UUID, CaseCalendar>();
    versions.forEach(
        (id, all) -> calendars.put(id, new CaseCalendar(id, new BusinessCalendar(all), ids)));
    return calendars;
  }

  private static List<WorkingPeriod> periods(ResultSet row) throws SQLException {
    var weekdays = texts(row, "weekdays");
    var starts = texts(row, "starts");
    var ends = texts(row, "ends");
    var periods = new ArrayList<WorkingPeriod>();
    for (int i = 0; i < weekdays.length; i++) {
      periods.add(
          new WorkingPeriod(
              DayOfWeek.valueOf(Objects.requireNonNull(weekdays[i])),
              LocalTime.parse(Objects.requireNonNull(starts[i])),
              LocalTime.parse(Objects.requireNonNull(ends[i]))));
    }
    return periods;
  }

  private static List<Holiday> holidays(ResultSet row) throws SQLException {
    var dates = texts(row, "free_dates");
    var starts = texts(row, "free_starts");
    var ends = texts(row, "free_ends");
    var holidays = new ArrayList<Holiday>();
    for (int i = 0; i < dates.length; i++) {
      holidays.add(
          new Holiday(
              LocalDate.parse(Objects.requireNonNull(dates[i])), time(starts[i]), time(ends[i])));
    }
    return holidays;
  }

  private static @Nullable LocalTime time(@Nullable String text) {
    return text == null ? null : LocalTime.parse(text);
  }

  private static @Nullable String[] texts(ResultSet row, String column) throws SQLException {
    return (@Nullable String[]) row.getArray(column).getArray();
  }

  private static List<Assignment> readAssignments(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(ASSIGNMENTS);
        var row = statement.executeQuery()) {
      var assignments = new ArrayList<Assignment>();
      while (row.next()) {
        assignments.add(
            new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("calendar_id", UUID.class),
                row.getString("service_tier"),
                row.getObject("team_id", UUID.class),
                Columns.instant(row, "valid_from")));
      }
      return assignments;
    }
  }

  private static List<SlaTargets> readPolicies(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(POLICIES);
        var row = statement.executeQuery()) {
      var policies = new ArrayList<SlaTargets>();
      while (row.next()) {
        policies.add(
            new SlaTargets(
                row.getObject("id", UUID.class),
                row.getString("service_tier"),
                Columns.constant(Priority.class, row.getString("priority")),
                Columns.instant(row, "valid_from"),
                TargetClock.valueOf(row.getString("clock")),
                row.getObject("first_response_seconds", Long.class),
                row.getObject("next_response_seconds", Long.class),
                row.getObject("resolution_seconds", Long.class),
                Set.of((String[]) row.getArray("pausing_stages").getArray())));
      }
      return policies;
    }
  }
}
