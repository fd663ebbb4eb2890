package io.bellwether.cases.history;

import static io.bellwether.cases.history.CaseEventKind.CLOSED;
import static io.bellwether.cases.history.CaseEventKind.MERGED;
import static io.bellwether.cases.history.CaseEventKind.REOPENED;
import static io.bellwether.cases.history.CaseEventKind.RESOLVED;
import static io.bellwether.cases.history.Events.assigned;
import static io.bellwether.cases.history.Events.event;
import static io.bellwether.cases.history.Events.priority;
import static io.bellwether.cases.history.Events.stage;
import static io.bellwether.cases.history.Events.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseCourseTest {

  private static final UUID KIM = new UUID(2, 1);

  @Test
  void stages_cover_the_life_without_a_gap_and_a_resolution_in_between_is_one() {
    var course =
        of(
            stage("2026-01-05T10:00:00Z", "IN_PROGRESS"),
            event("2026-01-05T12:00:00Z", RESOLVED),
            event("2026-01-05T15:00:00Z", REOPENED),
            event("2026-01-05T16:00:00Z", RESOLVED),
            stage("2026-01-05T17:00:00Z", "ARCHIVED"));

    assertThat(of(course, IntervalKind.STAGE))
        .containsExactly(
            interval(IntervalKind.STAGE, null, "09:00", "10:00"),
            interval(IntervalKind.STAGE, "IN_PROGRESS", "10:00", "12:00"),
            interval(IntervalKind.STAGE, "RESOLVED", "12:00", "15:00"),
            interval(IntervalKind.STAGE, "IN_PROGRESS", "15:00", "16:00"));
    assertThat(course.endedAt()).isEqualTo("2026-01-05T16:00:00Z");
    assertThat(course.status()).isEqualTo(CaseStatus.RESOLVED);
  }

  @Test
  void the_last_interval_of_an_open_case_lasts() {
    var course = of(assigned("2026-01-05T10:00:00Z", KIM));

    assertThat(of(course, IntervalKind.ASSIGNEE))
        .containsExactly(
            interval(IntervalKind.ASSIGNEE, null, "09:00", "10:00"),
            interval(IntervalKind.ASSIGNEE, KIM.toString(), "10:00", null));
    assertThat(course.assigneeId()).isEqualTo(KIM);
  }

  @Test
  void a_priority_begins_with_what_came_in() {
    var course = of(priority("2026-01-05T10:00:00Z", Priority.URGENT));

    assertThat(of(course, IntervalKind.PRIORITY))
        .containsExactly(
            interval(IntervalKind.PRIORITY, "NORMAL", "09:00", "10:00"),
            interval(IntervalKind.PRIORITY, "URGENT", "10:00", null));
    assertThat(course.priority()).isEqualTo(Priority.URGENT);
  }

  @Test
  void what_happened_before_the_creation_is_what_it_begins_with_and_is_flagged() {
    var course = of(stage("2026-01-05T08:00:00Z", "QUEUED"));

    assertThat(of(course, IntervalKind.STAGE))
        .containsExactly(interval(IntervalKind.STAGE, "QUEUED", "09:00", null));
    assertThat(course.complete()).isFalse();
  }

  @Test
  void a_reopening_of_what_had_not_ended_is_flagged() {
    assertThat(of(event("2026-01-05T12:00:00Z", REOPENED)).complete()).isFalse();
    assertThat(of(event("2026-01-05T12:00:00Z", RESOLVED)).complete()).isTrue();
  }

  @Test
  void closing_after_the_resolution_does_not_lengthen_the_life() {
    var course = of(event("2026-01-05T12:00:00Z", RESOLVED), event("2026-01-06T12:00:00Z", CLOSED));

    assertThat(course.status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(course.endedAt()).isEqualTo("2026-01-05T12:00:00Z");
    assertThat(course.resolvedAt()).isEqualTo("2026-01-05T12:00:00Z");
    assertThat(course.closedAt()).isEqualTo("2026-01-06T12:00:00Z");
  }

  @Test
  void a_case_that_is_closed_or_merged_without_a_resolution_is_not_resolved() {
    assertThat(of(event("2026-01-05T12:00:00Z", CLOSED)).resolvedAt()).isNull();
    var merged = of(event("2026-01-05T12:00:00Z", MERGED));
    assertThat(merged.resolvedAt()).isNull();
    assertThat(merged.endedAt()).isEqualTo("2026-01-05T12:00:00Z");
    assertThat(merged.mergedIntoId()).isEqualTo(new UUID(1, 2));
  }

  private static CaseCourse of(PastEvent... events) {
    return CaseCourse.of(start("2026-01-05T09:00:00Z", Priority.NORMAL), List.of(events));
  }

  private static List<Interval> of(CaseCourse course, IntervalKind kind) {
    return course.intervals().stream().filter(interval -> interval.kind() == kind).toList();
  }

  private static Interval interval(
      IntervalKind kind, @Nullable String value, String from, @Nullable String to) {
    return new Interval(kind, value, at(from), to == null ? null : at(to));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-05T%s:00Z".formatted(time));
  }
}
