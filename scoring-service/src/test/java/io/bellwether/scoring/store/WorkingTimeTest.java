package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.midnight;
import static io.bellwether.scoring.store.Changes.supportCase;
import static io.bellwether.scoring.store.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.slow.SlowRow;
import io.bellwether.scoring.told.ToldWorkingTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Working seconds between any two instants, against a minute-by-minute look at the clock on the
/// wall.
class WorkingTimeTest extends OnAFactStore {

  private static final LocalDateTime BEGIN = LocalDateTime.of(2025, 9, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2026, 6, 1, 0, 0);

  private static final String OFFICE =
      """
      [{"weekday":"MONDAY","startsAt":"09:00","endsAt":"17:30"},
       {"weekday":"MONDAY","startsAt":"16:00","endsAt":"18:15"},
       {"weekday":"THURSDAY","startsAt":"08:00:00","endsAt":"12:00:00"}]\
      """;

  private static final String NIGHTS =
      """
      [{"weekday":"SATURDAY","startsAt":"22:00","endsAt":"06:00"},
       {"weekday":"SUNDAY","startsAt":"01:30","endsAt":"02:30"},
       {"weekday":"WEDNESDAY","startsAt":"00:00","endsAt":"00:00"}]\
      """;

  private static final String HOLIDAYS =
      """
      [{"date":"2025-12-25"},{"date":"2026-01-01"},{"date":"2026-01-05","startsAt":"12:00"},
       {"date":"2026-02-02","startsAt":null,"endsAt":"10:00"},
       {"date":"2026-03-01","startsAt":"01:00","endsAt":"03:00"}]\
      """;

  private final List<FactChange> changes = new ArrayList<>();
  private final List<SlowRow> versions = new ArrayList<>();

  /// A UTC day of a calendar.
  private record Day(long begins, long workedBefore, List<Long> opens, List<Long> closes) {}

  /// By calendar and day.
  private final Map<String, Day> days = new HashMap<>();

  private long seq = 1;

  /// Berlin and New York change their clocks by an hour, Lord Howe by half of one; Kolkata never
  /// does. In Cairo they go forward at midnight.
  @Test
  void working_seconds_are_what_the_clock_on_the_wall_shows() {
    version("office", null, "Europe/Berlin", OFFICE, HOLIDAYS);
    version("nights", null, "America/New_York", NIGHTS, null);
    version("half", null, "Australia/Lord_Howe", NIGHTS, HOLIDAYS);
    version("late", "2025-11-03", "Asia/Kolkata", OFFICE, HOLIDAYS);
    version("moved", null, "Asia/Kolkata", OFFICE, null);
    version("moved", "2025-10-26", "Europe/Berlin", NIGHTS, HOLIDAYS);
    version("moved", "2026-02-02", "America/New_York", OFFICE, HOLIDAYS);
    version("cairo", "2026-04-24", "Africa/Cairo", NIGHTS, null);
    version("twice", "2026-01-05", "Europe/Berlin", OFFICE, null);
    version("twice", "2026-01-05", "Europe/Berlin", NIGHTS, null);
    version("never", null, "UTC", "[]", "[]");
    var told = new ToldWorkingTime(versions, BEGIN, END);
    apply();

    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    for (var calendar :
        List.of("office", "nights", "half", "late", "moved", "cairo", "twice", "never")) {
      long sum = 0;
      int known = 0;
      for (int i = 0; i < 300; i++) {
        var from = some(random);
        var to = from.plusSeconds(random.nextInt(14 * 86_400)).plusNanos(random.nextInt(1000));
        var expected = told.between(id(calendar), from, to);

        assertThat(held(calendar, from, to))
            .as("%s from %s to %s, seed %d", calendar, from, to, seed)
            .isEqualTo(expected);
        known += expected == null ? 0 : 1;
        sum += expected == null ? 0 : expected;
      }
      assertThat(known)
          .as(calendar)
          .isBetween(10, calendar.matches("late|cairo|twice") ? 299 : 300);
      assertThat(sum > 0).as(calendar).isEqualTo(!calendar.equals("never"));
    }
  }

