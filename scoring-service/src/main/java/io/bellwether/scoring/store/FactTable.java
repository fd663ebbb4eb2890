package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import java.util.List;

/// A fact that is copied row by row from a feed.
///
/// @param entity what the feed calls it
public record FactTable(String name, Source source, String entity, List<FactColumn> columns) {

  /// The only version of the payloads so far. Another one stops the source: a payload that means
  /// something else must not be read as if it meant the same.
  public static final int SCHEMA_VERSION = 1;

  public FactTable {
    columns = List.copyOf(columns);
  }

  static FactTable of(String name, Source source, String entity, FactColumn... columns) {
    return new FactTable(name, source, entity, List.of(columns));
  }
}
