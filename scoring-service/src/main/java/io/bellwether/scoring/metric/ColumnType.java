package io.bellwether.scoring.metric;

/// The type of a fact's column.
public enum ColumnType {
  ID,
  TEXT,
  NUMBER,
  /// An exact number that need not be whole.
  DECIMAL,
  BOOLEAN,
  /// A business date: midnight of a local calendar date, whatever the zone of the query.
  DATE,
  /// A business date that is 9999-01-01 while open.
  END_DATE,
  /// A point in time, in UTC.
  INSTANT,
  /// A point in time that is 9999-01-01 while open.
  END_INSTANT;

  /// Whether the day that it falls on depends on the zone of the query.
  public boolean isInstant() {
    return this == INSTANT || this == END_INSTANT;
  }
}
