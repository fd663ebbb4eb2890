package io.bellwether.kit.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operations of the service under test, from the OpenAPI document that it serves.
final class Operations {

  /// It is long, stays the same while the tests run, and many of them ask for it.
  private static @Nullable List<Operation> all;

  private Operations() {}

  static synchronized Stream<Operation> served() {
    if (all == null) {
      all = read();
    }
    return all.stream();
  }

  private static List<Operation> read() {
    try {
      var document = new ObjectMapper().readTree(given().get("/openapi.json").asString());
      var operations = new ArrayList<Operation>();
      document
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          entry -> {
                            if (entry.getValue().has("responses")) {
                              operations.add(
                                  new Operation(
                                      entry.getKey().toUpperCase(Locale.ROOT),
                                      path.getKey(),
                                      entry.getValue(),
                                      document));
                            }
                          }));
      return operations;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  record Operation(String method, String path, JsonNode json, JsonNode document) {

    String route() {
      return method + " " + path;
    }

    /// What an integrator would miss.
    Stream<String> faults() {
      var faults = new ArrayList<String>();
      require(json.path("operationId").asText().matches("[a-z]+[A-Z]\\w*"), "operationId", faults);
      require(!json.path("summary").asText().isBlank(), "summary", faults);
      require(json.path("tags").size() == 1, "one tag", faults);
      require(
          !json.has("requestBody") || json.path("responses").has("415"),
          "415 for another type of body",
          faults);
      for (var parameter : json.path("parameters")) {
        require(
            !parameter.path("description").asText().isBlank(),
            "description of " + parameter.path("name").asText(),
            faults);
      }
      json.path("responses")
          .properties()
          .forEach(
              answer -> {
                if (answer.getKey().startsWith("4") || answer.getKey().startsWith("5")) {
                  require(
                      answer.getValue().path("content").has("application/problem+json"),
                      answer.getKey() + " as a problem",
                      faults);
                }
                answer
                    .getValue()
                    .path("content")
                    .forEach(content -> fields(content.path("schema"), answer.getKey(), faults, 0));
              });
      return faults.stream().map(fault -> route() + ": " + fault);
    }

    private void fields(JsonNode schema, String where, List<String> faults, int depth) {
      var resolved = resolve(schema);
      if (depth > 6) {
        return;
      }
      resolved
          .path("properties")
          .properties()
          .forEach(
              property -> {
                var value = property.getValue();
                require(
                    value.has("$ref") || !value.path("description").asText().isBlank(),
                    "%s: description of %s".formatted(where, property.getKey()),
                    faults);
                fields(value, where + "." + property.getKey(), faults, depth + 1);
              });
      if (resolved.has("items")) {
        fields(resolved.path("items"), where, faults, depth + 1);
      }
    }

    /// A list that can be asked for without saying which one.
    boolean isPaged() {
      return !path.contains("{")
          && json.path("parameters")
              .valueStream()
              .anyMatch(parameter -> parameter.path("name").asText().equals("cursor"))
          && json.path("parameters")
              .valueStream()
              .noneMatch(parameter -> parameter.path("required").asBoolean());
    }

    Set<String> typesOfBody() {
      return types(json.path("requestBody"));
    }

    Set<String> typesOfAnswer() {
      var types = new TreeSet<String>();
      json.path("responses")
          .properties()
          .forEach(
              answer -> {
                if (answer.getKey().startsWith("2")) {
                  types.addAll(types(answer.getValue()));
                }
              });
      return types;
    }

    private static Set<String> types(JsonNode body) {
      var types = new TreeSet<String>();
      body.path("content").fieldNames().forEachRemaining(types::add);
      return types;
    }

    /// Fields of the answer to a create that the request does not have.
    List<String> readOnlyFields() {
      var names = new ArrayList<String>();
      if (method.equals("POST") && json.path("responses").has("201")) {
        var draft = draft();
        resolve(schemaOf(json.path("responses").path("201")))
            .path("properties")
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (!draft.has(name)) {
                    names.add(name);
                  }
                });
        names.addAll(List.of("tenantId", "tenant", "version"));
      }
      return names;
    }

    /// The fields of what it creates.
    JsonNode draft() {
      return resolve(schemaOf(json.path("requestBody"))).path("properties");
    }

    private static JsonNode schemaOf(JsonNode body) {
      return body.path("content").path("application/json").path("schema");
    }

    private JsonNode resolve(JsonNode schema) {
      var ref = schema.path("$ref").asText();
      return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    private static void require(boolean holds, String what, List<String> faults) {
      if (!holds) {
        faults.add("without " + what);
      }
    }
  }
}
