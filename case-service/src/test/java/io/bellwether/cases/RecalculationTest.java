package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.localstack.process.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calendars of a tenant with more cases than one transaction counts anew: each case came in at
/// nine on a Monday and was resolved at 13:00, so its working seconds are those of its calendar
/// between these.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class RecalculationTest {

  /// Five hundred are done at once, the others a thousand at a time.
  private static final int CASES = 3_200;

  private static final int MEANWHILE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String TENANT = "otto";
  private static final String VERSION =
      """
      {"externalId": "recalculated-1", "calendarExternalId": "recalculated", "timeZone": "UTC", \
      "weeklyHours": [{"weekday": "MONDAY", "startsAt": "%s", "endsAt": "18:00"}], "holidays": []}\
      """;

  private static final String CASE =
      """
      {"externalId": "%s", "createdAt": "2026-01-05T09:00:00Z", "channel": "EMAIL", \
      "type": "DEFECT", "serviceTier": "recalculated"}\
      """;

  private static final String EVENT =
      """
      {"externalId": "%1$s-%3$s", "caseExternalId": "%1$s", "happenedAt": "2026-01-05T%2$s:00:00Z", \
      "kind": "%3$s"}\
      """;

  private static boolean loaded;

  @BeforeEach
  void manyCases() throws Exception {
    if (loaded) {
      return;
    }
    loaded = true;
    creating(TENANT, "{\"externalId\": \"recalculated\", \"name\": \"Hours\"}")
        .post("/v1/calendars");
    opensAt("08:00");
    imported(
        "calendar-assignments",
        "{\"externalId\": \"recalculated\", \"calendarExternalId\": \"recalculated\", \"serviceTier\": \"recalculated\"}");
    imported("cases", lines(CASES, n -> CASE.formatted("many-" + n)));
    imported("case-events", lines(CASES, n -> EVENT.formatted("many-" + n, 13, "RESOLVED")));
    awaitDone();
  }

  /// Others write all the time: new cases, and what happens to old ones. Each of them is counted by
  /// the old hours or the new ones when it is written, and by the new ones in the end.
  @Test
  void every_case_is_counted_by_corrected_hours_in_the_end_whatever_is_written_meanwhile()
      throws Exception {
    opensAt("08:00");
    awaitDone();
    try (var writer = Executors.newSingleThreadExecutor()) {
      var writing = writer.submit(RecalculationTest::writeMeanwhile);
      opensAt("11:00");
      opensAt("10:00");
      writing.get();
    }
    awaitDone();

    // From ten to one, and until two for those that were resolved again.
    assertThat(
            numbers(
                "SELECT DISTINCT resolution_business_seconds FROM support_case c WHERE tenant_id = 'otto'"
                    + " AND resolved_at = '2026-01-05T13:00:00Z'"))
        .containsExactly(3 * 3_600L);
    assertThat(
            numbers(
                "SELECT DISTINCT resolution_business_seconds FROM support_case c WHERE tenant_id = 'otto'"
                    + " AND resolved_at = '2026-01-05T14:00:00Z'"))
        .containsExactly(4 * 3_600L);
    var wrong =
        """
        SELECT count(*) FROM case_interval WHERE tenant_id = 'otto' AND business_seconds IS DISTINCT FROM
          extract(epoch FROM valid_to - greatest(valid_from, '2026-01-05T10:00:00Z'))::bigint
        """;
    assertThat(numbers(wrong)).containsExactly(0L);
    assertThat(
            numbers("SELECT count(DISTINCT case_id) FROM case_interval WHERE tenant_id = 'otto'"))
        .containsExactly((long) CASES + MEANWHILE);
    assertThat(told()).isEqualTo(stored());
  }

  /// Whoever corrects hours asks for what follows from them.
  @Test
  void after_other_hours_the_processors_are_left_to_who_asks() throws Exception {
    opensAt("09:00");
    awaitDone();

    var later =
        """
        SELECT count(*) FROM recalculation r JOIN recalculation_batch b ON b.recalculation_id = r.id
        WHERE r.tenant_id = 'otto' AND r.cause = 'CALENDAR' AND b.position > 0\
        """;
    assertThat(numbers(later).getFirst()).isPositive();
    assertThat(numbers(later + " AND b.done_at < r.requested_at + INTERVAL '3 s'"))
        .containsExactly(0L);
  }

  @Test
  void what_another_process_left_over_is_done_by_whoever_is_there() throws Exception {
    execute(
        """
        WITH ten AS (SELECT array_agg(id) AS ids FROM (
               SELECT id FROM support_case WHERE tenant_id = 'otto' ORDER BY id LIMIT 10) first),
             damaged AS (
               UPDATE case_interval SET business_seconds = 1 FROM ten
               WHERE tenant_id = 'otto' AND case_id = ANY(ten.ids)),
             asked AS (
               INSERT INTO recalculation (tenant_id, id, cases_total, subject)
               VALUES ('otto', gen_random_uuid(), 10, 'left-over') RETURNING id)
        INSERT INTO recalculation_batch (tenant_id, id, recalculation_id, position, cases, case_ids)
        SELECT 'otto', gen_random_uuid(), asked.id, 1, 10, ten.ids FROM asked, ten
        """);

    awaitDone();

    assertThat(
            numbers(
                "SELECT count(*) FROM case_interval WHERE tenant_id = 'otto' AND business_seconds = 1"))
        .containsExactly(0L);
  }

  /// Who reads the feed up to a line knows whether all cases that it has are counted by one
  /// calendar.
  @Test
  void the_feed_says_when_it_begins_and_after_the_last_case_that_it_has_ended() throws Exception {
    opensAt("07:30");
    awaitDone();

    var latest =
        as(TENANT)
            .get("/v1/recalculations?sort=-requestedAt&limit=1")
            .jsonPath()
            .getString("items[0].id");
    var lines = new ArrayList<String>();
    for (var change : Feed.changes()) {
      if (change.path("id").asText().equals(latest)) {
        lines.add(change.path("payload").path("ended_at").isNull() ? "runs" : "has ended");
      } else if (!lines.isEmpty()
          && change.path("entity").asText().equals("case-interval")
          && change.path("tenant").asText().equals(TENANT)) {
        assertThat(lines).as("before the last case").containsExactly("runs");
      }
    }
    assertThat(lines).containsExactly("runs", "has ended");
  }

  @Test
  void how_far_it_is_can_be_read_and_belongs_to_the_tenant() throws Exception {
    opensAt("09:00");

    var latest = as(TENANT).get("/v1/recalculations?sort=-requestedAt&limit=1").jsonPath();
    assertThat(latest.getString("items[0].state")).isIn("RUNNING", "DONE");
    assertThat(latest.getLong("items[0].casesTotal")).isGreaterThanOrEqualTo(CASES);
    assertThat(latest.getLong("items[0].casesDone")).isGreaterThanOrEqualTo(500);
    awaitDone();
    var done = as(TENANT).get("/v1/recalculations?sort=-requestedAt&limit=1").jsonPath();
    assertThat(done.getString("items[0].id")).isEqualTo(latest.getString("items[0].id"));
    assertThat(done.getString("items[0].state")).isEqualTo("DONE");
    assertThat(done.getString("items[0].cause")).isEqualTo("CALENDAR");
    assertThat(done.getLong("items[0].casesDone")).isEqualTo(done.getLong("items[0].casesTotal"));
    assertThat(Instant.parse(done.getString("items[0].doneAt")))
        .isAfter(Instant.parse(done.getString("items[0].requestedAt")));
    as("ana").get("/v1/recalculations/" + done.getString("items[0].id")).then().statusCode(404);
  }

  /// What is changed before all is done adds to what is to be done.
  @Test
  void one_that_does_what_another_left_over_says_what_changes_more() {
    imported(
        "calendar-assignments",
        "{\"externalId\": \"recalculated\", \"calendarExternalId\": \"recalculated\", \"serviceTier\": \"recalculated\"}");
    awaitDone();
    imported(
        "calendar-assignments",
        "{\"externalId\": \"others\", \"calendarExternalId\": \"recalculated\", \"serviceTier\": \"others\"}");
    opensAt("06:30");

    assertThat(
            as(TENANT)
                .get("/v1/recalculations?sort=-requestedAt&limit=2")
                .jsonPath()
                .getList("items.cause"))
        .containsExactly("ASSIGNMENT", "ASSIGNMENT");
    awaitDone();
    opensAt("07:00");
    assertThat(
            as(TENANT)
                .get("/v1/recalculations?sort=-requestedAt&limit=1")
                .jsonPath()
                .getList("items.cause"))
        .containsExactly("CALENDAR");
    awaitDone();
  }

  private static boolean writeMeanwhile() {
    for (int n = 0; n < MEANWHILE; n++) {
      var mine = "meanwhile-" + n;
      imported("cases", CASE.formatted(mine));
      imported("case-events", EVENT.formatted(mine, 13, "RESOLVED"));
      var other = "many-" + n * (CASES / MEANWHILE);
      imported(
          "case-events",
          EVENT.formatted(other, 14, "REOPENED").replace("14:00:00", "13:30:00"),
          EVENT.formatted(other, 14, "RESOLVED").replace("-RESOLVED", "-AGAIN"));
    }
    return true;
  }

  private static void opensAt(String time) {
    imported("calendar-versions", VERSION.formatted(time));
  }

  private static void imported(String collection, String... lines) {
    importing(TENANT, lines)
        .post("/v1/%s:import".formatted(collection))
        .then()
        .statusCode(200)
        .body(containsString("\"failed\":0"));
  }

  private static String[] lines(int count, java.util.function.IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).toArray(String[]::new);
  }

  private static void awaitDone() {
    Waiting.until(
        "done",
        PATIENCE,
        () ->
            as(TENANT)
                .get("/v1/recalculations?state=RUNNING")
                .jsonPath()
                .getList("items")
                .isEmpty());
  }

  /// Business seconds by interval, as the feed told them last.
  private static HashMap<String, String> told() {
    var told = new HashMap<String, String>();
    var seqs = new HashMap<String, Long>();
    for (var change : Feed.changes()) {
      var id = change.path("id").asText();
      var seq = change.path("seq").asLong();
      if (change.path("entity").asText().equals("case-interval")
          && change.path("tenant").asText().equals(TENANT)
          && seq > seqs.getOrDefault(id, -1L)) {
        seqs.put(id, seq);
        if (change.path("op").asText().equals("U")) {
          told.put(id, change.path("payload").path("business_seconds").asText());
        } else {
          told.remove(id);
        }
      }
    }
    return told;
  }

  private static HashMap<String, String> stored() throws SQLException {
    var stored = new HashMap<String, String>();
    for (var row :
        query(
            "SELECT id || ' ' || coalesce(business_seconds::text, 'null') FROM case_interval WHERE tenant_id = 'otto'")) {
      stored.put(row.split(" ")[0], row.split(" ")[1]);
    }
    return stored;
  }

  private static List<Long> numbers(String sql) throws SQLException {
    return query(sql).stream().map(Long::valueOf).toList();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(String sql) throws SQLException {
    try (var connection = superuser();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }

  private static java.sql.Connection superuser() throws SQLException {
    return ServiceEnvironment.postgres()
        .superuser(ServiceEnvironment.databaseName())
        .getConnection();
  }
}
