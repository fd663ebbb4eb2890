package io.bellwether.cases.businesstime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected numbers are counted by hand from the clock changes of the zones.
class BusinessCalendarTest {

  private static final int HOUR = 3_600;

  @Test
  void a_night_shift_loses_the_hour_that_the_clock_skips() {
    // Berlin, 2021-03-28: 02:00 is followed by 03:00. Saturday 22:00 to Sunday 06:00.
    var calendar = shifts("Europe/Berlin", period("SATURDAY", "22:00", "06:00"));

    assertThat(seconds(calendar, "2021-03-27T12:00:00Z", "2021-03-28T12:00:00Z"))
        .isEqualTo(7 * HOUR);
  }

  @Test
  void a_night_shift_gains_the_hour_that_the_clock_repeats() {
    // Berlin, 2021-10-31: 03:00 is followed by 02:00.
    var calendar = shifts("Europe/Berlin", period("SATURDAY", "22:00", "06:00"));

    assertThat(seconds(calendar, "2021-10-30T12:00:00Z", "2021-10-31T12:00:00Z"))
        .isEqualTo(9 * HOUR);
  }

  @Test
  void the_southern_hemisphere_changes_the_other_way() {
    // Auckland: forward on 2021-09-26 (02:00 to 03:00), back on 2021-04-04 (03:00 to 02:00).
    var calendar = shifts("Pacific/Auckland", period("SUNDAY", "00:00", "08:00"));

    assertThat(seconds(calendar, "2021-09-25T00:00:00Z", "2021-09-27T00:00:00Z"))
        .isEqualTo(7 * HOUR);
    assertThat(seconds(calendar, "2021-04-03T00:00:00Z", "2021-04-05T00:00:00Z"))
        .isEqualTo(9 * HOUR);
  }

  @Test
  void half_an_hour_is_skipped_and_repeated_on_Lord_Howe() {
    // Forward on 2021-10-03 (02:00 to 02:30), back on 2021-04-04 (02:00 to 01:30).
    var calendar = shifts("Australia/Lord_Howe", period("SUNDAY", "00:00", "08:00"));

    assertThat(seconds(calendar, "2021-10-02T00:00:00Z", "2021-10-04T00:00:00Z"))
        .isEqualTo(7 * HOUR + HOUR / 2);
    assertThat(seconds(calendar, "2021-04-03T00:00:00Z", "2021-04-05T00:00:00Z"))
        .isEqualTo(8 * HOUR + HOUR / 2);
  }

  @Test
  void a_target_runs_over_the_skipped_hour() {
    // Two working hours from Sunday 01:00 (00:00 UTC) end at 04:00, because 02:00 to 03:00 is not.
    var calendar = shifts("Europe/Berlin", period("SUNDAY", "00:00", "06:00"));

    assertThat(calendar.add(Instant.parse("2021-03-28T00:00:00Z"), 2 * HOUR))
        .contains(Instant.parse("2021-03-28T02:00:00Z"));
  }

  @Test
  void shifts_that_overlap_count_once() {
    var calendar =
        shifts("UTC", period("MONDAY", "08:00", "14:00"), period("MONDAY", "12:00", "18:00"));

    assertThat(seconds(calendar, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"))
        .isEqualTo(10 * HOUR);
  }

  @Test
  void a_shift_over_the_end_of_the_week_goes_on_on_Monday() {
    var calendar = shifts("UTC", period("SUNDAY", "22:00", "06:00"));

    assertThat(seconds(calendar, "2026-01-05T00:00:00Z", "2026-01-05T12:00:00Z"))
        .isEqualTo(6 * HOUR);
  }

  @Test
  void a_holiday_takes_the_time_of_its_date_and_no_more() {
    // Thursday 22:00 to Friday 06:00; Friday the 2nd is free, so the shift ends at midnight.
    var night = List.of(period("THURSDAY", "22:00", "06:00"));
    var calendar =
        BusinessCalendar.always(
            new WorkingHours(
                ZoneId.of("UTC"), night, List.of(Holiday.on(LocalDate.parse("2026-01-02")))));

    assertThat(seconds(calendar, "2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z"))
        .isEqualTo(2 * HOUR);
  }

  @Test
  void a_holiday_can_be_an_afternoon() {
    var holiday = new Holiday(LocalDate.parse("2026-12-24"), LocalTime.parse("12:00"), null);
    var calendar =
        BusinessCalendar.always(
            new WorkingHours(
                ZoneId.of("UTC"), List.of(period("THURSDAY", "09:00", "17:00")), List.of(holiday)));

    assertThat(seconds(calendar, "2026-12-24T00:00:00Z", "2026-12-25T00:00:00Z"))
        .isEqualTo(3 * HOUR);
  }

  @Test
  void time_is_counted_by_the_version_in_force_when_it_passed() {
    // Eight hours a Monday until noon of 2026-01-12, from then on until 20:00.
    var before =
        new WorkingHours(ZoneId.of("UTC"), List.of(period("MONDAY", "09:00", "17:00")), List.of());
    var after =
        new WorkingHours(ZoneId.of("UTC"), List.of(period("MONDAY", "09:00", "20:00")), List.of());
    var change = Instant.parse("2026-01-12T12:00:00Z");
    var calendar =
        new BusinessCalendar(
            List.of(
                new BusinessCalendar.Version(change, after),
                new BusinessCalendar.Version(null, before)));

    assertThat(seconds(calendar, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"))
        .isEqualTo(8 * HOUR);
    assertThat(seconds(calendar, "2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z"))
        .isEqualTo(11 * HOUR);
    assertThat(calendar.add(Instant.parse("2026-01-12T09:00:00Z"), 11 * HOUR))
        .contains(Instant.parse("2026-01-12T20:00:00Z"));
  }

  @Test
  void nothing_is_said_of_the_time_before_the_first_version() {
    var hours =
        new WorkingHours(ZoneId.of("UTC"), List.of(period("MONDAY", "09:00", "17:00")), List.of());
    var first = Instant.parse("2026-01-01T00:00:00Z");
    var calendar = new BusinessCalendar(List.of(new BusinessCalendar.Version(first, hours)));

    assertThat(calendar.covers(first)).isTrue();
    assertThat(calendar.covers(first.minusSeconds(1))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar.businessSecondsBetween(first.minusSeconds(1), first))
        .withMessageContaining("2026-01-01T00:00:00Z");
  }

  @Test
  void a_calendar_without_hours_never_gets_there() {
    var calendar = shifts("Europe/Berlin");

    assertThat(calendar.add(Instant.parse("2026-01-01T00:00:00Z"), 1)).isEmpty();
  }

  @Test
  void nothing_to_do_is_done_at_once_even_at_night() {
    var night = Instant.parse("2026-01-05T03:00:00Z");

    assertThat(shifts("UTC", period("MONDAY", "09:00", "17:00")).add(night, 0)).contains(night);
  }

  private static BusinessCalendar shifts(String zone, WorkingPeriod... periods) {
    return BusinessCalendar.always(
        new WorkingHours(ZoneId.of(zone), Arrays.asList(periods), List.of()));
  }

  private static WorkingPeriod period(String day, String start, String end) {
    return new WorkingPeriod(DayOfWeek.valueOf(day), LocalTime.parse(start), LocalTime.parse(end));
  }

  private static long seconds(BusinessCalendar calendar, String from, String to) {
    return calendar.businessSecondsBetween(Instant.parse(from), Instant.parse(to));
  }
}
