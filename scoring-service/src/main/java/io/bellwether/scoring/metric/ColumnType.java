package io.bellwether.scoring.metric;

/// The type of a fact's column.
public enum ColumnType {
  ID,
  TEXT,
  NUMBER,
  /// A business date: midnight of a local calendar date, whatever the zone of the query.
  DATE,
  /// A business date that is 9999-01-01 while open.
  END_DATE,
  /// A point in time, in UTC.
  INSTANT
}
