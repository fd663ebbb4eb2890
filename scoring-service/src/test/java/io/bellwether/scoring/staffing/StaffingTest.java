package io.bellwether.scoring.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Work beside rota, by hand and by a slow count.
class StaffingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID OFFICE = new UUID(0, 1);

  /// Two cases on the first of two Mondays at nine, four on the second: three an hour; with half an
  /// hour of work each, one and a half hours, and at an occupancy of three quarters two.
  @Test
  void needed_hours_are_arrivals_times_handling_over_occupancy() {
    var window = new Window(Interval.of("2026-01-05", "2026-01-19"), ZoneId.of("UTC"));
    var arrivals =
        Map.of(
            Instant.parse("2026-01-05T09:00:00Z"), 1L,
            Instant.parse("2026-01-05T09:45:00Z"), 1L,
            Instant.parse("2026-01-12T09:15:00Z"), 4L);

    var need =
        staffing(window, arrivals, 0.75).byHour(null).stream()
            .filter(one -> one.hour().equals(new HourOfWeek(DayOfWeek.MONDAY, 9)))
            .findFirst()
            .orElseThrow();

    assertThat(need.n()).isEqualTo(2);
    assertThat(need.cases()).isEqualTo(6);
    assertThat(need.arrivals().value()).isEqualTo(3);
    assertThat(need.needed().value()).isCloseTo(2, within(1e-12));
    // One rep of two works on Mondays at nine.
    assertThat(need.available()).isEqualTo(1);
    assertThat(need.gap()).isCloseTo(-1, within(1e-12));
    assertThat(need.reps().reps()).isEqualTo(2);
    assertThat(need.reps().withHours()).isEqualTo(1);
  }

  /// Berlin in 2026: no 2 o'clock on Sunday 29 March, two of them on 25 October.
  @Test
  void an_hour_that_the_clocks_leave_out_or_repeat_counts_as_often_as_it_was() {
    var sundayAtTwo = new HourOfWeek(DayOfWeek.SUNDAY, 2);

    var march = new Window(Interval.of("2026-03-16", "2026-03-30"), BERLIN).byHour(Map.of());
    var october =
        new Window(Interval.of("2026-10-12", "2026-10-26"), BERLIN)
            .byHour(
                Map.of(
                    Instant.parse("2026-10-25T00:30:00Z"), 1L,
                    Instant.parse("2026-10-25T01:30:00Z"), 5L));

    assertThat(march.get(sundayAtTwo)).hasSize(1);
    assertThat(march.values().stream().mapToInt(List::size).sum()).isEqualTo(14 * 24 - 1);
    assertThat(october.get(sundayAtTwo)).containsExactly(0L, 1L, 5L);
  }

  /// The same numbers by walking through every quarter of an hour of half a year.
  @Test
  void the_hours_of_a_week_are_those_of_a_slow_count() {
    var random = new Random(7);
    var window = new Window(Interval.of("2025-12-01", "2026-06-15"), BERLIN);
    var arrivals = new HashMap<Instant, Long>();
    for (int i = 0; i < 5_000; i++) {
      arrivals.merge(
          window.begin().plusSeconds(900L * random.nextInt((int) (196L * 24 * 4 - 4))),
          1L,
          Long::sum);
    }

    var fast = window.byHour(arrivals);

    var cases = new HashMap<HourOfWeek, Long>();
    var quarters = new HashMap<HourOfWeek, Integer>();
    for (var at = window.begin(); at.isBefore(window.end()); at = at.plusSeconds(900)) {
      var local = at.atZone(BERLIN);
      var hour = new HourOfWeek(local.getDayOfWeek(), local.getHour());
      quarters.merge(hour, 1, Integer::sum);
      cases.merge(hour, arrivals.getOrDefault(at, 0L), Long::sum);
    }
    fast.forEach(
        (hour, counts) -> {
          assertThat(counts).as("%s", hour).hasSize(quarters.get(hour) / 4);
          assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(cases.get(hour));
        });
    assertThat(fast.values().stream().flatMap(List::stream).mapToLong(Long::longValue).sum())
        .isEqualTo(5_000);
  }

  @Test
  void weeks_are_whole_and_days_left_over_count_nowhere() {
    var window = new Window(Interval.of("2026-01-05", "2026-01-21"), ZoneId.of("UTC"));
    var arrivals =
        Map.of(
            Instant.parse("2026-01-05T00:00:00Z"), 3L,
            Instant.parse("2026-01-18T23:45:00Z"), 5L,
            Instant.parse("2026-01-20T00:00:00Z"), 100L);

    assertThat(window.byWeek(arrivals)).containsExactly(3L, 5L);
    var week = staffing(window, arrivals, 1).byTeam().getFirst();
    assertThat(week.arrivals().value()).isEqualTo(4);
    assertThat(week.needed().value()).isCloseTo(2, within(1e-12));
    assertThat(week.available()).isEqualTo(60);
    // Two weeks with 3 and 5 say little.
    assertThat(week.needed().ci95().low()).isLessThan(0.5);
  }

  @Test
  void what_nobody_logged_or_rostered_is_null_and_not_zero() {
    var window = new Window(Interval.of("2026-01-05", "2026-01-19"), ZoneId.of("UTC"));
    var empty =
        new Staffing(window, new Workload(Map.of(), Map.of()), new Rota(List.of(), Map.of()), 1);

    assertThat(empty.byHour(null)).hasSize(168);
    assertThat(empty.byHour(null))
        .allSatisfy(
            need -> {
              assertThat(need.needed()).isNull();
              assertThat(need.available()).isNull();
              assertThat(need.gap()).isNull();
              assertThat(need.arrivals().value()).isZero();
            });
    assertThat(empty.byTeam()).hasSize(1);
    assertThat(empty.byTeam().getFirst().available()).isNull();
  }

  /// The office is open for 40 hours a week; who works 20 of them is half there in each.
  @Test
  void who_works_less_than_the_calendar_is_open_is_there_for_that_share() {
    var window = new Window(Interval.of("2026-01-05", "2026-01-19"), ZoneId.of("UTC"));
    var rota =
        new Rota(
            List.of(
                new Rota.Rep("a", 20.0, OFFICE),
                new Rota.Rep("a", 40.0, OFFICE),
                new Rota.Rep("b", null, OFFICE)),
            Map.of(OFFICE, office()));

    var hours = rota.by(window).hours();

    assertThat(hours.get(new HourOfWeek(DayOfWeek.FRIDAY, 10))).isCloseTo(2.5, within(1e-12));
    assertThat(hours.get(new HourOfWeek(DayOfWeek.FRIDAY, 8))).isZero();
    assertThat(hours.get(new HourOfWeek(DayOfWeek.SATURDAY, 10))).isZero();
    assertThat(rota.of("a").by(window).hours().get(new HourOfWeek(DayOfWeek.FRIDAY, 10)))
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void nights_end_on_the_next_day_holidays_are_free_and_a_version_holds_from_its_day_on() {
    var night = new WorkingHours.Period(DayOfWeek.SUNDAY, LocalTime.of(22, 0), LocalTime.of(2, 30));
    var zone = ZoneId.of("UTC");
    var hours =
        new WorkingHours(
            List.of(
                new WorkingHours.Version(LocalDate.parse("2026-01-12"), zone, List.of(), List.of()),
                new WorkingHours.Version(
                    null,
                    zone,
                    List.of(night),
                    List.of(
                        new WorkingHours.FreeTime(
                            LocalDate.parse("2026-01-11"), LocalTime.of(23, 0), null)))));
    // From Sunday 4 January on; the night to the 12th is cut at 23:00 by a free evening, and then
    // nobody works any more.
    var shares = hours.shares(new Window(Interval.of("2026-01-04", "2026-01-18"), zone));

    assertThat(shares.get(new HourOfWeek(DayOfWeek.SUNDAY, 22))).isEqualTo(1);
    assertThat(shares.get(new HourOfWeek(DayOfWeek.SUNDAY, 23))).isEqualTo(0.5);
    assertThat(shares.get(new HourOfWeek(DayOfWeek.MONDAY, 1))).isEqualTo(0.5);
    assertThat(shares.get(new HourOfWeek(DayOfWeek.MONDAY, 2))).isEqualTo(0.25);
    assertThat(shares.get(new HourOfWeek(DayOfWeek.MONDAY, 3))).isZero();
  }

  private static Staffing staffing(Window window, Map<Instant, Long> arrivals, double occupancy) {
    // 0.4 and 0.6 hours.
    var handling = new HandlingTime(2, 1, 1.0, 0.16 + 0.36);
    var rota =
        new Rota(
            List.of(new Rota.Rep("a", 40.0, OFFICE), new Rota.Rep("a", 20.0, null)),
            Map.of(OFFICE, office()));
    return new Staffing(
        window, new Workload(Map.of("a", arrivals), Map.of("a", handling)), rota, occupancy);
  }

  /// Mondays to Fridays from 9 to 17 o'clock.
  private static WorkingHours office() {
    return new WorkingHours(
        List.of(
            new WorkingHours.Version(
                null,
                ZoneId.of("UTC"),
                List.of(DayOfWeek.values()).subList(0, 5).stream()
                    .map(
                        day ->
                            new WorkingHours.Period(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                    .toList(),
                List.of())));
  }
}
