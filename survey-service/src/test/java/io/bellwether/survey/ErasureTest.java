package io.bellwether.survey;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.kit.testing.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An answer counts on when the person who gave it was erased; what the person wrote is gone.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ErasureTest {

  private final String person = "p" + UUID.randomUUID();
  private final String words = "w" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void a_person_answered() {
    importing(
            "ana",
            "{\"externalId\": \"erasure\", \"name\": \"Relationship\", \"kind\": \"NPS\","
                + " \"scaleMin\": 0, \"scaleMax\": 10}")
        .post("/v1/surveys:import")
        .then()
        .statusCode(200);
    creating(
            "ana",
            "{\"surveyExternalId\": \"erasure\", \"contactExternalId\": \"%s\", \"sentAt\": \"2026-01-01T08:00:00Z\"}"
                .formatted(person))
        .post("/v1/invitations")
        .then()
        .statusCode(201);
    creating("ana", response()).post("/v1/responses").then().statusCode(201);
  }

  private String response() {
    return ("{\"externalId\": \"%s\", \"surveyExternalId\": \"erasure\", \"contactExternalId\": \"%s\","
            + " \"score\": 9, \"respondedAt\": \"2026-01-01T09:00:00Z\", \"comment\": \"%s\"}")
        .formatted(key, person, words);
  }

  @Test
  void what_a_person_wrote_is_gone_and_the_answer_stays() {
    // What is refused is quoted in a stored report.
    importing("ana", response().replace("\"score\": 9", "\"score\": \"%s\"".formatted(words)))
        .post("/v1/responses:import")
        .then()
        .body(containsString("\"failed\":1"));
    Traces.analyze();
    var id = as("ana").get("/v1/responses?externalId=" + key).<String>path("items[0].contactId");
    assertThat(Traces.of(List.of(words, id))).isNotEmpty();

    erase()
        .body(
            "rows",
            equalTo(
                List.of(
                    Map.of("collection", "invitations", "count", 1),
                    Map.of("collection", "responses", "count", 1))));

    assertThat(Traces.of(List.of(words))).isEmpty();
    as("ana")
        .get("/v1/responses?externalId=" + key)
        .then()
        .body("items", hasSize(1))
        .body("items[0].score", equalTo(9))
        .body("items[0].contactId", nullValue())
        .body("items[0].comment", nullValue())
        .body("items[0].erasedAt", notNullValue());
  }

  @Test
  void readers_of_the_feed_get_the_answer_without_the_person_and_the_persons_id() {
    var answer = as("ana").get("/v1/responses?externalId=" + key).<String>path("items[0].id");
    var id = erase().extract().<String>path("id");
    var changes = Feed.changes();

    assertThat(changes)
        .filteredOn(change -> change.path("id").asText().equals(answer))
        .last()
        .satisfies(
            change -> {
              assertThat(change.path("op").asText()).isEqualTo("U");
              assertThat(change.path("payload").path("contact_id").isNull()).isTrue();
              assertThat(change.path("payload").path("score").asInt()).isEqualTo(9);
            });
    assertThat(changes)
        .filteredOn(change -> change.path("id").asText().equals(id))
        .singleElement()
        .satisfies(change -> assertThat(change.path("op").asText()).isEqualTo("E"));
  }

  @Test
  void the_same_file_again_brings_nothing_back() {
    erase();

    var anonymous = response().replaceFirst("\"contactExternalId\": \"[^\"]*\",", "");
    importing("ana", response(), anonymous, anonymous.replaceFirst(", \"comment\": \"[^\"]*\"", ""))
        .post("/v1/responses:import?results=all")
        .then()
        .body(containsString("\"line\":1,\"status\":\"failed\""))
        .body(containsString("\"line\":2,\"status\":\"failed\""))
        .body(containsString("\"line\":3,\"status\":\"unchanged\""));

    as("ana")
        .get("/v1/responses?externalId=" + key)
        .then()
        .body("items[0].contactId", nullValue())
        .body("items[0].comment", nullValue());
  }

  private ValidatableResponse erase() {
    return as("ana")
        .contentType("application/json")
        .body("{\"contactExternalId\": \"%s\"}".formatted(person))
        .post("/v1/responses:erase")
        .then()
        .statusCode(200);
  }
}
