package io.bellwether.kit.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;

/// The changes of one window: visible in the snapshot `upper`, not visible in `lower`, in the order
/// of `(xid, seq)`. Sequence order is not commit order, so no cursor over `seq` alone, nor over a
/// time, sees every change.
final class SnapshotPair {

  private static final int ROWS_PER_FETCH = 500;

  // Two branches with the bounds as parameters and the limit inside both: the same thing as one
  // predicate reads the whole log. The columns of the table are ordered, never xid::text, which
  // would put 999 after 1000.
  private static final String SQL =
      """
      SELECT u.seq, u.xid, u.tenant_id, u.entity, u.entity_id, u.op, u.schema_ver, u.payload FROM (
        (SELECT l.* FROM change_log l -- began after lower
          WHERE (l.xid, l.seq) > (?::xid8, ?) AND l.xid < pg_snapshot_xmax(?::pg_snapshot)
            AND pg_visible_in_snapshot(l.xid, ?::pg_snapshot)
          ORDER BY l.xid, l.seq LIMIT ?)
        UNION ALL
        (SELECT l.* FROM change_log l -- was still running at lower
          WHERE l.xid = ANY (?::xid8[]) AND (l.xid, l.seq) > (?::xid8, ?)
            AND pg_visible_in_snapshot(l.xid, ?::pg_snapshot)
          ORDER BY l.xid, l.seq LIMIT ?)) u
      ORDER BY u.xid, u.seq LIMIT ?
      """;

  private SnapshotPair() {}

  /// The first `count` changes of the window after the position `(xid, seq)`; fewer than `count`
  /// rows mean that the window is complete. The caller closes it.
  static PreparedStatement query(
      Connection connection, Snapshot lower, Snapshot upper, long xid, long seq, int count)
      throws SQLException {
    var beganAfterLower = xid >= lower.xmax();
    var query = connection.prepareStatement(SQL);
    // xid8 has no cast from bigint, only from text.
    query.setString(1, Long.toString(beganAfterLower ? xid : lower.xmax()));
    query.setLong(2, beganAfterLower ? seq : 0);
    query.setString(3, upper.text());
    query.setString(4, upper.text());
    query.setInt(5, count);
    query.setString(
        6,
        lower.running().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    query.setString(7, Long.toString(xid));
    query.setLong(8, seq);
    query.setString(9, upper.text());
    query.setInt(10, count);
    query.setInt(11, count);
    query.setFetchSize(ROWS_PER_FETCH);
    return query;
  }

  static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong(1),
        Long.parseLong(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getInt(7),
        row.getString(8));
  }
}