  /// By hand: on 29 March 2026 the clocks of Berlin skip the hour from 2 to 3, on 25 October 2026
  /// they repeat it.
  @Test
  void a_night_shift_is_seven_hours_in_spring_and_nine_in_autumn() {
    version("nights", null, "Europe/Berlin", NIGHTS, null);
    apply();

    assertThat(held("nights", at("2026-03-28T21:00"), at("2026-03-29T04:00"))).isEqualTo(7 * 3600L);
    assertThat(held("nights", at("2026-10-24T20:00"), at("2026-10-25T05:00"))).isEqualTo(9 * 3600L);
  }

  @Test
  void time_before_the_first_version_and_of_no_calendar_is_not_known() {
    version("late", "2026-03-10", "Europe/Berlin", NIGHTS, null);
    apply();

    assertThat(held("late", at("2026-03-09T22:59:59"), at("2026-03-20T00:00"))).isNull();
    assertThat(held("late", at("2026-03-09T23:00"), at("2026-03-20T00:00"))).isNotNull();
    assertThat(held("other", at("2026-03-10T00:00"), at("2026-03-20T00:00"))).isNull();
  }

  @Test
  void a_tenant_without_cases_has_no_days() {
    version("office", null, "Europe/Berlin", OFFICE, null);
    facts.apply(changes.toArray(FactChange[]::new));

    assertThat(facts.rows("SELECT count(*) FROM working_day_facts('acme')")).containsExactly("0");
  }

  private void apply() {
    changes.add(
        supportCase("acme", "first", seq++, 1, null, BEGIN.toInstant(ZoneOffset.UTC), null));
    facts.apply(changes.toArray(FactChange[]::new));
    for (var row :
        facts.rows(
            "SELECT calendar_id, day, begins, worked_before, opens, closes FROM working_day_facts('acme')")) {
      var cells = row.split("[|]");
      days.put(
          cells[0] + cells[1],
          new Day(
              Long.parseLong(cells[2]), Long.parseLong(cells[3]), list(cells[4]), list(cells[5])));
    }
  }

  private static List<Long> list(String numbers) {
    return Arrays.stream(numbers.split("[^0-9]+"))
        .filter(n -> !n.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  private void version(
      String calendar, @Nullable String from, String zone, String hours, @Nullable String free) {
    var validFrom = from == null ? null : midnight(from);
    var name = calendar + " " + from + " " + seq;
    changes.add(
        upsert(
            CaseTables.CALENDAR_VERSION,
            "acme",
            name,
            seq++,
            1,
            id(calendar),
            validFrom,
            zone,
            hours,
            free));
    Map<String, Object> columns = new HashMap<>();
    columns.put("calendar_id", id(calendar));
    columns.put("time_zone", zone);
    columns.put("weekly_hours", hours);
    if (free != null) {
      columns.put("holidays", free);
    }
    if (validFrom != null) {
      columns.put("valid_from", validFrom);
    }
    versions.add(new SlowRow(id(name), columns));
  }

  /// Anywhere, and often near a change of clocks.
  private static LocalDateTime some(Random random) {
    var near =
        List.of(
            "2025-10-26T00:00",
            "2025-11-02T05:00",
            "2026-03-08T06:00",
            "2026-03-29T00:00",
            "2026-04-04T14:00",
            "2026-04-23T21:00",
            "2026-01-04T22:00",
            "2026-02-02T04:00");
    return random.nextBoolean()
        ? BEGIN.plusSeconds(random.nextInt(250 * 86_400))
        : at(near.get(random.nextInt(near.size()))).plusSeconds(random.nextInt(4 * 3600));
  }

  private @Nullable Long held(String calendar, LocalDateTime from, LocalDateTime to) {
    var before = worked(calendar, from);
    var after = worked(calendar, to);
    return before == null || after == null ? null : after - before;
  }

  private @Nullable Long worked(String calendar, LocalDateTime at) {
    long second = at.toEpochSecond(ZoneOffset.UTC);
    var day = days.get(id(calendar).toString() + second / 86_400);
    if (day == null || second < day.begins()) {
      return null;
    }
    var worked = day.workedBefore();
    for (int i = 0; i < day.opens().size(); i++) {
      worked += Math.max(0, Math.min(second, day.closes().get(i)) - day.opens().get(i));
    }
    return worked;
  }

  private static LocalDateTime at(String utc) {
    return LocalDateTime.parse(utc);
  }
}
