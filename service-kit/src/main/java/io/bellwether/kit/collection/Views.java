package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored row as the API shows it: ids first, then the record's fields in their order, then what
/// the service keeps about the row. Unknown values are null, never left out.
final class Views {

  private Views() {}

  static ObjectNode of(Shape<?> shape, Row row) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", row.id().toString());
    json.put("externalId", row.externalId());
    for (var attribute : shape.attributes()) {
      put(json, attribute.name(), row.values().get(attribute.name()));
    }
    put(json, "sourceUpdatedAt", row.sourceUpdatedAt());
    put(json, "recordedAt", row.recordedAt());
    put(json, "updatedAt", row.updatedAt());
    if (shape.voidable()) {
      put(json, "voidedAt", row.voiding() == null ? null : row.voiding().at());
      put(json, "voidReason", row.voiding() == null ? null : row.voiding().reason());
    }
    if (shape.isOfPerson()) {
      put(json, "erasedAt", row.erasedAt());
    }
    return json;
  }

  /// What [#of] says, as columns of a table; of money the amount and the currency.
  static List<String> columns(Shape<?> shape) {
    var columns = new ArrayList<>(List.of("id", "externalId"));
    for (var attribute : shape.attributes()) {
      if (attribute.javaType() == Money.class) {
        columns.add(attribute.name() + ".amountMinor");
        columns.add(attribute.name() + ".currency");
      } else {
        columns.add(attribute.name());
      }
    }
    columns.addAll(List.of("sourceUpdatedAt", "recordedAt", "updatedAt"));
    if (shape.voidable()) {
      columns.addAll(List.of("voidedAt", "voidReason"));
    }
    if (shape.isOfPerson()) {
      columns.add("erasedAt");
    }
    return columns;
  }

  static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ArrayNode list(List<?> values) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var value : values) {
      if (value instanceof Record && !(value instanceof Money)) {
        var element = json.addObject();
        for (var attribute : ListType.attributesOf(value.getClass())) {
          put(element, attribute.name(), attribute.valueIn(value));
        }
      } else {
        var element = JsonNodeFactory.instance.objectNode();
        put(element, "value", value);
        json.add(element.get("value"));
      }
    }
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    switch (value) {
      case null -> json.putNull(name);
      case Boolean flag -> json.put(name, flag);
      case Integer number -> json.put(name, number);
      case Long number -> json.put(name, number);
      case BigDecimal number -> json.put(name, number);
      case Money money ->
          json.putObject(name)
              .put("amountMinor", money.amountMinor())
              .put("currency", money.currency());
      case Codes codes -> codes.values().forEach(json.putArray(name)::add);
      case List<?> list -> json.set(name, list(list));
      // Strings, ids, enums, dates and instants (ISO 8601 by their own toString).
      default -> json.put(name, value.toString());
    }
  }
}
