package io.bellwether.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusals;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes one document of several: the union of their paths and components. Documents go in one by
/// one; the result does not depend on anything else.
final class DocumentMerge {

  private static final Logger LOG = Logger.getLogger(DocumentMerge.class);

  private static final String REFERENCE = "$ref";
  private static final String RATE_LIMITED = "RateLimited";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final BiPredicate<String, String> serves;
  private final Map<String, JsonNode> paths = new TreeMap<>();
  private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
  private final Map<String, JsonNode> tags = new TreeMap<>();
  private final Set<String> operationIds = new HashSet<>();

  /// `serves` says whether a path of a service exists from outside.
  DocumentMerge(BiPredicate<String, String> serves) {
    this.serves = serves;
  }

  void add(String service, JsonNode original) {
    var document = withoutClashes(service, original);
    document.path("paths").properties().stream()
        .filter(path -> serves.test(service, path.getKey()))
        .forEach(path -> paths.put(path.getKey(), secured(service, path.getValue())));
    for (var section : document.path("components").properties()) {
      if (!section.getKey().equals("securitySchemes")) {
        var known = components.computeIfAbsent(section.getKey(), _ -> new TreeMap<>());
        section.getValue().properties().forEach(c -> known.putIfAbsent(c.getKey(), c.getValue()));
      }
    }
    document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
  }

  ObjectNode into(ObjectNode result) {
    var allTags = result.putArray("tags");
    tags.values().forEach(allTags::add);
    paths.forEach(result.putObject("paths")::set);
    var allComponents = result.putObject("components");
    components.forEach(
        (section, entries) -> entries.forEach(allComponents.putObject(section)::set));
    rateLimited(allComponents.withObjectProperty("responses").putObject(RATE_LIMITED));
    allComponents
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "An access token of the identity provider, with the claim tenant.");
    return result;
  }

  // Services know nothing of quotas: this is the only answer that the gateway adds to theirs.
  private static void rateLimited(ObjectNode response) {
    response.put("description", Problem.RATE_LIMITED.code());
    response
        .putObject("headers")
        .putObject("Retry-After")
        .put("description", "Seconds until the client may come back.")
        .putObject("schema")
        .put("type", "integer");
    response
        .putObject("content")
        .putObject(Refusals.MEDIA_TYPE)
        .putObject("schema")
        .put(REFERENCE, "#/components/schemas/Problem");
  }

  // A name that means something else already gets the service's name in front. What refers to a
  // renamed component is different itself from then on, so this repeats until nothing clashes.
  private JsonNode withoutClashes(String service, JsonNode original) {
    var renamed = new HashMap<String, String>();
    while (true) {
      var document = rewritten(original, renamed);
      var clash = clashIn(document, renamed);
      if (clash == null) {
        return document;
      }
      var name = clash.substring(clash.lastIndexOf('/') + 1);
      var better = capitalised(service) + name;
      LOG.errorf(
          "OpenAPI: %s of %s differs from another service's: renamed to %s",
          clash, service, better);
      renamed.put(clash, clash.substring(0, clash.length() - name.length()) + better);
    }
  }

  private @Nullable String clashIn(JsonNode document, Map<String, String> renamed) {
    for (var section : document.path("components").properties()) {
      var known = components.getOrDefault(section.getKey(), Map.of());
      for (var component : section.getValue().properties()) {
        var other = known.get(component.getKey());
        var pointer = "#/components/" + section.getKey() + "/" + component.getKey();
        if (other != null
            && !other.equals(component.getValue())
            && !renamed.containsKey(pointer)
            && !renamed.containsValue(pointer)) {
          return pointer;
        }
      }
    }
    return null;
  }

  private static JsonNode rewritten(JsonNode original, Map<String, String> renamed) {
    if (renamed.isEmpty()) {
      return original;
    }
    var document = original.deepCopy();
    renamed.forEach(
        (from, to) -> {
          var section = (ObjectNode) document.at(from.substring(1, from.lastIndexOf('/')));
          var component = section.remove(from.substring(from.lastIndexOf('/') + 1));
          section.set(to.substring(to.lastIndexOf('/') + 1), component);
        });
    redirectReferences(document, renamed);
    return document;
  }

  private static void redirectReferences(JsonNode node, Map<String, String> renamed) {
    if (node instanceof ObjectNode object) {
      for (var field : Map.copyOf(textFields(object)).entrySet()) {
        var target = renamed.get(field.getValue());
        // Besides $ref, a discriminator's mapping holds references as plain values.
        if (target != null) {
          object.set(field.getKey(), TextNode.valueOf(target));
        }
      }
    }
    node.forEach(child -> redirectReferences(child, renamed));
  }

  private static Map<String, String> textFields(ObjectNode object) {
    var fields = new HashMap<String, String>();
    object.properties().stream()
        .filter(field -> field.getValue().isTextual())
        .filter(
            field -> field.getKey().equals(REFERENCE) || field.getValue().asText().startsWith("#/"))
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  // Services name the same scheme as they like; here it is always "bearer", with their roles kept.
  private JsonNode secured(String service, JsonNode path) {
    var copy = path.deepCopy();
    for (var operation : copy.properties()) {
      if (!METHODS.contains(operation.getKey())
          || !(operation.getValue() instanceof ObjectNode fields)) {
        continue;
      }
      var id = fields.path("operationId").asText();
      if (!id.isEmpty() && !operationIds.add(id)) {
        LOG.errorf("OpenAPI: operationId %s of %s is another service's too", id, service);
        fields.put("operationId", service.toLowerCase(Locale.ROOT) + capitalised(id));
      }
      var requirements = fields.path("security");
      if (requirements.isArray()) {
        var ours = JsonNodeFactory.instance.arrayNode();
        requirements.forEach(
            requirement ->
                requirement
                    .properties()
                    .forEach(s -> ours.addObject().set("bearer", s.getValue())));
        fields.set("security", ours);
        fields
            .withObjectProperty("responses")
            .putObject(Integer.toString(Problem.RATE_LIMITED.status()))
            .put(REFERENCE, "#/components/responses/" + RATE_LIMITED);
      }
    }
    return copy;
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
