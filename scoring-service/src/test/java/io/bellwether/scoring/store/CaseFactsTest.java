package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.activity;
import static io.bellwether.scoring.store.Changes.caseEvent;
import static io.bellwether.scoring.store.Changes.deleted;
import static io.bellwether.scoring.store.Changes.supportCase;
import static io.bellwether.scoring.store.Changes.tick;
import static io.bellwether.scoring.store.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseFactsTest extends OnAFactStore {

  @Test
  void a_case_is_open_from_its_creation_to_its_resolution_and_again_when_reopened() {
    facts.apply(
        aCase(0, null), event("r1", "RESOLVED", 10), event("o", "REOPENED", 20), aNote("a", 25));

    assertThat(episodes()).containsExactly("CREATED|0|10", "REOPENED|20|open");
  }

  @Test
  void closing_and_merging_end_a_case_too() {
    facts.apply(
        aCase(0, null),
        event("c", "CLOSED", 10),
        event("o", "REOPENED", 20),
        event("m", "MERGED", 30));

    assertThat(episodes()).containsExactly("CREATED|0|10", "REOPENED|20|30");
  }

  @Test
  void saying_twice_that_a_case_is_resolved_or_open_changes_nothing() {
    facts.apply(
        aCase(0, null),
        event("o0", "REOPENED", 5),
        event("r1", "RESOLVED", 10),
        event("r2", "RESOLVED", 12),
        event("o1", "REOPENED", 20),
        event("o2", "REOPENED", 22));

    assertThat(episodes()).containsExactly("CREATED|0|10", "REOPENED|20|open");
  }

  @Test
  void reopened_and_resolved_at_the_same_instant_is_resolved() {
    facts.apply(
        aCase(0, null),
        event("r1", "RESOLVED", 10),
        event("o1", "REOPENED", 10),
        event("o2", "REOPENED", 20),
        event("r2", "RESOLVED", 20));

    assertThat(episodes()).containsExactly("CREATED|0|10");
  }

  @Test
  void a_case_that_is_resolved_when_it_is_created_was_open_for_no_time() {
    facts.apply(aCase(10, null), event("r", "RESOLVED", 10));

    assertThat(episodes()).containsExactly("CREATED|10|10");
  }

  @Test
  void what_happened_before_the_creation_counts_as_of_the_creation() {
    facts.apply(aCase(10, null), event("r", "RESOLVED", 3), event("o", "REOPENED", 4));
    assertThat(episodes()).containsExactly("CREATED|10|open");

    facts.apply(
        caseEvent("acme", "r2", 9, 2, "c", "RESOLVED", minute(5)),
        caseEvent("acme", "o2", 9, 2, "c", "REOPENED", minute(12)));
    assertThat(episodes()).containsExactly("CREATED|10|10", "REOPENED|12|open");
  }

  @Test
  void events_of_a_case_that_is_gone_are_no_episode() {
    facts.apply(aCase(0, null), event("r", "RESOLVED", 10));
    facts.apply(deleted(CaseTables.SUPPORT_CASE, "acme", "c", 7, 2));

    assertThat(episodes()).isEmpty();
    assertThat(episodes("acme", "c", 1)).containsExactly("CREATED|0|10");
  }

  @Test
  void episodes_equal_the_minute_by_minute_state_of_random_events_in_any_order() {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    var cases = new ArrayList<RandomCase>();
    var changes = new ArrayList<FactChange>();
    for (int i = 0; i < 150; i++) {
      var events = new ArrayList<RandomEvent>();
      for (int e = random.nextInt(7); e > 0; e--) {
        var kinds = List.of("RESOLVED", "REOPENED", "RESOLVED", "REOPENED", "ASSIGNED");
        events.add(
            new RandomEvent(
                kinds.get(random.nextInt(kinds.size())),
                random.nextInt(12),
                1 + random.nextInt(3)));
      }
      var next = new RandomCase("c" + i, random.nextInt(8), events);
      cases.add(next);
      changes.add(supportCase("acme", next.name, 1, 1, null, minute(next.created), null));
      for (int e = 0; e < events.size(); e++) {
        var event = events.get(e);
        changes.add(
            caseEvent(
                "acme",
                next.name + "e" + e,
                1,
                event.tick,
                next.name,
                event.kind,
                minute(event.at)));
      }
    }
    Collections.shuffle(changes, random);
    changes.sort(Comparator.comparing(FactChange::knownAt));
    facts.apply(changes.toArray(FactChange[]::new));

    for (int tick = 1; tick <= 3; tick++) {
      assertEpisodes(cases, tick, tick, seed);
    }
    assertEpisodes(cases, null, 3, seed);
  }

  private void assertEpisodes(
      List<RandomCase> cases, @Nullable Integer known, int tick, long seed) {
    var byCase = new HashMap<String, List<String>>();
    for (var row :
        facts.rows(
            """
            SELECT id, opening, %s, %s FROM case_open_%s\
            """
                .formatted(minutes("valid_from"), minutes("valid_to"), version(known)),
            known == null
                ? new Object[] {"acme"}
                : new Object[] {"acme", LocalDateTime.ofInstant(tick(known), ZoneOffset.UTC)})) {
      var parts = row.split("\\|", 2);
      byCase.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
    for (var one : cases) {
      assertThat(byCase.getOrDefault(Changes.id(one.name).toString(), List.of()))
          .describedAs("%s as known at tick %s, seed %d", one, known, seed)
          .isEqualTo(one.minuteByMinute(tick));
    }
  }

  private record RandomEvent(String kind, int at, int tick) {}

  private record RandomCase(String name, int created, List<RandomEvent> events) {

    /// The slow way: ask at every minute how case-service tells the status (the last event, and at
    /// the same time RESOLVED after REOPENED).
    List<String> minuteByMinute(int tick) {
      var episodes = new ArrayList<String>();
      var opening = (String) null;
      if (!isOpen(created, tick)) {
        episodes.add("CREATED|%d|%d".formatted(created, created));
      }
      for (int minute = created; minute < 20; minute++) {
        var open = isOpen(minute, tick);
        if (open && opening == null) {
          opening = (minute == created ? "CREATED|" : "REOPENED|") + minute;
        } else if (!open && opening != null) {
          episodes.add(opening + "|" + minute);
          opening = null;
        }
      }
      if (opening != null) {
        episodes.add(opening + "|open");
      }
      episodes.sort(null);
      return episodes;
    }

    private boolean isOpen(int minute, int tick) {
      return events.stream()
          .filter(e -> e.tick <= tick && e.at <= minute && !e.kind.equals("ASSIGNED"))
          .max(Comparator.comparing(RandomEvent::at).thenComparing(RandomEvent::kind))
          .filter(last -> last.kind.equals("RESOLVED"))
          .isEmpty();
    }
  }

  @Test
  void the_first_reply_is_a_rep_s_own_message_that_the_customer_sees() {
    facts.apply(
        aCase(10, null),
        does("before", 9, "REP REPLY OUTBOUND visible"),
        does("customer", 11, "CUSTOMER REPLY INBOUND visible"),
        does("bot", 12, "BOT REPLY OUTBOUND visible"),
        does("rule", 13, "REP REPLY OUTBOUND visible automated"),
        does("note", 14, "REP NOTE INTERNAL"),
        does("hidden", 15, "REP REPLY OUTBOUND"),
        does("phoned", 16, "REP CALL INBOUND visible"));
    assertThat(handling()).containsExactly("null|open|null|null|null");

    facts.apply(does("reply", 17, "REP REPLY OUTBOUND visible"));
    assertThat(handling()).containsExactly("17|17|null|null|null");
  }

  @Test
  void replies_count_up_to_and_with_the_first_resolution() {
    facts.apply(
        aCase(0, 20),
        does("1", 5, "REP REPLY OUTBOUND visible"),
        does("2", 20, "REP CALL OUTBOUND visible"),
        does("3", 21, "REP REPLY OUTBOUND visible"));

    assertThat(handling()).containsExactly("5|5|20|2|null");
  }

  @Test
  void a_resolution_without_a_reply_ends_the_wait() {
    facts.apply(aCase(0, 20), does("late", 30, "REP REPLY OUTBOUND visible"));

    assertThat(handling()).containsExactly("30|20|20|0|null");
  }

  @Test
  void the_first_reopening_is_the_one_after_the_first_resolution() {
    facts.apply(
        aCase(0, 20),
        event("o0", "REOPENED", 10),
        event("r", "RESOLVED", 20),
        event("o1", "REOPENED", 20),
        event("o2", "REOPENED", 40),
        event("o3", "REOPENED", 30));

    assertThat(handling()).containsExactly("null|20|20|0|30");
  }

  /// Ann hands it up to Ben in the moment of its escalation, who solves it; Zoe had it before.
  @Test
  void a_case_is_escalated_from_who_had_it_then() {
    facts.apply(
        aCase(0, 40),
        assigned("a1", "Zoe", 5),
        assigned("a2", "Ann", 10),
        event("e1", "ESCALATED", 20),
        assigned("a3", "Ben", 20),
        event("e2", "ESCALATED", 50),
        assigned("a4", "Eve", 60));

    assertThat(
            facts.rows("SELECT rep_id, escalated FROM case_assignee_facts('acme') ORDER BY rep_id"))
        .containsExactlyInAnyOrder(
            "null|false",
            Changes.id("Zoe") + "|false",
            Changes.id("Ann") + "|true",
            Changes.id("Ben") + "|false");
  }

  @Test
  void what_is_escalated_before_anybody_has_it_is_escalated_from_nobody() {
    facts.apply(aCase(0, 40), event("e", "ESCALATED", 0), assigned("a", "Ann", 5));

    assertThat(facts.rows("SELECT rep_id, escalated FROM case_assignee_facts('acme')"))
        .containsExactlyInAnyOrder("null|true", Changes.id("Ann") + "|false");
  }

  @Test
  void what_is_known_of_a_case_has_the_time_up_to_which_it_is_known() {
    facts.apply(aCase(0, null));
    facts.apply(supportCase("acme", "d", 2, 5, null, minute(1), null));

    assertThat(
            facts.rows(
                "SELECT DISTINCT CAST(epoch(as_of) AS bigint) FROM case_handling_facts(?)", "acme"))
        .containsExactly(Long.toString(tick(5).getEpochSecond()));
    assertThat(
            facts.rows(
                "SELECT CAST(epoch(as_of) AS bigint) FROM case_handling_known(?, ?)",
                "acme",
                tick(3)))
        .containsExactly(Long.toString(tick(3).getEpochSecond()));
  }

  @Test
  void another_tenant_s_events_and_replies_are_not_read() {
    facts.apply(
        aCase(0, null),
        caseEvent("telco", "r", 1, 1, "c", "RESOLVED", minute(10)),
        activity("telco", "a", 1, 1, "c", minute(5), "REP REPLY OUTBOUND visible"));

    assertThat(episodes()).containsExactly("CREATED|0|open");
    assertThat(handling()).containsExactly("null|open|null|null|null");
  }

  private static Instant minute(int number) {
    return Instant.parse("2026-01-10T12:00:00Z").plusSeconds(60L * number);
  }

  private static FactChange aCase(int created, @Nullable Integer resolved) {
    return supportCase(
        "acme", "c", 1, 1, "a", minute(created), resolved == null ? null : minute(resolved));
  }

  private static FactChange event(String name, String kind, int at) {
    return caseEvent("acme", name, 1, 1, "c", kind, minute(at));
  }

  private static FactChange assigned(String name, String rep, int at) {
    return upsert(
        CaseTables.CASE_EVENT,
        "acme",
        name,
        1,
        1,
        Changes.id("c"),
        minute(at),
        "ASSIGNED",
        null,
        Changes.id(rep));
  }

  private static FactChange aNote(String name, int at) {
    return does(name, at, "REP NOTE INTERNAL");
  }

  private static FactChange does(String name, int at, String how) {
    return activity("acme", name, 1, 1, "c", minute(at), how);
  }

  private List<String> episodes() {
    return episodes("acme", "c", null);
  }

  private List<String> episodes(String tenant, String ofCase, @Nullable Integer tick) {
    return facts.rows(
        """
        SELECT opening, %s, %s FROM case_open_%s WHERE id = ?\
        """
            .formatted(minutes("valid_from"), minutes("valid_to"), version(tick)),
        tick == null
            ? new Object[] {tenant, Changes.id(ofCase)}
            : new Object[] {
              tenant, LocalDateTime.ofInstant(tick(tick), ZoneOffset.UTC), Changes.id(ofCase)
            });
  }

  private static String version(@Nullable Integer tick) {
    return tick == null ? "facts(?)" : "known(?, ?)";
  }

  private List<String> handling() {
    return facts.rows(
        """
        SELECT %s, %s, %s, replies_to_first_resolution, %s
        FROM case_handling_facts('acme') JOIN
          (SELECT id, first_reply_at, awaiting_until FROM first_response_facts('acme')) USING (id)\
        """
            .formatted(
                minutes("first_reply_at"),
                minutes("awaiting_until"),
                minutes("first_resolved_at"),
                minutes("first_reopened_at")));
  }

  private static String minutes(String column) {
    return "CASE WHEN %1$s = TIMESTAMP '9999-01-01' THEN 'open' ELSE CAST(date_diff('minute', TIMESTAMP '2026-01-10 12:00:00', %1$s) AS varchar) END"
        .formatted(column);
  }
}
