package io.bellwether.scoring.store;

/// The few types that mean the same in DuckDB and in PostgreSQL.
public enum ColumnType {
  TEXT("varchar"),
  UUID("uuid"),
  INTEGER("integer"),
  BIGINT("bigint"),
  /// An exact number that need not be whole.
  DECIMAL("decimal(18, 6)"),
  BOOLEAN("boolean"),
  /// A list or an object, kept as its JSON.
  JSON("varchar"),
  /// A business date, kept as its midnight so that one kind of comparison serves all.
  DATE("timestamp"),
  /// An instant, kept in UTC without a zone.
  TIMESTAMP("timestamp");

  /// Digits before and behind the point that a [#DECIMAL] holds.
  public static final int WHOLE_DIGITS = 12;

  public static final int DECIMAL_PLACES = 6;

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
