package io.bellwether.scoring.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The fields that the owning services hold, as `collection.field`, read from the committed
/// documents of their APIs: what is not in there cannot have come in.
final class HeldFields {

  private static final List<String> OWNERS =
      List.of("case-service", "subscription-service", "survey-service", "scoring-service");

  private HeldFields() {}

  static Set<String> all() {
    var fields = new TreeSet<String>();
    for (var owner : OWNERS) {
      var document = read(Path.of("..", owner, "openapi.json"));
      document
          .path("paths")
          .properties()
          .forEach(path -> addFields(document, path.getKey(), path.getValue(), fields));
    }
    return fields;
  }

  private static void addFields(JsonNode document, String path, JsonNode item, Set<String> fields) {
    if (!path.matches("/v1/[a-z-]+")) {
      return;
    }
    var schema = item.at("/get/responses/200/content/application~1json/schema");
    var items = resolve(document, schema).path("properties").path("items").path("items");
    resolve(document, items)
        .path("properties")
        .fieldNames()
        .forEachRemaining(field -> fields.add(path.substring("/v1/".length()) + "." + field));
  }

  private static JsonNode resolve(JsonNode document, JsonNode schema) {
    var ref = schema.path("$ref").asText();
    return ref.isEmpty() ? schema : document.at(ref.substring(1));
  }

  private static JsonNode read(Path path) {
    try {
      return new ObjectMapper().readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
