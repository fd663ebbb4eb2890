package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.FIRST_RESPONSE;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.Backlog;
import io.bellwether.scoring.metric.support.ClosingRatio;
import io.bellwether.scoring.metric.support.DefectShare;
import io.bellwether.scoring.metric.support.FirstContactResolution;
import io.bellwether.scoring.metric.support.FirstResponseTime;
import io.bellwether.scoring.metric.support.TimeToResolution;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseMetricsTest extends InEachDatabase {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  CaseMetricsTest(Database database) throws Exception {
    super(database);
  }

  /// cal47's backlog calculator: 212 open, 52 new, 40 resolved are 224.
  @Test
  void a_published_week_rolls_forward_to_its_published_backlog() throws SQLException {
    for (int i = 0; i < 212; i++) {
      var to = i < 40 ? "2026-01-%02dT12:00:00Z".formatted(5 + i % 5) : null;
      episode("old " + i, "CREATED", "2025-12-01T00:00:00Z", to);
    }
    for (int i = 0; i < 52; i++) {
      episode("new " + i, "CREATED", "2026-01-%02dT10:00:00Z".formatted(5 + i % 7), null);
    }

    var point = answer(new Backlog(), Asking.during("2026-01-05", "2026-01-12")).getFirst();

    assertThat(value(new Backlog(), 0, point)).isEqualTo(Quantity.count(224));
    assertThat(detail(new Backlog(), 0, point))
        .containsEntry("opening", Quantity.count(212))
        .containsEntry("created", Quantity.count(52))
        .containsEntry("reopened", Quantity.count(0))
        .containsEntry("resolved", Quantity.count(40))
        .containsEntry("net", Quantity.count(12));
  }

  /// Berlin leaves winter time on 2026-03-29. Episodes begin and end on whole hours, many of them
  /// at a local midnight.
  @Test
  void the_backlog_rolls_forward_in_every_local_day_and_group() throws SQLException {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    facts.given(ACCOUNT, "id", "a0", "tier", "GOLD");
    facts.given(ACCOUNT, "id", "a1", "tier", "SILVER");
    var episodes = new ArrayList<Instant[]>();
    for (int i = 0; i < 120; i++) {
      var from = Instant.parse("2026-03-26T23:00:00Z").plusSeconds(3600L * random.nextInt(120));
      var to = random.nextInt(3) == 0 ? null : from.plusSeconds(3600L * random.nextInt(60));
      episodes.add(new Instant[] {from, to == null ? Instant.MAX : to});
      facts.given(
          CASE_OPEN,
          "id",
          "c" + i,
          "account_id",
          "a" + random.nextInt(3),
          "opening",
          random.nextInt(4) == 0 ? "REOPENED" : "CREATED",
          "valid_from",
          from.toString(),
          "valid_to",
          to == null ? "9999-01-01T00:00:00Z" : to.toString());
    }

    var points =
        answer(
            new Backlog(),
            Asking.during("2026-03-27", "2026-04-03")
                .in("Europe/Berlin")
                .by(Grain.DAY)
                .groupBy("tier")
                .withTotals()
                .withPrevious());

    assertThat(points).hasSize(7 * 4);
    for (var point : points) {
      var cell = point.cell();
      assertThat(new Backlog().identities()).as("seed %d", seed).allMatch(i -> i.holds(cell));
      assertThat(cell.count("opening")).isEqualTo(point.previous().count("closing"));
      if (point.group().isEmpty()) {
        assertThat(cell.count("closing"))
            .as("%s, seed %d", cell.interval(), seed)
            .isEqualTo(openBefore(midnight(cell.interval().to()), episodes));
      }
    }
  }

  /// Ann and Ben are one team, Cid is another: Ann gets both cases, hands one over to Ben, who
  /// resolves it, and the other one to Cid.
  @Test
  void a_case_that_changes_hands_comes_in_for_those_who_get_it_alone() throws SQLException {
    spell("1", "ann", "us", "CREATED", "2026-01-05T00:00:00Z", "REASSIGNED");
    spell("1", "ben", "us", "ASSIGNED", "2026-01-10T00:00:00Z", "RESOLVED");
    spell("2", "ann", "us", "CREATED", "2026-01-06T00:00:00Z", "REASSIGNED to them");
    spell("2", "cid", "them", "ASSIGNED from us", "2026-01-11T00:00:00Z", null);

    var byRep = answer(new ClosingRatio(), january().groupBy("rep").withTotals());
    var byTeam = answer(new ClosingRatio(), january().groupBy("team").withTotals());
    var ofOneTeam =
        answer(new ClosingRatio(), january().only("team", Filter.Operator.EQ, id("us")));

    assertThat(ratios(byRep))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("", "1 of 2", id("ann"), "0 of 2", id("ben"), "1 of 1", id("cid"), "0 of 1"));
    assertThat(ratios(byTeam))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("", "1 of 2", id("us"), "1 of 2", id("them"), "0 of 1"));
    assertThat(ratios(ofOneTeam)).isEqualTo(Map.of("", "1 of 2"));
    assertThat(handovers(answer(new Backlog(), january().groupBy("team").withTotals())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("", "0 in, 0 out", id("us"), "0 in, 1 out", id("them"), "1 in, 0 out"));
  }

  private void spell(
      String id, String rep, String team, String opening, String from, @Nullable String closing)
      throws SQLException {
    facts.given(
        CASE_OPEN,
        "id",
        id,
        "rep_id",
        rep,
        "team_id",
        team,
        "opening",
        opening.split(" ")[0],
        "closing",
        closing == null ? "" : closing.split(" ")[0],
        "from_other_team",
        String.valueOf(opening.contains("from")),
        "to_other_team",
        String.valueOf(closing != null && closing.contains("to")),
        "valid_from",
        from,
        "valid_to",
        closing == null
            ? "9999-01-01T00:00:00Z"
            : Instant.parse(from).plus(Duration.ofDays(5)).toString());
  }

  private static Map<String, String> ratios(List<Series.Point> points) {
    return points.stream()
        .collect(
            Collectors.toMap(
                point -> String.join("", point.group().values()),
                point -> {
                  var evidence = outcome(new ClosingRatio(), 0, point.cell()).evidence();
                  return count(evidence.numerator()) + " of " + count(evidence.denominator());
                }));
  }

  private static Map<String, String> handovers(List<Series.Point> points) {
    return points.stream()
        .collect(
            Collectors.toMap(
                point -> String.join("", point.group().values()),
                point -> {
                  var detail = detail(new Backlog(), 0, point);
                  return "%d in, %d out"
                      .formatted(count(detail.get("takenOver")), count(detail.get("handedOver")));
                }));
  }

  private static String id(String name) {
    return FactFixture.uuid(name).toString();
  }

  private static long count(@Nullable Quantity quantity) {
    return ((Quantity.Count) Objects.requireNonNull(quantity)).value();
  }

  private static long openBefore(Instant edge, List<Instant[]> episodes) {
    return episodes.stream().filter(e -> e[0].isBefore(edge) && !e[1].isBefore(edge)).count();
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(BERLIN).toInstant();
  }

  @Test
  void a_reply_at_midnight_belongs_to_the_day_that_begins_also_when_that_has_23_hours()
      throws SQLException {
    replied("1", "2026-03-28T22:00:00Z", "2026-03-28T22:59:59Z");
    replied("2", "2026-03-28T22:00:00Z", "2026-03-28T23:00:00Z");
    replied("3", "2026-03-29T21:00:00Z", "2026-03-29T21:59:59Z");
    replied("4", "2026-03-29T21:00:00Z", "2026-03-29T22:00:00Z");
    var metric = new FirstResponseTime();

    var points =
        answer(metric, Asking.during("2026-03-28", "2026-04-01").in("Europe/Berlin").by(Grain.DAY));

    assertThat(points)
        .extracting(p -> p.cell().spread("replied").n())
        .containsExactly(1L, 2L, 1L, 0L);
    assertThat(value(metric, 0, points.get(1))).isEqualTo(Quantity.real((3600 + 3599) / 2.0));
    assertThat(metric.dialects().getFirst().finish().apply(points.get(3).cell()))
        .isInstanceOf(Outcome.Undefined.class);
    // Just before midnight 2 and, a day later, 4 still wait.
    assertThat(points).extracting(p -> p.cell().count("awaiting")).containsExactly(1L, 1L, 0L, 0L);
  }

  @Test
  void response_times_are_grouped_by_the_account_and_compared_with_the_interval_before()
      throws SQLException {
    facts.given(ACCOUNT, "id", "Acme", "tier", "GOLD");
    for (int i = 0; i < 8; i++) {
      replied("dec" + i, "2025-12-10T00:00:00Z", "2025-12-10T02:00:0%dZ".formatted(i));
      replied("jan" + i, "2026-01-10T00:00:00Z", "2026-01-10T01:00:0%dZ".formatted(i));
    }
    var metric = new FirstResponseTime();

    var points =
        answer(metric, Asking.during("2026-01-01", "2026-02-01").groupBy("tier").withPrevious());

    assertThat(points).extracting(p -> p.group().get("tier")).containsExactly("GOLD");
    // Ranks 1 and 8 of eight: P(at most 0 of 8) = 0.4 %, P(at most 1) = 3.5 %.
    assertThat(outcome(metric, 0, points.getFirst().cell()).evidence().ci95())
        .isEqualTo(new Interval95(3600, 3607));
    assertThat(outcome(metric, 0, points.getFirst().previous()))
        .extracting(o -> ((Outcome.Value) o).quantity())
        .isEqualTo(Quantity.real(7203.5));
  }

  @Test
  void a_few_durations_have_no_interval_and_say_why() throws SQLException {
    replied("1", "2026-01-10T00:00:00Z", "2026-01-10T01:00:00Z");

    var point = answer(new FirstResponseTime(), january()).getFirst();

    var evidence = outcome(new FirstResponseTime(), 0, point.cell()).evidence();
    assertThat(evidence.ci95()).isNull();
    assertThat(evidence.noInterval()).contains("fewer than six");
  }

  @Test
  void cases_that_never_close_are_seen_beside_the_time_to_resolution() throws SQLException {
    facts.given(
        RESOLUTION,
        "id",
        "1",
        "created_at",
        "2026-01-10T00:00:00Z",
        "resolved_at",
        "2026-01-10T01:00:00Z",
        "closing",
        "RESOLVED",
        "nth",
        "1");
    for (int i = 0; i < 100; i++) {
      episode("hard " + i, "CREATED", "2025-06-01T00:00:00Z", null);
    }
    var metric = new TimeToResolution();

    var point = answer(metric, january()).getFirst();

    assertThat(value(metric, 0, point)).isEqualTo(Quantity.real(3600));
    assertThat(detail(metric, 0, point)).containsEntry("stillOpen", Quantity.count(100));
  }

  /// SparrowDesk: 120 of 200 cases resolved on first contact are 60 %.
  @Test
  void what_has_not_matured_is_shown_and_counts_neither_way() throws SQLException {
    for (int i = 0; i < 203; i++) {
      facts.given(
          CASE_HANDLING,
          "id",
          "c" + i,
          "created_at",
          "2026-01-01T00:00:00Z",
          "first_resolved_at",
          i < 200 ? "2026-01-10T00:00:00Z" : "2026-01-30T00:00:00Z",
          "replies_to_first_resolution",
          i < 120 ? "1" : "2",
          "as_of",
          "2026-02-01T00:00:00Z");
    }
    var metric = new FirstContactResolution();

    var point = answer(metric, january()).getFirst();

    assertThat(value(metric, 0, point)).isEqualTo(Quantity.real(0.6));
    assertThat(detail(metric, 0, point))
        .containsEntry("resolved", Quantity.count(203))
        .containsEntry("notMatured", Quantity.count(3))
        .containsEntry("zeroReply", Quantity.count(0));
    var rows =
        new Lineage().rows(facts.connection(), metric, "replied", january().query(), null, 500);
    assertThat(rows)
        .filteredOn(row -> "reopen-window-not-over".equals(row.terms().get("replied").because()))
        .hasSize(3);
  }

  /// Of four reports three are defects, of which two name one; two of four are closed, one of them
  /// documented. What we found ourselves and what is open again is none of them.
  @Test
  void what_is_not_known_of_defects_stands_beside_their_share() throws SQLException {
    report("1", "DEFECT", "linked_defect_id", "BUG-1");
    report("2", "DEFECT", "linked_defect_id", "BUG-2");
    report("3", "DEFECT");
    report("4", "HOW_TO");
    report("5", "DEFECT", "origin", "PROACTIVE");
    closed("1", "documentation_complete", "true");
    closed("2", "documentation_complete", "false");
    closed("4", "documentation_complete", "true", "reopened_at", "2026-01-13T00:00:00Z");
    closed("5", "documentation_complete", "true", "origin", "PROACTIVE");

    var point = answer(new DefectShare(), january()).getFirst();

    assertThat(value(new DefectShare(), 0, point)).isEqualTo(Quantity.real(3.0 / 4));
    assertThat(detail(new DefectShare(), 0, point))
        .containsEntry("distinctDefects", Quantity.count(2))
        .containsEntry("withoutDefectId", Quantity.count(1))
        .containsEntry("closed", Quantity.count(2))
        .containsEntry("documented", Quantity.count(1));
  }

  private void report(String id, String type, String... more) throws SQLException {
    facts.given(
        SUPPORT_CASE,
        Example.row(more, "id", id, "created_at", "2026-01-10T00:00:00Z", "type", type));
  }

  private void closed(String id, String... more) throws SQLException {
    facts.given(
        RESOLUTION,
        Example.row(
            more,
            "id",
            id,
            "created_at",
            "2026-01-10T00:00:00Z",
            "resolved_at",
            "2026-01-12T00:00:00Z",
            "closing",
            "CLOSED",
            "is_last",
            "true"));
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void episode(String id, String opening, String from, @Nullable String to)
      throws SQLException {
    facts.given(
        CASE_OPEN,
        "id",
        id,
        "opening",
        opening,
        "valid_from",
        from,
        "valid_to",
        to == null ? "9999-01-01T00:00:00Z" : to);
  }

  private void replied(String id, String created, String reply) throws SQLException {
    facts.given(
        FIRST_RESPONSE,
        "id",
        id,
        "account_id",
        "Acme",
        "created_at",
        created,
        "first_reply_at",
        reply,
        "awaiting_until",
        reply);
  }

  private List<Series.Point> answer(Metric metric, Asking asking) throws SQLException {
    return engine.answer(facts.connection(), List.of(metric), asking.query()).getFirst().points();
  }

  private static Outcome outcome(Metric metric, int dialect, Cell cell) {
    return metric.dialects().get(dialect).finish().apply(cell);
  }

  private static Quantity value(Metric metric, int dialect, Series.Point point) {
    return ((Outcome.Value) outcome(metric, dialect, point.cell())).quantity();
  }

  private static Map<String, Quantity> detail(Metric metric, int dialect, Series.Point point) {
    return outcome(metric, dialect, point.cell()).evidence().terms();
  }
}
