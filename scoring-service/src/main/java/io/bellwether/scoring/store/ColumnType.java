package io.bellwether.scoring.store;

/// The few types that mean the same in DuckDB and in PostgreSQL.
public enum ColumnType {
  TEXT("varchar"),
  UUID("uuid"),
  INTEGER("integer"),
  BIGINT("bigint"),
  /// A business date, kept as its midnight so that one kind of comparison serves all.
  DATE("timestamp"),
  /// An instant, kept in UTC without a zone.
  TIMESTAMP("timestamp");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
