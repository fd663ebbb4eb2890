package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  /// One day (or instant) that cannot lie before another; nothing is said where one is unknown.
  public <T extends Comparable<? super T>> void notBefore(
      String field, @Nullable T value, String earlierField, @Nullable T earlier) {
    unless(
        value == null || earlier == null || value.compareTo(earlier) >= 0,
        field,
        value,
        "not before %s '%s'".formatted(earlierField, earlier));
  }

  /// A row and the one that it refers to belong together when both say the same in a field. What
  /// one of them does not say cannot contradict.
  public void agree(
      References references,
      String reference,
      @Nullable UUID id,
      String field,
      @Nullable Object value) {
    var theirs = references.valueOf(reference, id, field);
    unless(
        theirs == null || value == null || theirs.equals(value),
        reference,
        id,
        "one whose %s is '%s'; this one's is '%s'".formatted(field, value, theirs));
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
