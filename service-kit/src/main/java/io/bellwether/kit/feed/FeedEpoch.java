package io.bellwether.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// Which database a token belongs to: the cluster, its timeline and the database in it. After a
/// promotion the same transaction ids come again with other data; in a database that was dropped
/// and made anew the same ticks do.
public record FeedEpoch(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,20}-[0-9A-F]{8}-[0-9]{1,10}");

  // The name of the segment that is written now: pg_control_checkpoint() still says the old
  // timeline for a while after a promotion.
  private static final String SQL =
      """
      SELECT (SELECT system_identifier FROM pg_control_system())
             || '-' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
             || '-' || (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  static FeedEpoch of(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(SQL);
        var row = query.executeQuery()) {
      row.next();
      return new FeedEpoch(row.getString(1));
    }
  }

  static FeedEpoch parse(String value) {
    if (!FORM.matcher(value).matches()) {
      throw FeedProblems.invalidCursor();
    }
    return new FeedEpoch(value);
  }
}
