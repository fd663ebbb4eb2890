package io.bellwether.kit.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A list inside a row, for what means something as a whole only, such as the hours of a week. It
/// is one JSON column and changes as one. Its elements are single values, or records of single
/// values.
final class ListType {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ListType() {}

  static AttributeType of(Class<?> element) {
    if (!element.isRecord() || element == Money.class) {
      var type = AttributeType.of(element);
      return of("a list, each element " + type.expected(), type.fromJson());
    }
    var attributes = attributesOf(element);
    var expected =
        attributes.stream()
            .map(
                attribute ->
                    "%s (%s%s)"
                        .formatted(
                            attribute.name(),
                            attribute.type().expected(),
                            attribute.required() ? "" : ", or null"))
            .collect(Collectors.joining(", "));
    return of("a list of objects with " + expected, node -> record(element, attributes, node));
  }

  static List<Attribute> attributesOf(Class<?> element) {
    return Arrays.stream(element.getRecordComponents()).map(Attribute::of).toList();
  }

  private static AttributeType of(String expected, AttributeType.FromJson element) {
    return new AttributeType(
        List.class,
        expected,
        List.of(new AttributeType.Part("", "jsonb")),
        false,
        node -> list(node, element),
        text -> {
          throw new IllegalArgumentException(text);
        },
        value -> new String[] {Views.list((List<?>) value).toString()},
        (row, column) -> {
          var stored = row.getString(column);
          return stored == null ? null : list(parsed(stored), element);
        });
  }

  private static List<Object> list(JsonNode node, AttributeType.FromJson element) {
    if (!node.isArray()) {
      throw new IllegalArgumentException(node.toString());
    }
    var values = new ArrayList<Object>();
    node.forEach(one -> values.add(element.read(one)));
    return List.copyOf(values);
  }

  private static JsonNode parsed(String stored) {
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object record(Class<?> element, List<Attribute> attributes, JsonNode node) {
    var known = new HashSet<>(attributes.stream().map(Attribute::name).toList());
    node.fieldNames().forEachRemaining(known::remove);
    if (!node.isObject()
        || node.size() + known.size() > attributes.size()
        || attributes.stream().anyMatch(one -> one.required() && node.path(one.name()).isNull())
        || attributes.stream().anyMatch(one -> one.required() && known.contains(one.name()))) {
      throw new IllegalArgumentException(node.toString());
    }
    var values = new @Nullable Object[attributes.size()];
    for (int i = 0; i < values.length; i++) {
      var value = node.path(attributes.get(i).name());
      values[i] =
          value.isMissingNode() || value.isNull() ? null : attributes.get(i).type().parse(value);
    }
    return constructed(element, values);
  }

  private static Object constructed(Class<?> element, @Nullable Object[] values) {
    try {
      var types =
          Arrays.stream(element.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = element.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException impossible) {
        throw impossible;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
