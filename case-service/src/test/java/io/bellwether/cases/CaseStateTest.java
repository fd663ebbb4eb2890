package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class CaseStateTest {

  private static final String CASE =
      """
      {"externalId": "%s", "createdAt": "2026-01-05T09:00:00Z", "channel": "EMAIL", "type": "DEFECT"}
      """;

  @Test
  void a_new_case_is_open() {
    creating("ana", CASE.formatted("new"))
        .post("/v1/cases")
        .then()
        .statusCode(201)
        .body("status", equalTo("OPEN"))
        .body("resolvedAt", equalTo(null));
  }

  @Test
  void the_latest_event_decides_in_whatever_order_events_arrive() {
    var events =
        List.of(
            event("%1$s-1", "%1$s", "2026-01-06T10:00:00Z", "RESOLVED"),
            event("%1$s-2", "%1$s", "2026-01-07T10:00:00Z", "REOPENED"),
            event("%1$s-3", "%1$s", "2026-01-09T10:00:00Z", "RESOLVED"));
    var random = new Random(1);
    for (int round = 0; round < 6; round++) {
      var id = "ordered-" + round;
      creating("ana", CASE.formatted(id)).post("/v1/cases").then().statusCode(201);
      var shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, random);
      for (var line : shuffled) {
        importing("ana", line.formatted(id))
            .post("/v1/case-events:import")
            .then()
            .body(containsString("\"created\":1"));
      }

      var supportCase = only(id);

      assertThat(supportCase.getString("status")).isEqualTo("RESOLVED");
      assertThat(supportCase.getString("firstResolvedAt")).isEqualTo("2026-01-06T10:00:00Z");
      assertThat(supportCase.getString("resolvedAt")).isEqualTo("2026-01-09T10:00:00Z");
      assertThat(supportCase.getString("reopenedAt")).isEqualTo("2026-01-07T10:00:00Z");
    }
  }

  @Test
  void a_reopened_case_is_not_resolved() {
    creating("ana", CASE.formatted("again")).post("/v1/cases");
    importing(
            "ana",
            event("a1", "again", "2026-01-06T10:00:00Z", "RESOLVED"),
            event("a2", "again", "2026-01-08T10:00:00Z", "REOPENED"))
        .post("/v1/case-events:import");

    var supportCase = only("again");

    assertThat(supportCase.getString("status")).isEqualTo("OPEN");
    assertThat(supportCase.getString("resolvedAt")).isNull();
    assertThat(supportCase.getString("firstResolvedAt")).isEqualTo("2026-01-06T10:00:00Z");
  }

  @Test
  void events_that_arrive_at_the_same_moment_are_all_seen() {
    for (int round = 0; round < 20; round++) {
      var id = "together-" + round;
      creating("ana", CASE.formatted(id)).post("/v1/cases").then().statusCode(201);

      AtOnce.times(
          4,
          n ->
              () ->
                  creating(
                          "ana",
                          event(
                              id + n,
                              id,
                              "2026-01-0%dT10:00:00Z".formatted(6 + n),
                              n == 1 ? "REOPENED" : "RESOLVED"))
                      .post("/v1/case-events")
                      .statusCode());

      var supportCase = only(id);
      assertThat(supportCase.getString("status")).isEqualTo("RESOLVED");
      assertThat(supportCase.getString("firstResolvedAt")).isEqualTo("2026-01-06T10:00:00Z");
      assertThat(supportCase.getString("resolvedAt")).isEqualTo("2026-01-09T10:00:00Z");
      assertThat(supportCase.getString("reopenedAt")).isEqualTo("2026-01-07T10:00:00Z");
    }
  }

  @Test
  void an_event_changes_the_version_of_its_case() {
    var location =
        creating("ana", CASE.formatted("versioned")).post("/v1/cases").header("Location");
    importing("ana", event("v1", "versioned", "2026-01-06T10:00:00Z", "RESOLVED"))
        .post("/v1/case-events:import");

    as("ana").header("If-None-Match", "\"1\"").get(location).then().statusCode(200);
    as("ana").header("If-None-Match", "\"2\"").get(location).then().statusCode(304);
  }

  @Test
  void an_event_stays_with_its_case() {
    creating("ana", CASE.formatted("mine")).post("/v1/cases");
    creating("ana", CASE.formatted("other")).post("/v1/cases");
    var event =
        creating("ana", event("stays", "mine", "2026-01-06T10:00:00Z", "RESOLVED"))
            .post("/v1/case-events")
            .header("Location");

    as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .body("{\"caseExternalId\": \"other\"}")
        .patch(event)
        .then()
        .statusCode(422)
        .body("detail", containsString("cannot change"));
  }

  @Test
  void an_event_of_an_unknown_case_is_refused_by_name() {
    importing("ana", event("x", "nobody", "2026-01-06T10:00:00Z", "RESOLVED"))
        .post("/v1/case-events:import")
        .then()
        .body(containsString("unknown-reference"))
        .body(containsString("\"failed\":1"));
  }

  private static String event(String id, String caseId, String at, String kind) {
    return "{\"externalId\": \"%s\", \"caseExternalId\": \"%s\", \"happenedAt\": \"%s\", \"kind\": \"%s\"}"
        .formatted(id, caseId, at, kind);
  }

  private static JsonPath only(String externalId) {
    return as("ana")
        .queryParam("externalId", externalId)
        .get("/v1/cases")
        .jsonPath()
        .setRootPath("items[0]");
  }
}
