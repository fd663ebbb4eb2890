package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The facts that are derived from cases, against a slow telling of each case's story: event by
/// event, as a person with a list of them would.
class SupportFactsTest {

  private static final int CASES = 120;
  private static final int LASTS = Integer.MAX_VALUE;

  @TempDir private Path dir;
  private TemporaryFactStore facts;
  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<FactChange> changes = new ArrayList<>();
  private final List<Story> stories = new ArrayList<>();

  @BeforeEach
  void open() {
    facts = TemporaryFactStore.in(dir);
    for (int rep = 0; rep < 4; rep++) {
      changes.add(upsert(CaseTables.REP, "acme", "rep" + rep, 1, 1, id("team" + rep % 2)));
    }
    for (int i = 0; i < CASES; i++) {
      var story = new Story("case" + i);
      story.happen();
      stories.add(story);
    }
    Collections.shuffle(changes, random);
    facts.apply(changes.toArray(FactChange[]::new));
  }

  @AfterEach
  void close() {
    facts.close();
  }

  @Test
  void who_had_a_case_while_it_was_open() {
    assertThat(
            facts.rows(
                "SELECT id, opening, closing, valid_from, valid_to, rep_id, team_id FROM case_open_facts('acme')"))
        .as("seed %d", seed)
        .isEqualTo(
            told(
                story ->
                    story.open().stream()
                        .map(
                            o ->
                                row(
                                    id(story.name),
                                    o.opening,
                                    o.closing,
                                    at(o.from),
                                    o.to == LASTS ? FactStore.OPEN_END : at(o.to),
                                    rep(o.rep),
                                    team(o.rep)))
                        .toList()));
  }

  @Test
  void what_led_to_a_resolution_and_whether_it_held() {
    assertThat(
            facts.rows(
                """
                SELECT id, resolved_at, closing, nth, is_last, reopened_at, rep_id, activities, minutes_worked,
                  documentation_complete, with_article, ended_by
                FROM resolution_facts('acme')\
                """))
        .as("seed %d", seed)
        .isEqualTo(told(this::resolutions));
  }

  /// Every end is one resolution, whoever shares it, and the same number as without sharing.
  @Test
  void the_shares_of_a_resolution_add_up_to_one() {
    assertThat(
            facts.rows(
                "SELECT DISTINCT sum(share) FROM resolution_credit_facts('acme') GROUP BY id, nth, policy"))
        .as("seed %d", seed)
        .containsExactly("1.000000");
    assertThat(
            facts.rows(
                """
                SELECT policy, count(DISTINCT CAST(id AS varchar) || nth) = (SELECT count(*) FROM resolution_facts('acme'))
                FROM resolution_credit_facts('acme') GROUP BY policy\
                """))
        .containsExactly("FIRST|true", "RESOLVER|true", "SHARED|true");
  }

  @Test
  void who_worked_towards_an_end_has_a_share_by_activities() {
    assertThat(
            facts.rows(
                """
                SELECT id, nth, rep_id, CAST(round(share, 3) AS decimal(6, 3))
                FROM resolution_credit_facts('acme') WHERE policy = 'SHARED'\
                """))
        .as("seed %d", seed)
        .isEqualTo(told(this::shares));
  }

  @Test
  void when_a_person_answered_first_and_who() {
    assertThat(
            facts.rows(
                """
                SELECT id, acknowledged_at, acknowledged_by_person_at, first_reply_at, rep_id, team_id
                FROM first_response_facts('acme')\
                """))
        .as("seed %d", seed)
        .isEqualTo(told(this::firstResponse));
  }

  /// Minute by minute: whose turn is it, and since when?
  @Test
  void whose_turn_it_is_in_every_minute() {
    for (int minute = 1; minute < 70; minute += 3) {
      var until = at(minute);
      assertThat(
              facts.rows(
                  """
                  SELECT id, awaiting, since_at, last_response_at, rep_id FROM case_turn_facts('acme')
                  WHERE valid_from < ? AND valid_to >= ?\
                  """,
                  until,
                  until))
          .as("minute %d, seed %d", minute, seed)
          .isEqualTo(turns(minute));
    }
  }

  /// A case at a minute: just before it, as stocks are counted.
  private List<String> turns(int minute) {
    var rows = new ArrayList<String>();
    for (var story : stories) {
      var open = story.open().stream().filter(o -> o.from < minute && o.to >= minute).findFirst();
      if (open.isEmpty()) {
        continue;
      }
      var ours = true;
      var since = story.created;
      var answered = story.created;
      for (var act : story.said()) {
        if (act.at >= minute) {
          break;
        }
        var outbound = act.outbound;
        if (outbound) {
          answered = act.at;
        }
        if (outbound == ours) {
          ours = !outbound;
          since = act.at;
        }
      }
      rows.add(
          row(
              id(story.name),
              ours ? "US" : "CUSTOMER",
              at(since),
              at(answered),
              rep(open.get().rep)));
    }
    rows.sort(null);
    return rows;
  }

