package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.activity;
import static io.bellwether.scoring.store.Changes.calendarVersion;
import static io.bellwether.scoring.store.Changes.caseEvent;
import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.supportCase;
import static io.bellwether.scoring.store.Changes.tick;
import static io.bellwether.scoring.store.Changes.upsert;
import static io.bellwether.scoring.store.Changes.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A case that came in on a Monday at ten, was answered at eleven and resolved at two in the
/// afternoon. What case-service says of it was counted from eight o'clock on; by now the office
/// opens at half past ten.
class RecountedTest extends OnAFactStore {

  private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant TWO = Instant.parse("2026-01-05T14:00:00Z");

  private static final String FROM_HALF_PAST_TEN =
      "[{\"weekday\":\"MONDAY\",\"startsAt\":\"10:30\",\"endsAt\":\"18:00\"}]";

  /// First response, resolution as its last and first one, course, stage.
  private static final String SECONDS =
      """
      SELECT r.id, r.business_seconds, e.business_seconds, c.business_seconds, s.business_seconds
      FROM first_response_facts('acme') r JOIN resolution_facts('acme') e ON e.id = r.id
      JOIN case_handling_facts('acme') c ON c.id = r.id JOIN stage_stay_facts('acme') s ON s.id = r.id\
      """;

  private static final String KNOWN = SECONDS.replaceAll("_facts\\('acme'\\)", "_known('acme', ?)");

  private static final String PUBLISHED = "|3600|14400|14400|14400";

  /// Half an hour, and three hours and a half.
  private static final String COUNTED = "|1800|12600|12600|12600";

  @BeforeEach
  void cases() {
    facts.apply(
        calendarVersion("acme", "office-1", 1, "office", "UTC", FROM_HALF_PAST_TEN),
        resolved("here", 2),
        answered("here", 3),
        event("here", 5),
        stage("here", 6, "office-1"),
        resolved("nowhere", 7),
        answered("nowhere", 8),
        event("nowhere", 10),
        stage("nowhere", 11, null));
  }

  @Test
  void what_is_published_counts_while_nothing_is_counted_anew() {
    facts.apply(recalculation(12, 3, NOON));

    assertThat(facts.rows(SECONDS)).isEqualTo(rows(PUBLISHED, PUBLISHED));
  }

  @Test
  void while_cases_are_counted_anew_their_seconds_follow_from_the_calendar() {
    facts.apply(recalculation(12, 3, null));

    assertThat(facts.rows(SECONDS)).isEqualTo(rows(COUNTED, PUBLISHED));
  }

  @Test
  void what_was_known_then_was_counted_then() {
    facts.apply(recalculation(12, 3, null));
    facts.apply(recalculation(13, 6, NOON));

    assertThat(known(2)).isEqualTo(rows(PUBLISHED, PUBLISHED));
    assertThat(known(4)).isEqualTo(rows(COUNTED, PUBLISHED));
    assertThat(known(7)).isEqualTo(rows(PUBLISHED, PUBLISHED));
  }

  @Test
  void time_before_the_calendar_begins_is_not_known_any_more() {
    facts.apply(
        with(
            calendarVersion("acme", "office-1", 12, "office", "UTC", FROM_HALF_PAST_TEN),
            "valid_from",
            LocalDateTime.parse("2026-01-06T00:00:00")),
        recalculation(13, 3, null));

    assertThat(facts.rows(SECONDS)).isEqualTo(rows("|null|null|null|null", PUBLISHED));
  }

  /// Its midnight is eleven o'clock here: the case was created before, on the same day of UTC.
  @Test
  void time_before_the_calendar_begins_on_the_day_is_not_known_either() {
    facts.apply(
        with(
            calendarVersion(
                "acme", "office-1", 12, "office", "Pacific/Pago_Pago", FROM_HALF_PAST_TEN),
            "valid_from",
            LocalDateTime.parse("2026-01-05T00:00:00")),
        recalculation(13, 3, null));

    assertThat(facts.rows(SECONDS)).isEqualTo(rows("|null|null|null|null", PUBLISHED));
  }

  /// Resolved at noon, after an hour and a half, and again at two.
  @Test
  void the_first_resolution_of_a_reopened_case_is_counted_by_itself() {
    var noon = Instant.parse("2026-01-05T12:00:00Z");
    facts.apply(
        with(
            resolved("here", 12),
            "first_resolved_at",
            LocalDateTime.ofInstant(noon, ZoneOffset.UTC)),
        caseEvent("acme", "here-first", 13, 1, "here", "RESOLVED", noon),
        caseEvent("acme", "here-again", 14, 1, "here", "REOPENED", noon.plusSeconds(60)),
        recalculation(15, 3, null));

    assertThat(
            facts.rows(
                "SELECT business_seconds FROM resolution_facts(?) WHERE id = ?",
                "acme",
                id("here")))
        .containsExactlyInAnyOrder("5400", "12600");
  }

  private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-01T12:00:00");

  private static List<String> rows(String here, String nowhere) {
    return List.of(id("here") + here, id("nowhere") + nowhere).stream().sorted().toList();
  }

  private List<String> known(int tick) {
    return facts.rows(KNOWN, tick(tick), tick(tick), tick(tick), tick(tick));
  }

  private static FactChange resolved(String name, long seq) {
    var change = supportCase("acme", name, seq, 1, null, TEN, TWO);
    change = with(change, "first_response_business_seconds", 3_600L);
    change = with(change, "first_resolution_business_seconds", 14_400L);
    return with(change, "resolution_business_seconds", 14_400L);
  }

  private static FactChange answered(String ofCase, long seq) {
    return activity(
        "acme",
        ofCase + "-reply",
        seq,
        1,
        ofCase,
        TEN.plusSeconds(3_600),
        "REP REPLY OUTBOUND visible");
  }

  private static FactChange event(String ofCase, long seq) {
    return caseEvent("acme", ofCase + "-end", seq, 1, ofCase, "RESOLVED", TWO);
  }

  private static FactChange stage(String ofCase, long seq, @Nullable String version) {
    return upsert(
        CaseTables.CASE_INTERVAL,
        "acme",
        ofCase + "-stage",
        seq,
        1,
        id(ofCase),
        "STAGE",
        "IN_PROGRESS",
        LocalDateTime.ofInstant(TEN, ZoneOffset.UTC),
        LocalDateTime.ofInstant(TWO, ZoneOffset.UTC),
        14_400L,
        14_400L,
        version == null ? null : id(version));
  }

  private static FactChange recalculation(long seq, int tick, @Nullable LocalDateTime endedAt) {
    return upsert(
        CaseTables.RECALCULATION,
        "acme",
        "recalculation",
        seq,
        tick,
        NOON.minusMinutes(1),
        2L,
        endedAt == null ? FactStore.OPEN_END : endedAt,
        "CALENDAR");
  }
}
