package io.bellwether.cases.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cases.businesstime.BusinessCalendar;
import io.bellwether.cases.businesstime.Holiday;
import io.bellwether.cases.businesstime.WorkingHours;
import io.bellwether.cases.businesstime.WorkingPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Laws that hold for whatever happens to a case, over a clock change, a holiday and night shifts.
class CaseCourseLawsTest {

  private static final Instant CREATED = Instant.parse("2021-10-29T13:30:00.250Z");

  private static final BusinessCalendar CALENDAR =
      BusinessCalendar.always(
          new WorkingHours(
              ZoneId.of("Europe/Berlin"),
              Stream.of(DayOfWeek.values())
                  .map(day -> new WorkingPeriod(day, LocalTime.of(22, 0), LocalTime.of(6, 0)))
                  .toList(),
              List.of(Holiday.on(LocalDate.parse("2021-11-01")))));

  @Property(tries = 10_000)
  void any_order_of_arrival_comes_to_the_same(
      @ForAll("histories") List<PastEvent> events, @ForAll Random random) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);

    assertThat(courseOf(shuffled)).isEqualTo(courseOf(events));
  }

  @Property(tries = 10_000)
  void the_intervals_of_each_kind_sum_to_the_life(@ForAll("histories") List<PastEvent> events) {
    var course = courseOf(events);
    for (var kind : IntervalKind.values()) {
      var parts = course.intervals().stream().filter(part -> part.kind() == kind).toList();
      var end = course.endedAt();
      if (end != null && !end.isAfter(CREATED)) {
        assertThat(parts).isEmpty();
        continue;
      }
      var at = CREATED;
      long seconds = 0;
      long working = 0;
      for (var part : parts) {
        assertThat(part.from()).isEqualTo(at);
        at = part.to();
        if (at != null) {
          assertThat(at).isAfter(part.from());
          seconds += at.getEpochSecond() - part.from().getEpochSecond();
          working += CALENDAR.businessSecondsBetween(part.from(), at);
        }
      }
      assertThat(at).isEqualTo(end);
      if (end != null) {
        assertThat(seconds).isEqualTo(end.getEpochSecond() - CREATED.getEpochSecond());
        assertThat(working).isEqualTo(CALENDAR.businessSecondsBetween(CREATED, end));
      }
    }
  }

  @Property
  void neighbours_differ(@ForAll("histories") List<PastEvent> events) {
    Interval before = null;
    for (var part : courseOf(events).intervals()) {
      if (before != null && before.kind() == part.kind()) {
        assertThat(part.value()).isNotEqualTo(before.value());
      }
      before = part;
    }
  }

  private static CaseCourse courseOf(List<PastEvent> events) {
    return CaseCourse.of(
        new CaseStart(Events.CASE, CREATED, null, null, Priority.NORMAL, null, null), events);
  }

  /// Few moments, so that many things happen in the same one; some before the creation.
  @Provide
  Arbitrary<List<PastEvent>> histories() {
    var moments =
        Arbitraries.oneOf(
            Arbitraries.integers()
                .between(-2, 12)
                .map(n -> CREATED.plusSeconds(n * 21_600L).plusMillis(n * 333L)),
            Arbitraries.longs().between(0, 30L * 86_400_000).map(CREATED::plusMillis));
    var stages = Arbitraries.of("QUEUED", "IN_PROGRESS", "WAITING_FOR_CUSTOMER");
    return Combinators.combine(
            moments,
            Arbitraries.of(CaseEventKind.class),
            stages,
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(Priority.class),
            Arbitraries.longs())
        .as(
            (at, kind, stage, rep, priority, id) ->
                new PastEvent(
                    new UUID(3, id),
                    at,
                    id % 3 == 0 ? Integer.valueOf(rep) : null,
                    kind,
                    kind == CaseEventKind.STAGE_CHANGED ? stage : null,
                    kind == CaseEventKind.ASSIGNED ? new UUID(2, rep) : null,
                    kind == CaseEventKind.PRIORITY_CHANGED ? priority : null,
                    null,
                    kind == CaseEventKind.PROMISE_CHANGED ? at.plusSeconds(rep) : null,
                    kind == CaseEventKind.MERGED ? new UUID(1, rep) : null))
        .list()
        .uniqueElements(PastEvent::id)
        .ofMaxSize(12);
  }
}
