package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what a request says about one row of a collection. Fields that the collection does not
/// have, or that only the server writes, are refused by name.
final class DraftReader {

  static final String ID = "id";
  static final String EXTERNAL_ID = "externalId";
  static final String SOURCE_UPDATED_AT = "sourceUpdatedAt";
  static final String EFFECTIVE_FROM = "effectiveFrom";
  private static final int MAX_EXTERNAL_ID = 255;

  private static final AttributeType INSTANT = AttributeType.of(Instant.class);
  private static final AttributeType TEXT = AttributeType.of(String.class);
  private static final AttributeType UUID_TYPE = AttributeType.of(UUID.class);

  private final Shape<?> shape;
  private final String tenant;
  private final Set<String> changing;
  private final Set<String> identifying;

  DraftReader(Shape<?> shape, String tenant) {
    this.shape = shape;
    this.tenant = tenant;
    this.changing = changing(shape);
    this.identifying = new LinkedHashSet<>(List.of(ID, EXTERNAL_ID));
    identifying.addAll(changing);
  }

  /// A draft of a row that may be new.
  Draft read(ObjectNode json) {
    refuseUnknown(json, identifying);
    var violations = new Violations();
    var id = (UUID) scalar(json, ID, UUID_TYPE, violations);
    var externalId = (String) scalar(json, EXTERNAL_ID, TEXT, violations);
    if (externalId != null && (externalId.isBlank() || externalId.length() > MAX_EXTERNAL_ID)) {
      violations.add(
          EXTERNAL_ID, externalId, "1 to %d characters, not blank".formatted(MAX_EXTERNAL_ID));
    }
    if (externalId != null) {
      var named = Ids.named(tenant, shape.description().entity(), externalId);
      if (id != null && !id.equals(named)) {
        violations.add(
            ID, id, "%s, which follows from externalId '%s'".formatted(named, externalId));
      }
      id = named;
    }
    return draft(json, id == null ? Ids.next() : id, externalId, violations);
  }

  /// A draft of changes to the row with this id.
  Draft readChange(ObjectNode json, UUID id) {
    refuseUnknown(json, changing);
    return draft(json, id, null, new Violations());
  }

  private Draft draft(
      ObjectNode json, UUID id, @Nullable String externalId, Violations violations) {
    var sourceUpdatedAt = (Instant) scalar(json, SOURCE_UPDATED_AT, INSTANT, violations);
    var effectiveFrom = (Instant) scalar(json, EFFECTIVE_FROM, INSTANT, violations);
    var values = values(json, violations);
    violations.throwIfAny();
    return new Draft(id, externalId, sourceUpdatedAt, effectiveFrom, values);
  }

  private Map<String, @Nullable Object> values(ObjectNode json, Violations violations) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : shape.attributes()) {
      if (json.has(attribute.name())) {
        values.put(attribute.name(), scalar(json, attribute.name(), attribute.type(), violations));
      }
      var twin = attribute.externalTwin();
      if (twin != null && json.has(twin)) {
        var id = resolve(attribute, (String) scalar(json, twin, TEXT, violations));
        if (values.containsKey(attribute.name())
            && !java.util.Objects.equals(values.get(attribute.name()), id)) {
          violations.add(
              twin,
              json.get(twin).asText(),
              "the external id of %s %s".formatted(attribute.name(), json.get(attribute.name())));
        }
        values.put(attribute.name(), id);
      }
    }
    return values;
  }

  private @Nullable UUID resolve(Attribute attribute, @Nullable String externalId) {
    var entity = attribute.references();
    return externalId == null || entity == null ? null : Ids.named(tenant, entity, externalId);
  }

  private static @Nullable Object scalar(
      ObjectNode json, String name, AttributeType type, Violations violations) {
    JsonNode node = json.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    try {
      return type.parse(node);
    } catch (IllegalArgumentException e) {
      violations.add(name, node.isTextual() ? node.textValue() : node, type.expected());
      return null;
    }
  }

  private void refuseUnknown(ObjectNode json, Set<String> accepted) {
    List<FieldError> errors = new ArrayList<>();
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!accepted.contains(name)) {
                errors.add(
                    FieldError.at(
                        name,
                        Slug.UNKNOWN_FIELD.wireName(),
                        "%s is not a field that %s takes here"
                            .formatted(name, shape.description().path())));
              }
            });
    if (!errors.isEmpty()) {
      throw Problems.of(
          Slug.UNKNOWN_FIELD,
          "%s (expected: %s)"
              .formatted(
                  String.join("; ", errors.stream().map(FieldError::message).toList()),
                  String.join(", ", accepted)),
          errors);
    }
  }

  /// The fields that a change may name.
  private static Set<String> changing(Shape<?> shape) {
    var names = new LinkedHashSet<String>();
    names.add(SOURCE_UPDATED_AT);
    if (shape.states() != null) {
      names.add(EFFECTIVE_FROM);
    }
    for (var attribute : shape.attributes()) {
      if (!attribute.readOnly()) {
        names.add(attribute.name());
        if (attribute.externalTwin() != null) {
          names.add(attribute.externalTwin());
        }
      }
    }
    return names;
  }
}
