package io.bellwether.scoring.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of one row, as a feed told it.
///
/// @param seq the guard: of two versions of a row the higher one is the later, whatever the order
///   in which they come
/// @param knownAt the tick that saw it first
/// @param values in the order of the fact's columns; none unless it is an upsert
public record FactChange(
    FactTable fact,
    String tenant,
    UUID id,
    long seq,
    Instant knownAt,
    Op op,
    List<@Nullable Object> values) {

  public FactChange {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// What happened to the row.
  public enum Op {
    UPSERT("U"),
    DELETE("D"),
    /// A person asked to be forgotten: the past of the row goes too.
    ERASE("E");

    private final String wireName;

    Op(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