  private List<String> firstResponse(Story story) {
    var acknowledged = story.events.stream().filter(e -> e.kind.equals("ACKNOWLEDGED")).toList();
    var reply =
        story.activities.stream()
            .filter(a -> a.by.equals("REP") && a.outbound && !a.automated)
            .filter(a -> a.at >= story.created)
            .min(Comparator.comparing(a -> a.at));
    var rep = reply.isPresent() ? reply.get().rep : null;
    return List.of(
        row(
            id(story.name),
            heard(acknowledged, reply),
            heard(acknowledged.stream().filter(e -> "REP".equals(e.actor)).toList(), reply),
            reply.map(a -> at(a.at)).orElse(null),
            rep(rep),
            team(rep)));
  }

  /// Who is answered knows that it was heard.
  private static @Nullable LocalDateTime heard(List<Event> acknowledged, Optional<Act> reply) {
    return Stream.concat(acknowledged.stream().map(e -> e.at), reply.stream().map(a -> a.at))
        .min(Comparator.naturalOrder())
        .map(SupportFactsTest::at)
        .orElse(null);
  }

  private List<String> resolutions(Story story) {
    var rows = new ArrayList<String>();
    var ends =
        story.open().stream()
            .filter(o -> o.to != LASTS && !"REASSIGNED".equals(o.closing))
            .toList();
    for (int i = 0; i < ends.size(); i++) {
      var end = ends.get(i);
      int since = i == 0 ? Integer.MIN_VALUE : ends.get(i - 1).to;
      var reopened =
          story.open().stream()
              .filter(o -> o.opening.equals("REOPENED") && o.from >= end.to)
              .map(o -> o.from)
              .min(Comparator.naturalOrder());
      var work =
          story.activities.stream()
              .filter(a -> a.by.equals("REP") && !a.automated && a.at > since && a.at <= end.to)
              .toList();
      var minutes = work.stream().map(a -> a.minutes).filter(Objects::nonNull).toList();
      var written =
          story.events.stream()
              .filter(e -> e.kind.equals("RESOLVED") || e.kind.equals("CLOSED"))
              .filter(e -> e.at >= end.to && (reopened.isEmpty() || e.at < reopened.get()))
              .toList();
      var documented = written.stream().map(e -> e.documented).filter(Objects::nonNull).toList();
      rows.add(
          row(
              id(story.name),
              at(end.to),
              end.closing,
              i + 1,
              i == ends.size() - 1,
              reopened.map(SupportFactsTest::at).orElse(null),
              rep(end.rep),
              work.size(),
              minutes.isEmpty()
                  ? null
                  : minutes.stream()
                      .map(BigDecimal::valueOf)
                      .reduce(BigDecimal.ZERO, BigDecimal::add)
                      .setScale(ColumnType.DECIMAL_PLACES),
              documented.isEmpty() ? null : documented.contains(true),
              written.stream().anyMatch(e -> e.article != null),
              written.stream()
                  .max(
                      Comparator.comparing((Event e) -> e.at)
                          .thenComparing(e -> e.kind.equals("CLOSED")))
                  .map(e -> e.actor)
                  .orElse(null)));
    }
    return rows;
  }

  private List<String> shares(Story story) {
    var rows = new ArrayList<String>();
    var ends =
        story.open().stream()
            .filter(o -> o.to != LASTS && !"REASSIGNED".equals(o.closing))
            .toList();
    for (int i = 0; i < ends.size(); i++) {
      var end = ends.get(i);
      int since = i == 0 ? Integer.MIN_VALUE : ends.get(i - 1).to;
      var acts = new HashMap<@Nullable Integer, Integer>();
      for (var act : story.activities) {
        if (act.by.equals("REP") && !act.automated && act.at > since && act.at <= end.to) {
          acts.merge(act.rep, 1, Integer::sum);
        }
      }
      if (acts.isEmpty()) {
        acts.put(end.rep, 1);
      }
      var all = acts.values().stream().mapToInt(Integer::intValue).sum();
      for (var entry : acts.entrySet()) {
        rows.add(
            row(
                id(story.name),
                i + 1,
                rep(entry.getKey()),
                BigDecimal.valueOf(entry.getValue())
                    .divide(BigDecimal.valueOf(all), 3, RoundingMode.HALF_UP)));
      }
    }
    return rows;
  }

  private interface Telling {
    List<String> of(Story story);
  }

  private List<String> told(Telling telling) {
    return stories.stream().flatMap(story -> telling.of(story).stream()).sorted().toList();
  }

  private static String row(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(
            value ->
                value instanceof LocalDateTime time
                    ? time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.0"))
                    : String.valueOf(value))
        .collect(Collectors.joining("|"));
  }

  private static LocalDateTime at(int minute) {
    return LocalDateTime.of(2026, 1, 10, 12, 0).plusMinutes(minute);
  }

  private static @Nullable Object rep(@Nullable Integer rep) {
    return rep == null ? null : id("rep" + rep);
  }

  private static @Nullable Object team(@Nullable Integer rep) {
    return rep == null ? null : id("team" + rep % 2);
  }

  private record Event(
      int at,
      String kind,
      @Nullable Integer rep,
      @Nullable String actor,
      @Nullable Boolean documented,
      @Nullable String article) {}

