package io.bellwether.kit.collection;

import java.util.List;

/// What a list of a collection can be asked for, for its documentation.
public final class ListParameters {

  private ListParameters() {}

  public static List<String> namesOf(Shape<?> shape) {
    return ListQuery.parameterNames(shape);
  }

  public static List<String> sortableOf(Shape<?> shape) {
    return ListQuery.sortable(shape);
  }
}
