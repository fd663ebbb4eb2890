package io.bellwether.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePullTest {

  private static final Duration STALE = Duration.ofMinutes(5);

  @TempDir private Path dir;
  private SourceStub source;
  private TestIntake intake;

  @BeforeEach
  void start() throws IOException {
    source = new SourceStub();
    intake = new TestIntake(dir, Source.SUBSCRIPTION, source.url());
  }

  @AfterEach
  void stop() {
    intake.close();
    source.close();
  }

  /// A feed of two pages: the first has more behind it.
  private void twoPages(String epoch) {
    var pages =
        Map.of(
            "",
            WirePage.of()
                .epoch(epoch)
                .more()
                .tick(1)
                .account("acme", "a", 1, "GOLD")
                .next(epoch + "/1"),
            epoch + "/1",
            WirePage.of()
                .epoch(epoch)
                .tick(2)
                .account("acme", "a", 2, "SILVER")
                .account("acme", "b", 3, "BRONZE")
                .next(epoch + "/2"),
            epoch + "/2",
            WirePage.of().epoch(epoch).next(epoch + "/2"));
    source.answers(
        (exchange, after) -> {
          var page = pages.get(after);
          if (page == null) {
            SourceStub.status(exchange, 410, "{\"code\":\"feed-epoch-changed\"}");
          } else {
            SourceStub.send(exchange, page);
          }
        });
  }

  @Test
  void pages_follow_each_other_until_the_source_has_no_more() throws Exception {
    twoPages("e1");

    assertThat(intake.pull.turn()).isZero();
    assertThat(intake.pull.turn()).isPositive();
    assertThat(intake.pull.turn()).isPositive();

    assertThat(intake.tiers()).containsExactly("BRONZE", "SILVER");
    assertThat(intake.state().phase(Instant.now(), STALE)).isEqualTo(SourceState.Phase.CURRENT);
  }

  @Test
  void an_empty_page_moves_the_time_but_not_the_facts() throws Exception {
    source.answers(WirePage.of().tick(1).account("acme", "a", 1, "GOLD").next("t1"));
    intake.pull.turn();
    source.answers(WirePage.of().asOf("2026-03-01T00:59:00Z").next("t1"));
    intake.pull.turn();

    assertThat(intake.state().asOf()).contains(Instant.parse("2026-03-01T00:59:00Z"));
    assertThat(intake.tiers()).containsExactly("GOLD");
  }

  @Test
  void a_source_that_is_down_keeps_its_facts_and_its_true_age() throws Exception {
    twoPages("e1");
    intake.pull.turn();
    intake.pull.turn();
    var asOf = intake.state().asOf();
    source.close();

    intake.pull.turn();

    assertThat(intake.tiers()).containsExactly("BRONZE", "SILVER");
    assertThat(intake.state().asOf()).isEqualTo(asOf);
    assertThat(intake.state().trouble()).isNotNull();
    assertThat(intake.state().isStale(Instant.now(), STALE)).isFalse();
    var later = Instant.now().plus(Duration.ofMinutes(6));
    assertThat(intake.state().isStale(later, STALE)).isTrue();
    assertThat(intake.state().phase(later, STALE)).isEqualTo(SourceState.Phase.STALE);
    assertThat(intake.state().lag(later).orElseThrow()).isBetween(STALE, Duration.ofMinutes(7));
  }

  @Test
  void failures_make_the_pauses_longer_up_to_a_limit() throws Exception {
    assertThat(List.of(intake.pull.turn(), intake.pull.turn(), intake.pull.turn()))
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    for (int i = 0; i < 30; i++) {
      assertThat(intake.pull.turn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void another_epoch_rebuilds_the_source_from_the_beginning() throws Exception {
    source.answers(WirePage.of().epoch("e0").tick(1).account("acme", "old", 9, "OLD").next("e0/9"));
    intake.pull.turn();
    assertThat(intake.tiers()).containsExactly("OLD");

    twoPages("e1");
    for (int i = 0; i < 3; i++) {
      intake.pull.turn();
    }

    assertThat(intake.tiers()).containsExactly("BRONZE", "SILVER");
    assertThat(intake.state().cursor().epoch()).isEqualTo("e1");
  }

  @Test
  void another_epoch_in_a_trailer_rebuilds_too() throws Exception {
    source.answers(WirePage.of().epoch("e0").tick(1).account("acme", "old", 9, "OLD").next("e1/1"));
    intake.pull.turn();

    twoPages("e1");
    for (int i = 0; i < 3; i++) {
      intake.pull.turn();
    }

    assertThat(intake.tiers()).containsExactly("BRONZE", "SILVER");
  }

  @Test
  void a_deleted_store_comes_back_with_the_same_history() throws Exception {
    twoPages("e1");
    intake.pull.turn();
    intake.pull.turn();
    var history = history();
    assertThat(history).hasSize(3);
    intake.close();
    try (var files = Files.list(dir)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    intake = new TestIntake(dir, Source.SUBSCRIPTION, source.url());
    assertThat(history()).isEmpty();
    intake.pull.turn();
    intake.pull.turn();

    assertThat(history()).isEqualTo(history);
  }

  private List<String> history() {
    var columns = "SELECT id, seq, known_from, tier FROM ";
    var rows = new ArrayList<>(intake.facts.rows(columns + "account_facts('acme')"));
    rows.addAll(intake.facts.rows(columns + "account_known('acme', ?)", Changes.tick(1)));
    return rows;
  }

  @Test
  void a_restart_goes_on_where_the_store_is() throws Exception {
    twoPages("e1");
    intake.pull.turn();
    intake.close();

    intake = new TestIntake(dir, Source.SUBSCRIPTION, source.url());
    assertThat(intake.state().isReady()).isTrue();
    intake.pull.turn();

    assertThat(intake.tiers()).containsExactly("BRONZE", "SILVER");
    assertThat(source.requests())
        .containsExactly("/v1/changes?limit=100", "/v1/changes?limit=100&after=e1%2F1");
  }

  @Test
  void a_row_that_cannot_be_understood_is_put_aside_and_the_others_go_on() throws Exception {
    source.answers(
        WirePage.of()
            .tick(1)
            .account("acme", "a", 1, "GOLD")
            .change("acme", "account", Changes.id("b").toString(), 2, 1, "{\"tier\":7}")
            .change("acme", "account", "not-a-uuid", 3, 1, "{}")
            .change("acme", "contract", Changes.id("c").toString(), 4, 1, "{\"account_id\":null}")
            .next("t1"));

    intake.pull.turn();

    assertThat(intake.tiers()).containsExactly("GOLD");
    assertThat(intake.state().cursor().token()).isEqualTo("t1");
    assertThat(intake.facts.rows("SELECT seq, reason FROM quarantine_facts(?)", "acme"))
        .containsExactly(
            "2|tier is 7 (expected: text)",
            "3|'not-a-uuid' is no UUID",
            "4|account_id is null (expected: a value)");
  }

  @Test
  void many_rows_that_cannot_be_understood_stop_the_source() throws Exception {
    var page = WirePage.of().tick(1).account("acme", "a", 1, "GOLD");
    for (int i = 0; i < 6; i++) {
      page.change("acme", "account", Changes.id("b" + i).toString(), 2 + i, 1, "{\"tier\":7}");
    }
    source.answers(page.next("t1"));

    assertThat(intake.pull.turn()).isEqualTo(Duration.ofSeconds(30));

    assertThat(intake.tiers()).isEmpty();
    assertThat(intake.state().phase(Instant.now(), STALE)).isEqualTo(SourceState.Phase.STOPPED);
    assertThat(intake.state().trouble()).contains("6 of 7 rows");
  }

  @Test
  void another_schema_version_stops_the_source_and_a_mended_source_goes_on() throws Exception {
    var id = Changes.id("a").toString();
    source.answers(
        WirePage.of().tick(1).change("acme", "account", id, 1, 2, "{\"tier\":\"X\"}").next("t1"));
    intake.pull.turn();
    assertThat(intake.state().phase(Instant.now(), STALE)).isEqualTo(SourceState.Phase.STOPPED);
    assertThat(intake.state().isReady()).isTrue();

    source.answers(WirePage.of().tick(1).account("acme", "a", 1, "GOLD").next("t1"));
    intake.pull.turn();
    assertThat(intake.tiers()).containsExactly("GOLD");
    assertThat(intake.state().phase(Instant.now(), STALE)).isNotEqualTo(SourceState.Phase.STOPPED);
  }

  @Test
  void an_entity_that_scoring_does_not_read_is_skipped_and_counted() throws Exception {
    source.answers(
        WirePage.of()
            .tick(1)
            .change("acme", "case-event", Changes.id("e").toString(), 1, 9, "{\"kind\":1}")
            .account("acme", "a", 2, "GOLD")
            .next("t1"));

    intake.pull.turn();

    assertThat(intake.tiers()).containsExactly("GOLD");
    assertThat(intake.facts.rows("SELECT * FROM quarantine_facts(?)", "acme")).isEmpty();
    assertThat(
            intake.facts.rows(
                "SELECT skipped FROM stored.feed_cursor WHERE source = 'subscription'"))
        .containsExactly("1");
  }

  @Test
  void a_source_is_ready_when_it_is_caught_up_or_cannot_be_reached() throws Exception {
    assertThat(intake.state().isReady()).isFalse();
    intake.pull.turn();
    assertThat(intake.state().isReady()).describedAs("answers 503").isTrue();

    twoPages("e1");
    intake.pull.turn();
    assertThat(intake.state().isReady()).describedAs("catching up").isFalse();
    intake.pull.turn();
    assertThat(intake.state().isReady()).describedAs("caught up").isTrue();
  }

  @Test
  void payloads_of_every_entity_are_read_as_the_services_publish_them() throws Exception {
    var a = Changes.id("a");
    source.answers(
        WirePage.of()
            .tick(1)
            .change(
                "acme",
                "account",
                a.toString(),
                1,
                1,
                """
                {"customer_since":"2024-05-01","region":"EMEA","country":"DE","tier":"GOLD","segment":null}""")
            .change(
                "acme",
                "contract",
                a.toString(),
                2,
                1,
                """
                {"account_id":"%s","type":"SUBSCRIPTION","start_date":"2025-01-01","end_date":null,"cancelled_on":null,"later":1}"""
                    .formatted(a))
            .change(
                "acme",
                "subscription-line",
                a.toString(),
                3,
                1,
                """
                {"account_id":"%s","contract_id":null,"plan":"pro","monthly_minor":9999999999,"monthly_currency":"EUR","interval":"MONTH","seats":5,"start_date":"2025-01-01","end_date":"2025-07-01"}"""
                    .formatted(a))
            .next("t1"));

    intake.pull.turn();

    assertThat(
            intake.facts.rows("SELECT customer_since, region, segment FROM account_facts('acme')"))
        .containsExactly("2024-05-01 00:00:00.0|EMEA|null");
    assertThat(
            intake.facts.rows(
                "SELECT type, start_date, year(end_date), cancelled_on FROM contract_facts('acme')"))
        .containsExactly("SUBSCRIPTION|2025-01-01 00:00:00.0|9999|null");
    assertThat(
            intake.facts.rows(
                "SELECT currency, monthly_minor, seats, valid_to FROM recurring_line_facts('acme')"))
        .containsExactly("EUR|9999999999|5|2025-07-01 00:00:00.0");
  }

  @Test
  void an_end_at_the_end_of_time_is_no_end() throws Exception {
    var a = Changes.id("a").toString();
    var page = WirePage.of().tick(1);
    var ends = List.of("9998-12-31", "9999-01-01", "9999-12-31", "+12000-01-01");
    for (int i = 0; i < ends.size(); i++) {
      page.change(
          "acme",
          "subscription-line",
          Changes.id("l" + i).toString(),
          1 + i,
          1,
          """
          {"account_id":"%s","plan":"pro","monthly_minor":1,"monthly_currency":"EUR","start_date":"2025-01-01","end_date":"%s"}"""
              .formatted(a, ends.get(i)));
    }
    source.answers(page.next("t1"));

    intake.pull.turn();

    assertThat(intake.facts.rows("SELECT seq, reason FROM quarantine_facts('acme')")).isEmpty();
    assertThat(
            intake.facts.rows(
                "SELECT seq, CAST(valid_to AS date) FROM recurring_line_facts('acme')"))
        .containsExactly("1|9998-12-31", "2|9999-01-01", "3|9999-01-01", "4|9999-01-01");
  }

  @Test
  void payloads_of_case_service_are_read_as_it_publishes_them() throws Exception {
    var c = Changes.id("c");
    try (var cases = new TestIntake(dir.resolve("case"), Source.CASE, source.url())) {
      source.answers(
          WirePage.of()
              .tick(1)
              .change(
                  "acme",
                  "activity",
                  c.toString(),
                  1,
                  1,
                  """
                  {"case_id":"%1$s","happened_at":"2026-01-05T10:00:00+00:00","actor_kind":"REP","rep_id":"%1$s","type":"REPLY","direction":"OUTBOUND","visible_to_customer":true,"automated":false,"minutes_worked":12.5,"outcome":null}"""
                      .formatted(c))
              .change(
                  "acme",
                  "activity",
                  Changes.id("a").toString(),
                  4,
                  1,
                  """
                  {"case_id":null,"account_id":"%1$s","happened_at":"2026-01-05T10:00:00+00:00","actor_kind":"REP","rep_id":"%1$s","type":"CALL","direction":"OUTBOUND","visible_to_customer":true,"automated":false,"minutes_worked":null,"outcome":null}"""
                      .formatted(c))
              .change(
                  "acme",
                  "case-event",
                  c.toString(),
                  2,
                  1,
                  """
                  {"case_id":"%s","happened_at":"2026-01-05T11:00:00+00:00","kind":"STAGE_CHANGED","stage":"WAITING","rep_id":null}"""
                      .formatted(c))
              .change(
                  "acme",
                  "rep",
                  c.toString(),
                  3,
                  1,
                  """
                  {"team_id":"%s","hourly_cost_minor":4500,"hourly_cost_currency":"EUR","weekly_hours":38.5,"calendar_id":"%s"}"""
                      .formatted(c, c))
              .change(
                  "acme",
                  "calendar-version",
                  c.toString(),
                  4,
                  1,
                  """
                  {"calendar_id":"%s","valid_from":null,"time_zone":"UTC","weekly_hours":[{"weekday":"MONDAY","startsAt":"09:00:00","endsAt":"17:00:00"}],"holidays":[]}"""
                      .formatted(c))
              .next("t1"));

      cases.pull.turn();

      assertThat(cases.facts.rows("SELECT reason FROM quarantine_facts('acme')")).isEmpty();
      assertThat(
              cases.facts.rows(
                  "SELECT actor_kind, type, direction, visible_to_customer, automated, minutes_worked, outcome FROM activity_facts('acme') WHERE case_id IS NOT NULL"))
          .containsExactly("REP|REPLY|OUTBOUND|true|false|12.500000|null");
      assertThat(
              cases.facts.rows(
                  "SELECT type, account_id FROM activity_facts('acme') WHERE case_id IS NULL"))
          .containsExactly("CALL|" + c);
      assertThat(cases.facts.rows("SELECT kind, stage, rep_id FROM case_event_facts('acme')"))
          .containsExactly("STAGE_CHANGED|WAITING|null");
      assertThat(cases.facts.rows("SELECT team_id, calendar_id FROM rep_facts('acme')"))
          .containsExactly(c + "|" + c);
      assertThat(
              cases.facts.rows("SELECT weekly_hours, holidays FROM calendar_version_facts('acme')"))
          .containsExactly(
              "[{\"weekday\":\"MONDAY\",\"startsAt\":\"09:00:00\",\"endsAt\":\"17:00:00\"}]|[]");
    }
  }

  @Test
  void a_decimal_is_kept_exactly_or_put_aside() throws Exception {
    try (var cases = new TestIntake(dir.resolve("case"), Source.CASE, source.url())) {
      var page = WirePage.of().tick(1);
      var minutes =
          List.of("123456789012.123456", "1.10e1", "0.1234567", "1e12", "1e999999999", "\"7\"");
      for (int i = 0; i < minutes.size(); i++) {
        page.change(
            "acme",
            "activity",
            Changes.id("a" + i).toString(),
            1 + i,
            1,
            """
            {"case_id":"%s","happened_at":"2026-01-05T10:00:00+00:00","actor_kind":"REP","type":"CALL","direction":"INBOUND","visible_to_customer":true,"automated":false,"minutes_worked":%s}"""
                .formatted(Changes.id("c"), minutes.get(i)));
      }
      source.answers(page.next("t1"));

      cases.pull.turn();

      assertThat(cases.facts.rows("SELECT minutes_worked FROM activity_facts('acme')"))
          .containsExactly("11.000000", "123456789012.123456");
      assertThat(cases.facts.rows("SELECT seq, reason FROM quarantine_facts('acme')"))
          .hasSize(4)
          .first()
          .asString()
          .isEqualTo(
              "3|minutes_worked is 0.1234567 (expected: a number with up to 12 digits before and 6"
                  + " behind the point)");
    }
  }

  @Test
  void true_is_no_text() throws Exception {
    try (var cases = new TestIntake(dir.resolve("case"), Source.CASE, source.url())) {
      source.answers(
          WirePage.of()
              .tick(1)
              .change(
                  "acme",
                  "activity",
                  Changes.id("a").toString(),
                  1,
                  1,
                  """
                  {"case_id":"%s","happened_at":"2026-01-05T10:00:00+00:00","actor_kind":"REP","type":"CALL","direction":"INBOUND","visible_to_customer":"true","automated":false}"""
                      .formatted(Changes.id("c")))
              .next("t1"));

      cases.pull.turn();

      assertThat(cases.facts.rows("SELECT reason FROM quarantine_facts('acme')"))
          .containsExactly("visible_to_customer is \"true\" (expected: true or false)");
    }
  }

  @Test
  void instants_with_any_offset_are_kept_in_utc() throws Exception {
    try (var cases = new TestIntake(dir.resolve("case"), Source.CASE, source.url())) {
      source.answers(
          WirePage.of()
              .tick(1)
              .change(
                  "acme",
                  "case",
                  Changes.id("c").toString(),
                  1,
                  1,
                  """
                  {"account_id":null,"created_at":"2026-01-05T10:00:00.123456+02:00","status":"OPEN"}""")
              .next("t1"));

      cases.pull.turn();

      assertThat(
              cases.facts.rows(
                  "SELECT CAST(created_at AS varchar), status FROM support_case_facts('acme')"))
          .containsExactly("2026-01-05 08:00:00.123456|OPEN");
    }
  }
}
