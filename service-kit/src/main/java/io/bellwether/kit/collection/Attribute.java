package io.bellwether.kit.collection;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One component of a collection's record: a field of the JSON and one or more columns.
public record Attribute(
    RecordComponent component, AttributeType type, String column, boolean required) {

  static Attribute of(RecordComponent component) {
    return new Attribute(
        component,
        AttributeType.of(component.getType()),
        snakeCase(component.getName()),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  public String name() {
    return component.getName();
  }

  public Class<?> javaType() {
    return component.getType();
  }

  public boolean readOnly() {
    return component.isAnnotationPresent(ReadOnly.class);
  }

  boolean immutable() {
    return component.isAnnotationPresent(Immutable.class);
  }

  public boolean filterable() {
    return component.isAnnotationPresent(Filterable.class);
  }

  public boolean ordered() {
    return type.ordered();
  }

  public boolean sortable() {
    var filterable = component.getAnnotation(Filterable.class);
    return filterable != null && filterable.sortable() && required;
  }

  /// The entity that this id refers to, if it is a reference.
  public @Nullable String references() {
    var reference = component.getAnnotation(Reference.class);
    return reference == null ? null : reference.value();
  }

  /// `accountId` can be given as `accountExternalId`.
  public @Nullable String externalTwin() {
    return references() == null ? null : name().replaceAll("Id$", "ExternalId");
  }

  /// Names of the columns with their SQL types.
  List<AttributeType.Part> columns() {
    return type.parts().stream()
        .map(part -> new AttributeType.Part(column + part.suffix(), part.sqlType()))
        .toList();
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
