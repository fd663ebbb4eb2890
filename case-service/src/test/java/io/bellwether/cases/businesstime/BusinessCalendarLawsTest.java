package io.bellwether.cases.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// Laws of counting, over random calendars in zones of both hemispheres, around the clock changes
/// of 2021.
class BusinessCalendarLawsTest {

  private static final int DAY = 86_400;

  /// What a calendar is made from, so that the slow count can read it as well.
  record Made(ZoneId zone, List<WorkingPeriod> periods, List<Holiday> holidays) {

    BusinessCalendar calendar() {
      return BusinessCalendar.always(new WorkingHours(zone, periods, holidays));
    }

    /// Looks at the clock on the wall, and at nothing that the fast count uses.
    boolean isWorking(Instant instant) {
      var local = LocalDateTime.ofInstant(instant, zone);
      return periods.stream().anyMatch(period -> isIn(period, local))
          && holidays.stream().noneMatch(holiday -> isIn(holiday, local));
    }

    private static boolean isIn(WorkingPeriod period, LocalDateTime local) {
      var time = local.toLocalTime();
      var overnight = !period.start().isBefore(period.end());
      var today = local.getDayOfWeek() == period.weekday() && !time.isBefore(period.start());
      if (!overnight) {
        return today && time.isBefore(period.end());
      }
      var yesterday = local.getDayOfWeek() == period.weekday().plus(1);
      return today || (yesterday && time.isBefore(period.end()));
    }

    private static boolean isIn(Holiday holiday, LocalDateTime local) {
      var start = holiday.start();
      var end = holiday.end();
      return local.toLocalDate().equals(holiday.date())
          && (start == null || !local.toLocalTime().isBefore(start))
          && (end == null || local.toLocalTime().isBefore(end));
    }
  }

  @Property(tries = 200)
  void counting_is_looking_at_every_second(
      @ForAll("calendars") Made made,
      @ForAll("moments") Instant from,
      @ForAll @IntRange(max = 2 * DAY) int length) {
    var to = from.plusSeconds(length);
    long slow = 0;
    for (var at = from; at.isBefore(to); at = at.plusSeconds(1)) {
      slow += made.isWorking(at) ? 1 : 0;
    }

    assertThat(made.calendar().businessSecondsBetween(from, to)).isEqualTo(slow);
  }

  @Property
  void the_parts_of_a_span_sum_to_the_whole(
      @ForAll("calendars") Made made,
      @ForAll("moments") Instant from,
      @ForAll @LongRange(max = 3L * 365 * DAY) long length,
      @ForAll @LongRange(max = 1_000_000) long millionths) {
    var calendar = made.calendar();
    var to = from.plusSeconds(length);
    var between = from.plusMillis(length * millionths / 1_000);

    assertThat(
            calendar.businessSecondsBetween(from, between)
                + calendar.businessSecondsBetween(between, to))
        .isEqualTo(calendar.businessSecondsBetween(from, to));
  }

  @Property
  void a_target_is_due_when_it_is_used_up_and_not_a_second_earlier(
      @ForAll("calendars") Made made,
      @ForAll("moments") Instant start,
      @ForAll @LongRange(min = 1, max = 60L * DAY) long target) {
    var calendar = made.calendar();
    var due = calendar.add(start, target);

    if (due.isPresent()) {
      assertThat(calendar.businessSecondsBetween(start, due.get())).isEqualTo(target);
      assertThat(calendar.businessSecondsBetween(start, due.get().minusSeconds(1)))
          .isEqualTo(target - 1);
    } else {
      var tenYears = start.plusSeconds(3_650L * DAY);
      assertThat(calendar.businessSecondsBetween(start, tenYears)).isLessThan(target);
    }
  }

  @Property
  void later_is_never_less(
      @ForAll("calendars") Made made,
      @ForAll("moments") Instant from,
      @ForAll @LongRange(max = 400L * DAY) long length,
      @ForAll @LongRange(max = DAY) long more) {
    var calendar = made.calendar();
    var shorter = calendar.businessSecondsBetween(from, from.plusSeconds(length));
    var longer = calendar.businessSecondsBetween(from, from.plusSeconds(length + more));

    assertThat(longer - shorter).isBetween(0L, more);
  }

  @Provide
  Arbitrary<Made> calendars() {
    var zones =
        Arbitraries.of(
                "Europe/Berlin",
                "America/New_York",
                "Pacific/Auckland",
                "Australia/Lord_Howe",
                "Asia/Kolkata",
                "UTC")
            .map(ZoneId::of);
    var times = Arbitraries.integers().between(0, 95).map(n -> LocalTime.of(n / 4, n % 4 * 15));
    var periods =
        Combinators.combine(Arbitraries.of(DayOfWeek.class), times, times).as(WorkingPeriod::new);
    var holidays =
        Combinators.combine(
                Arbitraries.of(
                    "2021-03-14", "2021-03-28", "2021-04-04", "2021-10-03", "2021-11-01"),
                times.injectNull(0.3),
                times.injectNull(0.3))
            .filter((date, start, end) -> start == null || end == null || start.isBefore(end))
            .as((date, start, end) -> new Holiday(LocalDate.parse(date), start, end));
    return Combinators.combine(zones, periods.list().ofMaxSize(8), holidays.list().ofMaxSize(4))
        .as(Made::new);
  }

  /// Within two days of a clock change, or anywhere in the year.
  @Provide
  Arbitrary<Instant> moments() {
    var changes =
        Arbitraries.of(
                "2021-03-14T07:00:00Z", // New York
                "2021-03-28T01:00:00Z", // Berlin
                "2021-04-03T14:00:00Z", // Auckland
                "2021-04-03T15:00:00Z", // Lord Howe
                "2021-09-25T14:00:00Z", // Auckland
                "2021-10-02T15:30:00Z", // Lord Howe
                "2021-10-31T01:00:00Z", // Berlin
                "2021-11-07T06:00:00Z") // New York
            .map(Instant::parse);
    var near =
        Combinators.combine(changes, Arbitraries.integers().between(-2 * DAY, 2 * DAY))
            .as(Instant::plusSeconds);
    var anywhere =
        Arbitraries.longs()
            .between(0, 365L * DAY * 1_000)
            .map(Instant.parse("2021-01-01T00:00:00Z")::plusMillis);
    return Arbitraries.oneOf(near, anywhere);
  }
}
