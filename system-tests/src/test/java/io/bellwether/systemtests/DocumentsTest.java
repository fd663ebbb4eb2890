package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What a front-end team generates its client from is what runs.
@ExtendWith(Suite.class)
class DocumentsTest {

  static final List<String> SERVICES =
      List.of("case-service", "subscription-service", "survey-service", "scoring-service");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite.Running running;

  DocumentsTest(Suite.Running running) {
    this.running = running;
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void a_running_service_serves_the_committed_document(String service) throws IOException {
    var served = given().get(running.suite().serviceUrl(service) + "/openapi.json").asString();

    assertThat(served.strip()).isEqualTo(Files.readString(committed(service)).strip());
  }

  @Test
  void the_merged_document_says_what_the_committed_ones_say() throws IOException {
    var merged = merged();
    var paths = new HashSet<String>();
    var schemas = new HashSet<String>();
    for (var service : SERVICES) {
      var document = JSON.readTree(Files.readString(committed(service)));
      for (var path : document.path("paths").properties()) {
        if (isServed(path.getKey())) {
          paths.add(path.getKey());
          assertThat(asServicesSay(merged.path("paths").path(path.getKey())))
              .as(path.getKey())
              .isEqualTo(asServicesSay(path.getValue()));
        }
      }
      for (var schema : document.path("components").path("schemas").properties()) {
        schemas.add(schema.getKey());
        assertThat(merged.path("components").path("schemas").path(schema.getKey()))
            .as(schema.getKey())
            .isEqualTo(schema.getValue());
      }
    }

    assertThat(merged.path("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(paths);
    assertThat(merged.path("components").path("schemas").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(schemas);
  }

  @Test
  void every_operation_and_field_of_the_merged_document_is_described() throws IOException {
    var merged = merged();
    var faults = new ArrayList<String>();
    var ids = new HashSet<String>();
    for (var path : merged.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!METHODS.contains(operation.getKey())) {
          continue; // what all methods of the path share
        }
        var json = operation.getValue();
        var where = operation.getKey() + " " + path.getKey();
        require(
            ids.add(json.path("operationId").asText()), where, "operationId of its own", faults);
        require(!json.path("operationId").asText().isBlank(), where, "operationId", faults);
        require(!json.path("summary").asText().isBlank(), where, "summary", faults);
        require(
            json.path("responses").valueStream().anyMatch(DocumentsTest::isProblem),
            where,
            "problem",
            faults);
      }
    }
    for (var schema : merged.path("components").path("schemas").properties()) {
      for (var property : schema.getValue().path("properties").properties()) {
        require(
            !property.getValue().path("description").asText().isBlank()
                || property.getValue().has("$ref"),
            schema.getKey() + "." + property.getKey(),
            "description",
            faults);
      }
    }

    assertThat(faults).isEmpty();
  }

  private static void require(boolean holds, String where, String what, List<String> faults) {
    if (!holds) {
      faults.add(where + " without " + what);
    }
  }

  private static boolean isProblem(JsonNode response) {
    return response.path("content").has("application/problem+json");
  }

  private JsonNode merged() throws IOException {
    return JSON.readTree(given().get(running.suite().gateway() + "/openapi.json").asString());
  }

  /// The feed and the problems' pages are not for clients.
  private static boolean isServed(String path) {
    return !path.equals("/v1/changes") && !path.startsWith("/problems/");
  }

  /// The gateway names the scheme in its own way. Without the bearer token of the front door and
  /// without its refusals, which no service has.
  private static JsonNode asServicesSay(JsonNode path) {
    var copy = path.deepCopy();
    copy.forEach(
        operation -> {
          if (operation instanceof ObjectNode fields) {
            fields.remove("security");
            fields.withObjectProperty("responses").remove("429");
          }
        });
    return copy;
  }

  private static Path committed(String service) {
    return Path.of("..", service, "openapi.json");
  }
}
