package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with one draft, so that the caller hears it all at once.
public final class Violations {

  private final List<FieldError> errors = new ArrayList<>();

  /// A value that is impossible: names it and what was expected.
  public void add(String field, @Nullable Object value, String expected) {
    errors.add(
        FieldError.at(
            field,
            Slug.INVALID_VALUE.wireName(),
            "%s: %s (expected: %s)".formatted(field, shown(value), expected)));
  }

  public void unless(boolean holds, String field, @Nullable Object value, String expected) {
    if (!holds) {
      add(field, value, expected);
    }
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw Problems.of(
          Slug.INVALID_VALUE,
          errors.stream().map(FieldError::message).collect(Collectors.joining("; ")),
          List.copyOf(errors));
    }
  }

  private static String shown(@Nullable Object value) {
    var text = String.valueOf(value);
    var cut = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    return value == null ? "missing" : "'" + cut + "'";
  }
}
