package io.bellwether.kit.collection;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// A record with one component changed, for records too wide to be written out for that.
public final class Copy {

  private Copy() {}

  public static <T extends Record> T with(T record, String name, Object value) {
    var components = record.getClass().getRecordComponents();
    if (Arrays.stream(components).noneMatch(component -> component.getName().equals(name))) {
      throw new IllegalArgumentException("%s has no %s".formatted(record.getClass(), name));
    }
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    try {
      var arguments = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        var component = components[i];
        component.getAccessor().setAccessible(true);
        arguments[i] =
            component.getName().equals(name) ? value : component.getAccessor().invoke(record);
      }
      @SuppressWarnings("unchecked")
      var constructor = ((Class<T>) record.getClass()).getDeclaredConstructor((Class<?>[]) types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
