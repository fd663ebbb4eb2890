package io.bellwether.cases.sla;

import static io.bellwether.cases.history.CaseEventKind.CLOSED;
import static io.bellwether.cases.history.CaseEventKind.REOPENED;
import static io.bellwether.cases.history.CaseEventKind.RESOLVED;
import static io.bellwether.cases.history.Events.event;
import static io.bellwether.cases.history.Events.priority;
import static io.bellwether.cases.history.Events.stage;
import static io.bellwether.cases.history.Events.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cases.businesstime.BusinessCalendar;
import io.bellwether.cases.businesstime.WorkingHours;
import io.bellwether.cases.businesstime.WorkingPeriod;
import io.bellwether.cases.history.CaseCourse;
import io.bellwether.cases.history.PastEvent;
import io.bellwether.cases.history.Priority;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The calendar is Monday to Friday 08:00 to 18:00 in Berlin, which is UTC+1 in March 2013.
class SlaClocksTest {

  private static final BusinessCalendar CALENDAR =
      BusinessCalendar.always(
          new WorkingHours(
              ZoneId.of("Europe/Berlin"),
              EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                  .map(day -> new WorkingPeriod(day, LocalTime.of(8, 0), LocalTime.of(18, 0)))
                  .toList(),
              List.of()));

  /// Zammad's published targets: first response in 60 minutes, solution in 180.
  private static final SlaTargets ZAMMAD = targets(1, null, null, null, 3_600L, 10_800L);

  private static final String CREATED = "2013-03-21T09:30:00Z";

  @Test
  void published_answers_of_a_help_desk() {
    assertThat(firstResponse("2013-03-21T10:00:00Z"))
        .extracting(SlaClock::elapsedSeconds, SlaClock::outcome)
        .containsExactly(30 * 60L, SlaOutcome.FULFILLED);
    assertThat(firstResponse("2013-03-21T14:00:00Z"))
        .extracting(SlaClock::elapsedSeconds, SlaClock::outcome)
        .containsExactly(270 * 60L, SlaOutcome.BREACHED);
    assertThat(resolution("2013-03-21T11:30:00Z"))
        .extracting(SlaClock::elapsedSeconds, SlaClock::outcome)
        .containsExactly(120 * 60L, SlaOutcome.FULFILLED);
    assertThat(resolution("2013-03-21T13:00:00Z"))
        .extracting(SlaClock::elapsedSeconds, SlaClock::outcome)
        .containsExactly(210 * 60L, SlaOutcome.BREACHED);
  }

  private static SlaClock firstResponse(String at) {
    return only(SlaKind.FIRST_RESPONSE, clocks(course(), List.of(ours(at)), CALENDAR, ZAMMAD));
  }

  private static SlaClock resolution(String at) {
    return only(
        SlaKind.RESOLUTION, clocks(course(event(at, RESOLVED)), List.of(), CALENDAR, ZAMMAD));
  }

  @Test
  void what_is_done_on_the_second_that_it_is_due_is_fulfilled() {
    assertThat(firstResponse("2013-03-21T10:30:00Z").outcome()).isEqualTo(SlaOutcome.FULFILLED);
    assertThat(firstResponse("2013-03-21T10:30:01Z").outcome()).isEqualTo(SlaOutcome.BREACHED);
  }

  @Test
  void a_clock_pauses_while_we_wait_for_the_customer() {
    // One of three hours is used at 10:30. Waiting from then until 14:30 stops the clock; the two
    // that are left end at 16:30 UTC, 17:30 in Berlin.
    var course =
        course(stage("2013-03-21T10:30:00Z", "WAITING"), stage("2013-03-21T14:30:00Z", "WORKING"));

    var clock = only(SlaKind.RESOLUTION, clocks(course, List.of(), CALENDAR, ZAMMAD));

    assertThat(clock.dueAt()).isEqualTo("2013-03-21T16:30:00Z");
    assertThat(clock.pausedSeconds()).isEqualTo(4 * 3_600L);
    assertThat(clock.paused()).isFalse();
    assertThat(clock.stoppedAt()).isNull();
  }

  @Test
  void nobody_knows_when_a_paused_clock_is_due() {
    var course = course(stage("2013-03-21T10:30:00Z", "WAITING"));

    var clock = only(SlaKind.RESOLUTION, clocks(course, List.of(), CALENDAR, ZAMMAD));

    assertThat(clock.dueAt()).isNull();
    assertThat(clock.paused()).isTrue();
  }

  @Test
  void a_pause_after_the_due_time_comes_too_late() {
    var course = course(stage("2013-03-21T14:00:00Z", "WAITING"));

    var clock = only(SlaKind.RESOLUTION, clocks(course, List.of(), CALENDAR, ZAMMAD));

    assertThat(clock.dueAt()).isEqualTo("2013-03-21T12:30:00Z");
  }

