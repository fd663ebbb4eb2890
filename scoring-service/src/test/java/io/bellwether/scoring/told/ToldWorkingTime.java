package io.bellwether.scoring.told;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.scoring.slow.SlowRow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The working time of calendars, minute by minute: what the clock on the wall shows in the zone of
/// the version in force. Hours begin and end on whole minutes.
public final class ToldWorkingTime {

  private static final int MINUTE = 60;

  private final LocalDateTime begin;
  private final Map<UUID, long[]> byCalendar = new HashMap<>();

  /// @param begin on a whole minute, before everything that is asked
  public ToldWorkingTime(Collection<SlowRow> versions, LocalDateTime begin, LocalDateTime end) {
    this.begin = begin;
    var calendars = new HashMap<UUID, List<Version>>();
    versions.stream()
        .sorted(
            Comparator.comparing((SlowRow row) -> orLongAgo(row.at("valid_from")))
                .thenComparing(row -> row.id().toString()))
        .forEach(
            row ->
                calendars
                    .computeIfAbsent(
                        Objects.requireNonNull(row.uuid("calendar_id")), _ -> new ArrayList<>())
                    .add(Version.of(row)));
    calendars.forEach((id, of) -> byCalendar.put(id, count(of, begin, end)));
  }

  /// Null where nobody knows who worked at the beginning; whole seconds, of which a fraction is a
  /// part.
  public @Nullable Long between(
      @Nullable UUID calendar, LocalDateTime from, @Nullable LocalDateTime to) {
    var worked = calendar == null ? null : byCalendar.get(calendar);
    if (worked == null || to == null) {
      return null;
    }
    long start = upTo(worked, from);
    return start < 0 ? null : Long.valueOf(upTo(worked, to) - start);
  }

  private long upTo(long[] worked, LocalDateTime at) {
    long seconds = Duration.between(begin, at).toSeconds();
    int minute = (int) (seconds / MINUTE);
    if (worked[minute] < 0) {
      return -1;
    }
    var isWorked = worked[minute + 1] > worked[minute];
    return worked[minute] + (isWorked ? seconds % MINUTE : 0);
  }

  /// The seconds worked before each minute, -1 before the calendar holds.
  private static long[] count(List<Version> versions, LocalDateTime begin, LocalDateTime end) {
    var worked = new long[(int) Duration.between(begin, end).toMinutes() + 2];
    long sum = 0;
    for (int i = 0; i < worked.length; i++) {
      var at = begin.plusMinutes(i);
      var inForce = versions.stream().filter(version -> version.holds(at)).toList();
      worked[i] = inForce.isEmpty() ? -1 : sum;
      sum += !inForce.isEmpty() && inForce.getLast().works(at) ? MINUTE : 0;
    }
    return worked;
  }

  private static LocalDateTime orLongAgo(@Nullable LocalDateTime time) {
    return time == null ? LocalDateTime.of(1, 1, 1, 0, 0) : time;
  }

  private record Version(
      @Nullable LocalDate from, ZoneId zone, List<Shift> shifts, List<Free> holidays) {

    private static Version of(SlowRow row) {
      var from = row.at("valid_from");
      return new Version(
          from == null ? null : from.toLocalDate(),
          ZoneId.of(Objects.requireNonNull(row.text("time_zone"))),
          list(row.text("weekly_hours")).stream()
              .map(
                  shift ->
                      new Shift(
                          shift.path("weekday").asText(),
                          LocalTime.parse(shift.path("startsAt").asText()),
                          LocalTime.parse(shift.path("endsAt").asText())))
              .toList(),
          list(row.text("holidays")).stream()
              .map(
                  free ->
                      new Free(
                          LocalDate.parse(free.path("date").asText()),
                          LocalTime.parse(free.path("startsAt").asText("00:00")),
                          free.path("endsAt").isTextual()
                              ? LocalTime.parse(free.path("endsAt").asText())
                              : LocalTime.MAX))
              .toList());
    }

    boolean holds(LocalDateTime utc) {
      return from == null
          || !utc.atOffset(ZoneOffset.UTC)
              .toInstant()
              .isBefore(from.atStartOfDay(zone).toInstant());
    }

    boolean works(LocalDateTime utc) {
      var shown = utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
      return shifts.stream().anyMatch(shift -> shift.contains(shown))
          && holidays.stream().noneMatch(free -> free.contains(shown));
    }
  }

  private record Shift(String weekday, LocalTime starts, LocalTime ends) {
    boolean contains(LocalDateTime shown) {
      var time = shown.toLocalTime();
      var today = shown.getDayOfWeek().name().equals(weekday);
      var yesterday = shown.getDayOfWeek().minus(1).name().equals(weekday);
      return ends.isAfter(starts)
          ? today && !time.isBefore(starts) && time.isBefore(ends)
          : today && !time.isBefore(starts) || yesterday && time.isBefore(ends);
    }
  }

  private record Free(LocalDate date, LocalTime starts, LocalTime ends) {
    boolean contains(LocalDateTime shown) {
      return shown.toLocalDate().equals(date)
          && !shown.toLocalTime().isBefore(starts)
          && shown.toLocalTime().isBefore(ends);
    }
  }

  private static List<JsonNode> list(@Nullable String text) {
    try {
      return new ObjectMapper()
          .readerForListOf(JsonNode.class)
          .<List<JsonNode>>readValue(text == null ? "[]" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
