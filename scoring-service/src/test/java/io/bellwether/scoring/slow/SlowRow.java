package io.bellwether.scoring.slow;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a fact or of a source, by column.
///
/// @param columns without those that are null
public record SlowRow(UUID id, Map<String, Object> columns) {

  public SlowRow {
    columns = Collections.unmodifiableMap(new HashMap<>(columns));
  }

  public @Nullable Object get(String column) {
    return columns.get(column);
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  public @Nullable String text(String column) {
    var value = columns.get(column);
    return value == null ? null : value.toString();
  }

  public boolean is(String column, String text) {
    return text.equals(text(column));
  }

  public boolean isTrue(String column) {
    return Boolean.TRUE.equals(columns.get(column));
  }

  public @Nullable UUID uuid(String column) {
    return (UUID) columns.get(column);
  }

  public @Nullable LocalDateTime at(String column) {
    return (LocalDateTime) columns.get(column);
  }

  /// For a column that always has a value.
  public LocalDateTime time(String column) {
    var value = at(column);
    if (value == null) {
      throw new IllegalStateException("%s has no %s".formatted(id, column));
    }
    return value;
  }

  public @Nullable BigDecimal number(String column) {
    var value = columns.get(column);
    return value == null ? null : new BigDecimal(value.toString());
  }

  /// The same row with one more column, or without it where the value is null.
  public SlowRow with(String column, @Nullable Object value) {
    var more = new HashMap<>(columns);
    if (value == null) {
      more.remove(column);
    } else {
      more.put(column, value);
    }
    return new SlowRow(id, more);
  }
}
