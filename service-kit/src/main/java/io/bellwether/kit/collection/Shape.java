package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A collection with the attributes of its record, read once.
public record Shape<T extends Record>(
    CollectionDefinition<T> definition,
    CollectionDefinition.Description<T> description,
    List<Attribute> attributes,
    Constructor<T> constructor,
    @Nullable Shape<?> states) {

  static <T extends Record> Shape<T> of(CollectionDefinition<T> definition) {
    var description = definition.describe();
    var states = definition.states();
    var components = description.type().getRecordComponents();
    try {
      var constructor =
          description
              .type()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      for (var component : components) {
        component.getAccessor().setAccessible(true);
      }
      return new Shape<>(
          definition,
          description,
          Arrays.stream(components).map(Attribute::of).toList(),
          constructor,
          states == null ? null : of(states));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  String table() {
    return description.table();
  }

  public boolean voidable() {
    return description.voidable();
  }

  /// Whether its rows are persons themselves.
  boolean isPerson() {
    return description.entity().equals(description.person());
  }

  /// Whether its rows belong to persons.
  public boolean isOfPerson() {
    return description.person() != null && !isPerson();
  }

  /// The attribute that says which person a row belongs to.
  Attribute referenceToPerson() {
    return attributes.stream()
        .filter(attribute -> String.valueOf(description.person()).equals(attribute.references()))
        .findFirst()
        .orElseThrow();
  }

  /// The attributes that tell about the person.
  List<Attribute> personal() {
    return attributes.stream().filter(Attribute::personal).toList();
  }

  @Nullable Attribute find(String name) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /// The attribute that says which row of the other collection a row belongs to.
  public Attribute referenceTo(Shape<?> parent) {
    var entity = parent.description().entity();
    return attributes.stream()
        .filter(attribute -> entity.equals(attribute.references()))
        .findFirst()
        .orElseThrow(() -> Problems.notFound(entity + " collection", description.path()));
  }

  /// The attributes whose values are kept over time.
  public Set<String> tracked() {
    return states == null ? Set.of() : History.trackedBy(this, states);
  }

  T record(Map<String, @Nullable Object> values) {
    var arguments = attributes.stream().map(attribute -> values.get(attribute.name())).toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, @Nullable Object> values(T record) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : attributes) {
      try {
        values.put(attribute.name(), attribute.component().getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return values;
  }
}
