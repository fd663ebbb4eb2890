package io.bellwether.kit.collection;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One component of a collection's record: a field of the JSON and one or more columns. All of it
/// is worked out once, as an import asks for every line.
///
/// @param required whether a row must have a value
/// @param readOnly whether only the server writes it
/// @param personal whether it is cleared when the person of the row is erased
/// @param references the entity that this id refers to, if it is a reference
/// @param externalTwin `accountId` can be given as `accountExternalId`
/// @param columns names of the columns with their SQL types
public record Attribute(
    RecordComponent component,
    AttributeType type,
    String name,
    String column,
    boolean required,
    boolean readOnly,
    boolean immutable,
    boolean filterable,
    boolean sortable,
    boolean personal,
    @Nullable String references,
    @Nullable String externalTwin,
    List<AttributeType.Part> columns) {

  static Attribute of(RecordComponent component) {
    var type = typeOf(component);
    var name = component.getName();
    var column = snakeCase(name);
    var required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    var filterable = component.getAnnotation(Filterable.class);
    var reference = component.getAnnotation(Reference.class);
    return new Attribute(
        component,
        type,
        name,
        column,
        required,
        component.isAnnotationPresent(ReadOnly.class),
        component.isAnnotationPresent(Immutable.class),
        filterable != null,
        filterable != null && filterable.sortable() && required,
        component.isAnnotationPresent(Personal.class),
        reference == null ? null : reference.value(),
        reference == null ? null : name.replaceAll("Id$", "ExternalId"),
        type.parts().stream()
            .map(part -> new AttributeType.Part(column + part.suffix(), part.sqlType()))
            .toList());
  }

  private static AttributeType typeOf(RecordComponent component) {
    var element = elementOf(component);
    return element == null ? AttributeType.of(component.getType()) : ListType.of(element);
  }

  private static @Nullable Class<?> elementOf(RecordComponent component) {
    return component.getType() == List.class
            && component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : null;
  }

  /// What a list holds; null when this is no list.
  public @Nullable Class<?> elementType() {
    return elementOf(component);
  }

  /// The fields of a list's elements; empty when they are single values.
  public List<Attribute> elementAttributes() {
    var element = elementType();
    return element == null || !element.isRecord() ? List.of() : ListType.attributesOf(element);
  }

  public Class<?> javaType() {
    return component.getType();
  }

  public boolean ordered() {
    return type.ordered();
  }

  @Nullable Object valueIn(Object record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