  private record Act(
      int at,
      String by,
      @Nullable Integer rep,
      boolean outbound,
      boolean automated,
      @Nullable Integer minutes) {}

  private record Open(
      String opening, @Nullable String closing, int from, int to, @Nullable Integer rep) {}

  private final class Story {
    private final String name;
    private final int created = random.nextInt(10);
    private final List<Event> events = new ArrayList<>();
    private final List<Act> activities = new ArrayList<>();

    Story(String name) {
      this.name = name;
    }

    /// Every kind of event happens at most once a minute; different kinds may share a minute.
    void happen() {
      changes.add(
          upsert(
              CaseTables.SUPPORT_CASE,
              "acme",
              name,
              1,
              1,
              id("a"),
              at(created),
              null,
              null,
              null,
              "OPEN"));
      var kinds = List.of("RESOLVED", "REOPENED", "ASSIGNED", "ASSIGNED", "CLOSED", "ACKNOWLEDGED");
      var taken = new HashMap<String, Boolean>();
      for (int e = random.nextInt(9); e > 0; e--) {
        var kind = kinds.get(random.nextInt(kinds.size()));
        int minute = created + random.nextInt(25);
        if (taken.put(kind + minute, true) == null) {
          var rep = kind.equals("ASSIGNED") && random.nextInt(4) > 0 ? random.nextInt(4) : null;
          var ends = kind.equals("RESOLVED") || kind.equals("CLOSED");
          var documented = ends && random.nextBoolean() ? (Boolean) random.nextBoolean() : null;
          var article = ends && random.nextInt(3) == 0 ? "KB-1" : null;
          var actor = random.nextBoolean() ? "REP" : "BOT";
          var event = new Event(minute, kind, rep, actor, documented, article);
          events.add(event);
          changes.add(
              upsert(
                  CaseTables.CASE_EVENT,
                  "acme",
                  name + "e" + e,
                  1,
                  1,
                  id(name),
                  at(minute),
                  kind,
                  null,
                  rep(rep),
                  null,
                  actor,
                  documented,
                  article));
        }
      }
      for (int a = random.nextInt(7); a > 0; a--) {
        int minute = created - 2 + random.nextInt(28);
        if (taken.put("said" + minute, true) == null) {
          var by = List.of("REP", "CUSTOMER", "BOT").get(random.nextInt(3));
          var rep = by.equals("REP") ? random.nextInt(4) : null;
          var outbound = !by.equals("CUSTOMER");
          var automated = random.nextInt(5) == 0;
          var minutes = by.equals("REP") && random.nextBoolean() ? random.nextInt(30) : null;
          activities.add(new Act(minute, by, rep, outbound, automated, minutes));
          changes.add(
              upsert(
                  CaseTables.ACTIVITY,
                  "acme",
                  name + "a" + a,
                  1,
                  1,
                  id(name),
                  at(minute),
                  by,
                  rep(rep),
                  "REPLY",
                  outbound ? "OUTBOUND" : "INBOUND",
                  true,
                  automated,
                  minutes == null
                      ? null
                      : BigDecimal.valueOf(minutes).setScale(ColumnType.DECIMAL_PLACES)));
        }
      }
    }

    /// What people said after the creation, in order.
    List<Act> said() {
      return activities.stream()
          .filter(a -> a.at > created && !a.automated && !a.by.equals("BOT"))
          .sorted(Comparator.comparing(Act::at))
          .toList();
    }

    /// Reads the events in order. In one minute an assignment comes before what ends the case, and
    /// what ends it wins over what opens it again.
    List<Open> open() {
      var byMinute = new TreeMap<Integer, Map<String, Event>>();
      events.forEach(e -> byMinute.computeIfAbsent(e.at, _ -> new HashMap<>()).put(e.kind, e));
      var rows = new ArrayList<Open>();
      Integer rep = null;
      var row = new Open("CREATED", null, created, LASTS, null);
      var isOpen = true;
      for (var minute : byMinute.entrySet()) {
        int now = minute.getKey();
        var happened = minute.getValue();
        var assigned = happened.get("ASSIGNED");
        if (assigned != null && !Objects.equals(rep, assigned.rep)) {
          rep = assigned.rep;
          if (isOpen && row.from == now && !row.opening.equals("ASSIGNED")) {
            row = new Open(row.opening, null, now, LASTS, rep);
          } else if (isOpen) {
            rows.add(new Open(row.opening, "REASSIGNED", row.from, now, row.rep));
            row = new Open("ASSIGNED", null, now, LASTS, rep);
          }
        }
        var ending =
            happened.containsKey("RESOLVED")
                ? "RESOLVED"
                : happened.containsKey("CLOSED") ? "CLOSED" : null;
        if (ending != null && isOpen) {
          rows.add(new Open(row.opening, ending, row.from, now, row.rep));
          isOpen = false;
        } else if (ending == null && happened.containsKey("REOPENED") && !isOpen) {
          row = new Open("REOPENED", null, now, LASTS, rep);
          isOpen = true;
        }
      }
      if (isOpen) {
        rows.add(row);
      }
      return rows;
    }
  }
}