  @Test
  void each_message_that_waits_starts_a_clock_and_an_answer_stops_it() {
    var targets = targets(1, null, null, 7_200L, 3_600L, null);
    var said =
        List.of(
            theirs("2013-03-21T09:31:00Z"),
            ours("2013-03-21T10:00:00Z"),
            theirs("2013-03-21T11:00:00Z"),
            theirs("2013-03-21T11:30:00Z"),
            ours("2013-03-21T12:00:00Z"),
            ours("2013-03-21T12:30:00Z"),
            theirs("2013-03-21T16:30:00Z"));

    var next =
        clocks(course(), said, CALENDAR, targets).stream()
            .filter(clock -> clock.kind() == SlaKind.NEXT_RESPONSE)
            .toList();

    assertThat(next)
        .extracting(SlaClock::startedAt, SlaClock::stoppedAt, SlaClock::dueAt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                at("2013-03-21T11:00:00Z"), at("2013-03-21T12:00:00Z"), at("2013-03-21T13:00:00Z")),
            // Half an hour is left of Thursday; the rest of two hours is Friday's from 08:00.
            org.assertj.core.groups.Tuple.tuple(
                at("2013-03-21T16:30:00Z"), null, at("2013-03-22T08:30:00Z")));
  }

  @Test
  void the_target_is_that_of_the_start_whatever_comes_later() {
    var urgent = targets(2, "URGENT", null, null, null, 3_600L);
    var later = targets(3, null, "2013-03-21T09:31:00Z", null, null, 60L);
    var course = course(priority("2013-03-21T09:31:00Z", Priority.URGENT));

    var clock =
        only(SlaKind.RESOLUTION, clocks(course, List.of(), CALENDAR, ZAMMAD, urgent, later));

    assertThat(clock.targetSeconds()).isEqualTo(10_800);
  }

  @Test
  void the_policy_that_says_most_about_the_case_holds() {
    var gold =
        new SlaTargets(
            new UUID(0, 4), "GOLD", null, null, TargetClock.BUSINESS, null, null, 60L, Set.of());
    var silver =
        new SlaTargets(
            new UUID(0, 5),
            "SILVER",
            Priority.NORMAL,
            null,
            TargetClock.BUSINESS,
            null,
            null,
            70L,
            Set.of());
    var normal = targets(6, "NORMAL", null, null, null, 80L);

    assertThat(
            only(
                    SlaKind.RESOLUTION,
                    clocks(course(), List.of(), CALENDAR, ZAMMAD, gold, silver, normal))
                .targetSeconds())
        .isEqualTo(60);
  }

  @Test
  void a_reopening_starts_a_new_clock() {
    var course =
        course(event("2013-03-21T10:30:00Z", RESOLVED), event("2013-03-21T11:30:00Z", REOPENED));

    var clocks =
        clocks(course, List.of(), CALENDAR, ZAMMAD).stream()
            .filter(clock -> clock.kind() == SlaKind.RESOLUTION)
            .toList();

    assertThat(clocks)
        .extracting(SlaClock::startedAt, SlaClock::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(at(CREATED), SlaOutcome.FULFILLED),
            org.assertj.core.groups.Tuple.tuple(at("2013-03-21T11:30:00Z"), null));
  }

  @Test
  void a_case_that_ends_without_an_answer_needs_none_unless_it_was_late() {
    var inTime = course(event("2013-03-21T10:00:00Z", CLOSED));
    var late = course(event("2013-03-21T12:00:00Z", CLOSED));

    assertThat(only(SlaKind.FIRST_RESPONSE, clocks(inTime, List.of(), CALENDAR, ZAMMAD)).outcome())
        .isEqualTo(SlaOutcome.CANCELLED);
    assertThat(only(SlaKind.FIRST_RESPONSE, clocks(late, List.of(), CALENDAR, ZAMMAD)).outcome())
        .isEqualTo(SlaOutcome.BREACHED);
  }

  @Test
  void without_a_calendar_business_seconds_are_unknown_and_calendar_seconds_are_not() {
    var clock =
        only(
            SlaKind.RESOLUTION,
            clocks(course(event("2013-03-21T10:00:00Z", RESOLVED)), List.of(), null, ZAMMAD));
    assertThat(clock.dueAt()).isNull();
    assertThat(clock.elapsedSeconds()).isNull();
    assertThat(clock.outcome()).isNull();

    var round =
        new SlaTargets(
            new UUID(0, 1), null, null, null, TargetClock.CALENDAR, null, null, 60L, Set.of());
    assertThat(only(SlaKind.RESOLUTION, clocks(course(), List.of(), null, round)).dueAt())
        .isEqualTo("2013-03-21T09:31:00Z");
  }

  private static SlaTargets targets(
      long id,
      @Nullable String priority,
      @Nullable String validFrom,
      @Nullable Long next,
      @Nullable Long first,
      @Nullable Long resolution) {
    return new SlaTargets(
        new UUID(0, id),
        null,
        priority == null ? null : Priority.valueOf(priority),
        validFrom == null ? null : at(validFrom),
        TargetClock.BUSINESS,
        first,
        next,
        resolution,
        Set.of("WAITING"));
  }

  private static CaseCourse course(PastEvent... events) {
    return CaseCourse.of(start(CREATED, Priority.NORMAL), List.of(events));
  }

  private static List<SlaClock> clocks(
      CaseCourse course,
      List<Message> said,
      @Nullable BusinessCalendar calendar,
      SlaTargets... policies) {
    return SlaClocks.of(course, said, Arrays.asList(policies), calendar);
  }

  private static SlaClock only(SlaKind kind, List<SlaClock> clocks) {
    var found = clocks.stream().filter(clock -> clock.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Message ours(String at) {
    return new Message(at(at), true);
  }

  private static Message theirs(String at) {
    return new Message(at(at), false);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
