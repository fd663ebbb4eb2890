package io.bellwether.scoring.staffing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads who works when, as case-service publishes it.
final class ReadingRota {

  private final ObjectMapper json;

  ReadingRota(ObjectMapper json) {
    this.json = json;
  }

  Rota of(Connection facts, Query query) throws SQLException {
    var reps = new ArrayList<Rota.Rep>();
    var sql =
        new Sql()
            .add("SELECT CAST(team_id AS varchar) AS team, weekly_hours, calendar_id FROM ")
            .addFact(SupportFacts.REP, query);
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var hours = row.getBigDecimal("weekly_hours");
        reps.add(
            new Rota.Rep(
                row.getString("team"),
                hours == null ? null : hours.doubleValue(),
                row.getObject("calendar_id", UUID.class)));
      }
    }
    return new Rota(reps, calendars(facts, query));
  }

  private Map<UUID, WorkingHours> calendars(Connection facts, Query query) throws SQLException {
    var versions = new HashMap<UUID, List<WorkingHours.Version>>();
    var sql =
        new Sql()
            .add("SELECT calendar_id, valid_from, time_zone, weekly_hours, holidays FROM ")
            .addFact(SupportFacts.CALENDAR_VERSION, query);
    try (var statement = sql.prepare(facts);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var validFrom = row.getObject("valid_from", LocalDateTime.class);
        versions
            .computeIfAbsent(row.getObject("calendar_id", UUID.class), _ -> new ArrayList<>())
            .add(
                new WorkingHours.Version(
                    validFrom == null ? null : validFrom.toLocalDate(),
                    ZoneId.of(row.getString("time_zone")),
                    periods(row.getString("weekly_hours")),
                    holidays(row.getString("holidays"))));
      }
    }
    var calendars = new HashMap<UUID, WorkingHours>();
    versions.forEach((id, ofCalendar) -> calendars.put(id, new WorkingHours(ofCalendar)));
    return calendars;
  }

  private List<WorkingHours.Period> periods(@Nullable String text) {
    var periods = new ArrayList<WorkingHours.Period>();
    for (var period : list(text)) {
      periods.add(
          new WorkingHours.Period(
              DayOfWeek.valueOf(period.path("weekday").textValue()),
              LocalTime.parse(period.path("startsAt").textValue()),
              LocalTime.parse(period.path("endsAt").textValue())));
    }
    return periods;
  }

  private List<WorkingHours.FreeTime> holidays(@Nullable String text) {
    var holidays = new ArrayList<WorkingHours.FreeTime>();
    for (var free : list(text)) {
      holidays.add(
          new WorkingHours.FreeTime(
              LocalDate.parse(free.path("date").textValue()),
              time(free.path("startsAt")),
              time(free.path("endsAt"))));
    }
    return holidays;
  }

  private static @Nullable LocalTime time(JsonNode text) {
    return text.isTextual() ? LocalTime.parse(text.textValue()) : null;
  }

  private JsonNode list(@Nullable String text) {
    try {
      return json.readTree(text == null ? "[]" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the hours of a calendar cannot be read", e);
    }
  }
}
