package io.bellwether.kit.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A moment of the source: changes that its snapshot sees, and that of the tick before does not,
/// are known since `at`.
record Tick(long id, Instant at, Snapshot snapshot) {

  /// From the columns id, at and snapshot.
  static Tick of(ResultSet row) throws SQLException {
    return new Tick(row.getLong("id"), instant(row, "at"), Snapshot.of(row.getString("snapshot")));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
