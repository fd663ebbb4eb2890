package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Intervals and clocks over the API. Each test has a service tier of its own, so that its calendar
/// and its targets hold for its own cases only.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class CaseIntervalsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WEEKDAYS =
      Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
          .map(
              day ->
                  "{\"weekday\": \"%s\", \"startsAt\": \"%%1$s\", \"endsAt\": \"%%2$s\"}"
                      .formatted(day))
          .collect(Collectors.joining(", ", "[", "]"));

  @Test
  void a_stage_carries_calendar_and_business_seconds() {
    calendar("stages", "08:00", "18:00");
    supportCase("stages", "2026-01-05T09:00:00Z");
    // Berlin is UTC+1: Monday 10:00 to 17:00, then until Tuesday 09:00, one hour before 18:00 and
    // one after 08:00.
    events(
        stage("stages", "2026-01-05T16:00:00Z", "WAITING"),
        event("stages", "2026-01-06T08:00:00Z", "RESOLVED"));

    var stages = intervals("stages", "STAGE");

    assertThat(stages.stream().map(s -> s.path("value").asText("none")))
        .containsExactly("none", "WAITING");
    assertThat(stages.stream().map(s -> s.path("calendarSeconds").asLong()))
        .containsExactly(7 * 3_600L, 16 * 3_600L);
    assertThat(stages.stream().map(s -> s.path("businessSeconds").asLong()))
        .containsExactly(7 * 3_600L, 2 * 3_600L);
    var read = read("stages");
    assertThat(read.path("resolutionBusinessSeconds").asLong()).isEqualTo(9 * 3_600L);
    assertThat(read.path("createdInBusinessHours").asBoolean()).isTrue();
  }

  /// It comes in on Sunday, and office hours begin on Monday at eight, 07:00 UTC. What was said of
  /// it before it was there is none, and the first word stays the first.
  @Test
  void an_acknowledgement_on_monday_at_five_past_eight_took_five_minutes_of_work() {
    calendar("acknowledged", "08:00", "18:00");
    supportCase("acknowledged", "2026-01-04T12:00:00Z");
    assertThat(read("acknowledged").path("acknowledgedAt").isNull()).isTrue();

    events(
        event("acknowledged", "2026-01-05T09:00:00Z", "ACKNOWLEDGED"),
        event("acknowledged", "2026-01-05T07:05:00Z", "ACKNOWLEDGED"),
        event("acknowledged", "2026-01-04T11:00:00Z", "ACKNOWLEDGED"));

    var read = read("acknowledged");
    assertThat(read.path("acknowledgedAt").asText()).isEqualTo("2026-01-05T07:05:00Z");
    assertThat(read.path("acknowledgementBusinessSeconds").asLong()).isEqualTo(300);
  }

  @Test
  void without_a_calendar_business_seconds_are_unknown() {
    supportCase("nobodys", "2026-01-05T09:00:00Z");
    events(event("nobodys", "2026-01-06T08:00:00Z", "RESOLVED"));

    var stage = intervals("nobodys", "STAGE").getFirst();

    assertThat(stage.path("calendarSeconds").asLong()).isEqualTo(23 * 3_600L);
    assertThat(stage.path("businessSeconds").isNull()).isTrue();
    assertThat(stage.path("calendarVersionId").isNull()).isTrue();
    assertThat(read("nobodys").path("resolutionBusinessSeconds").isNull()).isTrue();
  }

  @Test
  void corrected_hours_are_right_for_what_is_past_and_go_out_again() {
    var version = calendar("corrected", "08:00", "18:00");
    supportCase("corrected", "2026-01-05T09:00:00Z");
    events(event("corrected", "2026-01-05T13:00:00Z", "RESOLVED"));
    assertThat(read("corrected").path("resolutionBusinessSeconds").asLong()).isEqualTo(4 * 3_600L);

    as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .body("{\"holidays\": [{\"date\": \"2026-01-05\", \"startsAt\": \"12:00\"}]}")
        .patch(version)
        .then()
        .statusCode(200);

    assertThat(read("corrected").path("resolutionBusinessSeconds").asLong()).isEqualTo(2 * 3_600L);
    var caseId = read("corrected").path("id").asText();
    var published =
        Feed.changes().stream()
            .filter(line -> line.path("entity").asText().equals("case-interval"))
            .map(line -> line.path("payload"))
            .filter(payload -> payload.path("case_id").asText().equals(caseId))
            .filter(payload -> payload.path("kind").asText().equals("STAGE"))
            .map(payload -> payload.path("business_seconds").asText())
            .toList();
    assertThat(published).endsWith("14400", "7200");
  }

  @Test
  void what_comes_again_leaves_no_trace_in_the_feed() {
    calendar("repeated", "08:00", "18:00");
    supportCase("repeated", "2026-01-05T09:00:00Z");
    var lines = event("repeated", "2026-01-05T13:00:00Z", "RESOLVED");
    events(lines);
    var before = Feed.changes().size();

    events(lines);

    assertThat(Feed.changes().size()).isEqualTo(before);
  }

  @Test
  void a_new_case_is_told_once_as_its_calendar_has_it() {
    calendar("told-once", "08:00", "18:00");
    creating(
            "ana",
            """
            {"externalId": "told-once", "createdAt": "2026-01-05T09:00:00Z", "channel": "EMAIL",
             "type": "DEFECT", "serviceTier": "told-once"}
            """)
        .post("/v1/cases")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("createdInBusinessHours", equalTo(true));
    supportCase("told-once-by-night", "told-once", "2026-01-05T22:00:00Z");

    var id = read("told-once").path("id").asText();
    var told =
        Feed.changes().stream()
            .filter(line -> line.path("entity").asText().equals("case"))
            .filter(line -> line.path("id").asText().equals(id))
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().at("/payload/created_in_business_hours").asBoolean()).isTrue();
    assertThat(read("told-once").path("calendarId").asText()).isNotEmpty();
    assertThat(read("told-once-by-night").path("createdInBusinessHours").isBoolean()).isTrue();
    assertThat(read("told-once-by-night").path("createdInBusinessHours").asBoolean()).isFalse();
  }

  @Test
  void an_assignee_and_a_priority_have_intervals_too() {
    creating("ana", "{\"externalId\": \"rep-i\", \"name\": \"Kim\"}").post("/v1/reps");
    supportCase("assigned", "2026-01-05T09:00:00Z");
    events(
        "{\"externalId\": \"as1\", \"caseExternalId\": \"assigned\", \"happenedAt\": \"2026-01-05T10:00:00Z\", \"kind\": \"ASSIGNED\", \"repExternalId\": \"rep-i\"}",
        "{\"externalId\": \"as2\", \"caseExternalId\": \"assigned\", \"happenedAt\": \"2026-01-05T11:00:00Z\", \"kind\": \"PRIORITY_CHANGED\", \"priority\": \"URGENT\"}");

    var rep = read("assigned").path("assigneeId").asText();
    assertThat(intervals("assigned", "ASSIGNEE").stream().map(i -> i.path("value").asText("none")))
        .containsExactly("none", rep);
    assertThat(intervals("assigned", "PRIORITY").stream().map(i -> i.path("value").asText("none")))
        .containsExactly("NORMAL", "URGENT");
    assertThat(read("assigned").path("currentPriority").asText()).isEqualTo("URGENT");
  }

  @Test
  void promises_and_their_changes_are_kept() {
    creating(
            "ana",
            """
            {"externalId": "promised", "createdAt": "2026-01-05T09:00:00Z", "channel": "EMAIL",
             "type": "DEFECT", "promisedResolveAt": "2026-01-06T09:00:00Z"}
            """)
        .post("/v1/cases")
        .then()
        .statusCode(201)
        .body("latestPromisedResolveAt", equalTo("2026-01-06T09:00:00Z"));
    events(
        "{\"externalId\": \"p1\", \"caseExternalId\": \"promised\", \"happenedAt\": \"2026-01-06T08:00:00Z\", \"kind\": \"PROMISE_CHANGED\", \"promisedResolveAt\": \"2026-01-08T09:00:00Z\"}");

    var read = read("promised");

    assertThat(read.path("promisedResolveAt").asText()).isEqualTo("2026-01-06T09:00:00Z");
    assertThat(read.path("latestPromisedResolveAt").asText()).isEqualTo("2026-01-08T09:00:00Z");
    assertThat(read.path("promiseChanges").asInt()).isEqualTo(1);
  }

  @Test
  void an_event_says_what_belongs_to_its_kind_and_nothing_else() {
    supportCase("kinds", "2026-01-05T09:00:00Z");
    for (var wrong :
        List.of(
            "\"kind\": \"PRIORITY_CHANGED\"",
            "\"kind\": \"RESOLVED\", \"priority\": \"HIGH\"",
            "\"kind\": \"MERGED\"",
            "\"kind\": \"MERGED\", \"intoCaseExternalId\": \"kinds\"",
            "\"kind\": \"PROMISE_CHANGED\"",
            "\"kind\": \"ASSIGNED\", \"articleId\": \"KB-1\"")) {
      creating(
              "ana",
              "{\"caseExternalId\": \"kinds\", \"happenedAt\": \"2026-01-05T10:00:00Z\", %s}"
                  .formatted(wrong))
          .post("/v1/case-events")
          .then()
          .statusCode(422)
          .body("code", equalTo("invalid-value"));
    }
  }

  @Test
  void internal_notes_are_no_first_response() {
    // Published by Zammad: note at 23:52, call at 23:55; created at 23:49.
    supportCase("notes", "2013-03-28T23:49:00Z");
    importing(
            "ana",
            activity("notes", "2013-03-28T23:49:00Z", "CUSTOMER", "CALL", "INBOUND", true),
            activity("notes", "2013-03-28T23:52:00Z", "REP", "NOTE", "INTERNAL", false),
            activity("notes", "2013-03-28T23:55:00Z", "REP", "CALL", "OUTBOUND", true))
        .post("/v1/activities:import")
        .then()
        .body(containsString("\"created\":3"));

    assertThat(read("notes").path("firstRespondedAt").asText()).isEqualTo("2013-03-28T23:55:00Z");
  }

  @Test
  void a_breach_follows_from_the_due_time_and_the_clock() {
    calendar("clocks", "08:00", "18:00");
    creating(
            "ana",
            """
            {"serviceTier": "clocks", "clock": "BUSINESS", "firstResponseSeconds": 3600,
             "resolutionSeconds": 10800, "pausingStages": ["WAITING"]}
            """)
        .post("/v1/sla-policies")
        .then()
        .statusCode(201);
    supportCase("clocks", "2026-01-05T09:00:00Z");

    var location = "/v1/cases/%s/sla-clocks".formatted(read("clocks").path("id").asText());
    as("vic")
        .get(location + "?kind=FIRST_RESPONSE")
        .then()
        .body("items[0].state", equalTo("BREACHED"))
        .body("items[0].dueAt", equalTo("2026-01-05T10:00:00Z"))
        .body("items[0].stoppedAt", equalTo(null));

    events(stage("clocks", "2026-01-05T10:00:00Z", "WAITING"));
    as("vic")
        .get(location + "?kind=RESOLUTION")
        .then()
        .body("items[0].state", equalTo("PAUSED"))
        .body("items[0].dueAt", equalTo(null));

    importing("ana", activity("clocks", "2026-01-05T09:59:00Z", "REP", "REPLY", "OUTBOUND", true))
        .post("/v1/activities:import");
    as("vic")
        .get(location + "?kind=FIRST_RESPONSE")
        .then()
        .body("items[0].state", equalTo("FULFILLED"))
        .body("items[0].elapsedSeconds", equalTo(59 * 60));
  }

  @Test
  void clocks_that_are_due_soon_are_a_list() {
    calendar("soon", "00:00", "00:00");
    var policy =
        creating(
                "ana",
                """
                {"serviceTier": "soon", "clock": "CALENDAR", "resolutionSeconds": 86400,
                 "pausingStages": []}
                """)
            .post("/v1/sla-policies")
            .<String>path("id");
    supportCase("soon-1", "soon", "9000-01-05T09:00:00Z");
    supportCase("soon-2", "soon", "9000-01-07T09:00:00Z");

    as("vic")
        .get(
            "/v1/sla-clocks?state=RUNNING&policyId=%s&dueAt.lt=9000-01-06T10:00:00Z"
                .formatted(policy))
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].caseId", equalTo(read("soon-1").path("id").asText()));
  }

  /// The shape of a large public data set: many cases, eight or nine changes of status each, some
  /// in the same second.
  @Test
  void a_history_comes_to_the_same_in_any_order_of_lines() {
    calendar("shape", "08:00", "18:00");
    var random = new Random(7);
    var inOrder = new ArrayList<String>();
    for (int n = 0; n < 60; n++) {
      var id = "shape-%d-" + n;
      long at = java.time.Instant.parse("2026-02-02T07:00:00Z").getEpochSecond() + n * 7_919L;
      for (int k = 0; k < 9; k++) {
        at += random.nextInt(3) == 0 ? 0 : random.nextInt(40_000);
        var kind = k == 5 || k == 8 ? "RESOLVED" : k == 6 ? "REOPENED" : "STAGE_CHANGED";
        inOrder.add(
            "{\"externalId\": \"%s-%d\", \"caseExternalId\": \"%s\", \"happenedAt\": \"%s\", \"sequence\": %d, \"kind\": \"%s\"%s}"
                .formatted(
                    id,
                    k,
                    id,
                    java.time.Instant.ofEpochSecond(at),
                    k,
                    kind,
                    kind.equals("STAGE_CHANGED")
                        ? ", \"stage\": \"S" + random.nextInt(4) + "\""
                        : ""));
      }
    }
    var shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, random);

    var facts = new ArrayList<List<String>>();
    for (int run = 0; run < 2; run++) {
      int number = run;
      for (int n = 0; n < 60; n++) {
        supportCase("shape-%d-%d".formatted(run, n), "shape", "2026-02-02T07:00:00Z");
      }
      events(
          (run == 0 ? inOrder : shuffled)
              .stream().map(line -> line.formatted(number, number)).toArray(String[]::new));
      var found = new ArrayList<String>();
      for (int n = 0; n < 60; n++) {
        for (var part : intervals("shape-%d-%d".formatted(run, n), "STAGE")) {
          found.add(
              Stream.of("value", "validFrom", "validTo", "calendarSeconds", "businessSeconds")
                  .map(field -> part.path(field).asText())
                  .collect(Collectors.joining(" ")));
        }
      }
      facts.add(found);
    }

    assertThat(facts.getFirst()).hasSizeGreaterThan(200);
    assertThat(facts.getLast()).isEqualTo(facts.getFirst());
  }

  private static String calendar(String tier, String start, String end) {
    creating("ana", "{\"externalId\": \"%s\", \"name\": \"Hours\"}".formatted(tier))
        .post("/v1/calendars")
        .then()
        .statusCode(201);
    creating("ana", "{\"calendarExternalId\": \"%1$s\", \"serviceTier\": \"%1$s\"}".formatted(tier))
        .post("/v1/calendar-assignments")
        .then()
        .statusCode(201);
    return creating(
            "ana",
            "{\"calendarExternalId\": \"%s\", \"timeZone\": \"Europe/Berlin\", \"weeklyHours\": %s, \"holidays\": []}"
                .formatted(tier, WEEKDAYS.formatted(start, end)))
        .post("/v1/calendar-versions")
        .then()
        .statusCode(201)
        .extract()
        .header("Location");
  }

  private static void supportCase(String id, String createdAt) {
    supportCase(id, id, createdAt);
  }

  private static void supportCase(String id, String tier, String createdAt) {
    creating(
            "ana",
            """
            {"externalId": "%s", "createdAt": "%s", "channel": "EMAIL", "type": "DEFECT",
             "priority": "NORMAL", "serviceTier": "%s"}
            """
                .formatted(id, createdAt, tier))
        .post("/v1/cases")
        .then()
        .statusCode(201);
  }

  private static void events(String... lines) {
    importing("ana", lines)
        .post("/v1/case-events:import")
        .then()
        .body(containsString("\"failed\":0"));
  }

  private static String event(String caseId, String at, String kind) {
    return "{\"externalId\": \"%1$s %2$s\", \"caseExternalId\": \"%1$s\", \"happenedAt\": \"%2$s\", \"kind\": \"%3$s\"}"
        .formatted(caseId, at, kind);
  }

  private static String stage(String caseId, String at, String stage) {
    return event(caseId, at, "STAGE_CHANGED").replace("}", ", \"stage\": \"" + stage + "\"}");
  }

  private static String activity(
      String caseId, String at, String actor, String type, String direction, boolean visible) {
    return """
    {"externalId": "%1$s %2$s", "caseExternalId": "%1$s", "happenedAt": "%2$s", "actorKind": "%3$s", \
    "type": "%4$s", "direction": "%5$s", "visibleToCustomer": %6$s, "automated": false}\
    """
        .formatted(caseId, at, actor, type, direction, visible);
  }

  private static JsonNode read(String externalId) {
    return json(as("vic").get("/v1/cases?externalId=" + externalId).asString())
        .path("items")
        .path(0);
  }

  private static List<JsonNode> intervals(String externalId, String kind) {
    var items =
        json(
            as("vic")
                .get(
                    "/v1/cases/%s/case-intervals?kind=%s&sort=validFrom"
                        .formatted(read(externalId).path("id").asText(), kind))
                .asString());
    var found = new ArrayList<JsonNode>();
    items.path("items").forEach(found::add);
    return found;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
