package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.Waiting;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Requests of a tenant's user through a gateway.
record Tenant(String gateway, String token) {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final JsonPathConfig DOUBLES =
      JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE);

  RequestSpecification api() {
    return given()
        .baseUri(gateway)
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + token);
  }

  void create(String collection, String json) {
    api()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(json)
        .post("/v1/" + collection)
        .then()
        .statusCode(201);
  }

  /// Imports lines and answers the summary.
  String load(String collection, Iterable<String> lines) {
    var answer =
        api()
            .contentType("application/x-ndjson")
            .body((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))
            .post("/v1/" + collection + ":import");
    answer.then().statusCode(200);
    return answer.asString().lines().reduce((first, last) -> last).orElseThrow();
  }

  /// Imports files, by collection and in the order of the map, of which no line may fail; returns
  /// when the metrics know them.
  void loadAll(Map<String, List<String>> files) {
    files.forEach(
        (collection, lines) ->
            assertThat(load(collection, lines)).as(collection).contains("\"failed\":0"));
    var written = Instant.now();
    Waiting.until("scoring knows what was written", LONGEST, () -> knownAt().isAfter(written));
  }

  private Instant knownAt() {
    List<String> ends = api().get("/v1/status").jsonPath().getList("sources.asOf");
    return ends.stream()
        .map(end -> end == null ? Instant.MIN : Instant.parse(end))
        .min(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  long total(String collection) {
    return api()
        .get("/v1/%s?limit=1&include=total".formatted(collection))
        .jsonPath()
        .getLong("total");
  }

  /// How many rows of a fact scoring holds for this tenant.
  long facts(String source, String fact) {
    return api()
        .get("/v1/status")
        .jsonPath()
        .getLong("sources.find { it.source == '%s' }.facts.%s".formatted(source, fact));
  }

  String metric(String question) {
    return api().get("/v1/metrics/" + question).asString();
  }

  /// As [#metric], to be read value by value.
  JsonPath answer(String question) {
    var answer = api().get("/v1/metrics/" + question);
    answer.then().statusCode(200);
    return answer.jsonPath(DOUBLES);
  }
}
