package io.bellwether.scoring.slow;

import static io.bellwether.scoring.slow.GeneratedCompany.LONG_AGO;

import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calendars of all kinds: an office with a change of clocks and of hours, nights half an hour off,
/// hours that hold from a day on, and some that were corrected late.
final class GeneratedCalendars {

  static final List<String> VERSIONS = List.of("office1", "office2", "night1", "new1");

  private static final String OFFICE =
      """
      [{"weekday":"MONDAY","startsAt":"09:00","endsAt":"17:00"},
       {"weekday":"TUESDAY","startsAt":"09:00:00","endsAt":"17:00:00"},
       {"weekday":"TUESDAY","startsAt":"16:00","endsAt":"18:00"},
       {"weekday":"WEDNESDAY","startsAt":"09:00","endsAt":"12:30"},
       {"weekday":"SUNDAY","startsAt":"00:00","endsAt":"00:00"}]\
      """;

  private static final String NIGHTS =
      """
      [{"weekday":"FRIDAY","startsAt":"22:00","endsAt":"06:00"},
       {"weekday":"SUNDAY","startsAt":"22:00","endsAt":"06:00"}]\
      """;

  private static final String HOLIDAYS =
      """
      [{"date":"2026-01-06"},{"date":"2026-03-30"},{"date":"2026-02-03","startsAt":"12:00"},
       {"date":"2026-02-10","startsAt":null,"endsAt":"10:30"}]\
      """;

  private GeneratedCalendars() {}

  static void say(GeneratedCompany company) {
    company.say("calendar_version", "office1", LONG_AGO, version(company, "office", null, OFFICE));
    company.say(
        "calendar_version",
        "office2",
        Moments.FIRST.plusDays(60),
        version(company, "office", LocalDate.of(2026, 4, 1), NIGHTS));
    company.say(
        "calendar_version",
        "night1",
        LONG_AGO,
        version(company, "night", null, NIGHTS).put("time_zone", "Asia/Kolkata"));
    company.say(
        "calendar_version",
        "new1",
        Moments.FIRST.plusDays(20),
        version(company, "new", LocalDate.of(2026, 2, 1), NIGHTS).put("holidays", null),
        version(company, "new", LocalDate.of(2026, 1, 12), OFFICE));
  }

  private static Row version(
      GeneratedCompany company, String calendar, @Nullable LocalDate from, String hours) {
    return new Row()
        .put("calendar_id", company.id(calendar))
        .put("valid_from", from == null ? null : from.atStartOfDay())
        .put("time_zone", "Europe/Berlin")
        .put("weekly_hours", hours)
        .put("holidays", HOLIDAYS);
  }
}
