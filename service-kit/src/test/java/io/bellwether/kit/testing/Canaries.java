package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Plants a word that must not get out into every field of every collection, over the API. It is a
/// mail address: a field for codes has to refuse it, a field for people's words has to take it.
final class Canaries {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Short enough for a field for telephone numbers.
  private final String word =
      "canary-%s@people.example".formatted(UUID.randomUUID().toString().substring(0, 8));

  private final List<String> planted = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  String word() {
    return word;
  }

  /// Fields that hold it now.
  List<String> planted() {
    return planted;
  }

  /// Fields that did not take it.
  List<String> refused() {
    return refused;
  }

  /// Fields that should have refused it, or taken it.
  List<String> wrong() {
    return wrong;
  }

  void plantEverywhere(Map<String, String> samples) {
    samples.forEach(this::plantIn);
  }

  private void plantIn(String collection, String sample) {
    var path = "/v1/" + collection;
    // What later samples refer to has to be there, whichever test comes first.
    assertThat(creating("ana", sample).post(path).statusCode()).as(path).isIn(201, 409);
    var draft =
        Operations.served()
            .filter(operation -> operation.route().equals("POST " + path))
            .findFirst()
            .orElseThrow()
            .draft();
    draft.properties().forEach(field -> plantIn(path, sample, field.getKey(), field.getValue()));
    // Where people also write: a filter that is none, and a path.
    as("ana").queryParam(word.replace("@", "%40"), "x").get(path);
    as("ana").get(path + "/" + word.replace("@", "%40"));
  }

  private void plantIn(String path, String sample, String field, JsonNode schema) {
    var body = read(sample);
    var list = hasType(schema, "array");
    // Every row is a new one, also where the sample has a key.
    body.put("externalId", UUID.randomUUID().toString());
    if (list) {
      body.putArray(field).add(word);
    } else {
      body.put(field, word);
    }
    var answer = creating("ana", body.toString()).post(path);
    var name = "%s %s".formatted(path, field);
    (answer.statusCode() == 201 ? planted : refused).add(name);
    // The caller's key of another row: whether that row exists is another question.
    var key = field.endsWith("ExternalId");
    if (!key && (answer.statusCode() == 201) != isFreeText(schema)) {
      wrong.add("%s: %d %s".formatted(name, answer.statusCode(), answer.asString()));
    }
  }

  private static boolean isFreeText(JsonNode schema) {
    return hasType(schema, "string") && !schema.has("enum") && !schema.has("format");
  }

  private static boolean hasType(JsonNode schema, String type) {
    var types = schema.path("type");
    return types.asText().equals(type)
        || StreamSupport.stream(types.spliterator(), false)
            .anyMatch(one -> one.asText().equals(type));
  }

  private static ObjectNode read(String sample) {
    try {
      return (ObjectNode) JSON.readTree(sample);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
