package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When people work: a calendar for each region, with the office hours of its zone.
final class WorkingTimes {

  private WorkingTimes() {}

  /// A line of `calendars:import`.
  record Calendar(String externalId, String name) {}

  /// A line of `calendar-versions:import`.
  record Version(
      String externalId,
      String calendarExternalId,
      String timeZone,
      List<Hours> weeklyHours,
      List<String> holidays) {}

  /// A line of `calendar-assignments:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Assignment(
      String externalId, String calendarExternalId, @Nullable String teamExternalId) {}

  record Hours(String weekday, String startsAt, String endsAt) {}

  static String calendarOf(Region region) {
    return "office-" + region.name().toLowerCase(Locale.ROOT);
  }

  static Stream<Calendar> calendars() {
    return Arrays.stream(Region.values())
        .map(region -> new Calendar(calendarOf(region), "Office " + region.name()));
  }

  /// Since ever and without holidays, like the office hours that cases are worked on in.
  static Stream<Version> versions() {
    return Arrays.stream(Region.values())
        .map(
            region ->
                new Version(
                    calendarOf(region) + "-1",
                    calendarOf(region),
                    region.zone().getId(),
                    week(),
                    List.of()));
  }

  /// A support team's calendar is that of its region; what nobody's team took in goes by the head
  /// office.
  static Stream<Assignment> assignments() {
    return Stream.concat(
        Stream.of(new Assignment("calendar-of-all", calendarOf(Region.EMEA), null)),
        Arrays.stream(Region.values())
            .map(
                region ->
                    new Assignment(
                        "calendar-of-" + People.supportOf(region),
                        calendarOf(region),
                        People.supportOf(region))));
  }

  private static List<Hours> week() {
    return Arrays.stream(DayOfWeek.values())
        .filter(OfficeHours::isWorkday)
        .map(
            day ->
                new Hours(day.name(), OfficeHours.OPENS.toString(), OfficeHours.CLOSES.toString()))
        .toList();
  }
}
