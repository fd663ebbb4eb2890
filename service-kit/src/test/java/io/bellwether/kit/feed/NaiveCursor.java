package io.bellwether.kit.feed;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The cursor that everybody writes first, over one column of the log: `column > :last`. The tests
/// keep it to show that they can see a loss.
final class NaiveCursor {

  private final DataSource database;
  private final String column;
  private String last;

  final List<Long> seqs = new ArrayList<>();

  private NaiveCursor(DataSource database, String column, String first) {
    this.database = database;
    this.column = column;
    this.last = first;
  }

  static NaiveCursor overSequence(DataSource database) {
    return new NaiveCursor(database, "seq", "0");
  }

  static NaiveCursor overUpdateTime(DataSource database) {
    return new NaiveCursor(database, "recorded_at", "-infinity");
  }

  void poll() throws SQLException {
    var sql = "SELECT l.seq, l.%1$s::text FROM change_log l WHERE l.%1$s > '%2$s' ORDER BY l.%1$s";
    for (var row :
        FeedDatabase.query(
            database,
            sql.formatted(column, last),
            found -> new Object[] {found.getLong(1), found.getString(2)})) {
      seqs.add((Long) row[0]);
      last = (String) row[1];
    }
  }
}
