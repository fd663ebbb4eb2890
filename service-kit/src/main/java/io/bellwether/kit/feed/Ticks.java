package io.bellwether.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ticks of one source. Whoever reads writes the next one: not more often than the interval,
/// and only when something was committed since the last, so an idle source stays silent.
final class Ticks {

  // Readers of one database take turns; the number only has to be the same for all of them.
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7014829410528301)";

  // ORDER BY with LIMIT keeps the planner on the index however little it knows about the table;
  // EXISTS read the whole log.
  private static final String LAST =
      """
      SELECT t.id, t.at, t.snapshot::text AS snapshot, statement_timestamp() AS checked_at,
             (SELECT true FROM change_log l
               WHERE l.xid >= coalesce(pg_snapshot_xmax(t.snapshot), '1')
               ORDER BY l.xid, l.seq LIMIT 1) IS NOT NULL
             OR (SELECT true FROM change_log l
               WHERE l.xid = ANY (ARRAY(SELECT pg_snapshot_xip(t.snapshot)))
               ORDER BY l.xid, l.seq LIMIT 1) IS NOT NULL AS pending
        FROM (VALUES (1)) one
        LEFT JOIN (SELECT * FROM feed_tick ORDER BY id DESC LIMIT 1) t ON true
      """;

  // at strictly increases, whatever the clock does.
  private static final String NEXT =
      """
      INSERT INTO feed_tick (at, snapshot)
      SELECT greatest(clock_timestamp(), max(at) + interval '1 microsecond'), pg_current_snapshot()
        FROM (SELECT at FROM feed_tick ORDER BY id DESC LIMIT 1) last
      RETURNING id, at, snapshot::text AS snapshot
      """;

  private static final String GET =
      """
      SELECT id, at, snapshot::text AS snapshot FROM feed_tick WHERE id = ?
      """;

  private static final String BETWEEN =
      """
      SELECT id, at, snapshot::text AS snapshot FROM feed_tick
       WHERE id > ? AND id <= ? ORDER BY id LIMIT ?
      """;

  private final Duration interval;

  Ticks(Duration interval) {
    this.interval = interval;
  }

  /// Where the ticks end: who has read all up to `tick` (0: there is none yet) knows everything up
  /// to `asOf`.
  record Latest(long tick, Instant asOf) {}

  /// Writes the next tick if it is due. The connection must not be inside a transaction.
  Latest advance(Connection connection) throws SQLException {
    // Under REPEATABLE READ the snapshot would be older than the lock, and ticks could run
    // backwards. For the same reason the lock is a statement of its own.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (var statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
    var latest = advanceLocked(connection);
    connection.commit();
    return latest;
  }

  private Latest advanceLocked(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(LAST);
        var row = query.executeQuery()) {
      row.next();
      var checkedAt = Tick.instant(row, "checked_at");
      var last = row.getLong("id") == 0 ? null : Tick.of(row);
      if (!row.getBoolean("pending")) {
        return last == null
            ? new Latest(0, checkedAt)
            : new Latest(last.id(), Collections.max(List.of(checkedAt, last.at())));
      }
      if (last != null && isRecent(last, checkedAt)) {
        return new Latest(last.id(), last.at());
      }
    }
    try (var insert = connection.prepareStatement(NEXT);
        var row = insert.executeQuery()) {
      row.next();
      var made = Tick.of(row);
      return new Latest(made.id(), made.at());
    }
  }

  // A tick later than now is of a clock that was set back since; to wait for it would stop the
  // feed.
  private boolean isRecent(Tick last, Instant now) {
    return !last.at().isAfter(now) && now.isBefore(last.at().plus(interval));
  }

  /// The tick that a token names; null for the beginning.
  @Nullable Tick find(Connection connection, long id) throws SQLException {
    if (id == 0) {
      return null;
    }
    try (var query = connection.prepareStatement(GET)) {
      query.setLong(1, id);
      try (var row = query.executeQuery()) {
        if (row.next()) {
          return Tick.of(row);
        }
      }
    }
    var oldest = between(connection, 0, Long.MAX_VALUE, 1);
    if (!oldest.isEmpty() && id < oldest.getFirst().id()) {
      throw FeedProblems.cursorExpired(id, oldest.getFirst().id());
    }
    throw FeedProblems.invalidCursor();
  }

  /// At most `count` ticks after one and up to another, in their order.
  List<Tick> between(Connection connection, long after, long upTo, int count) throws SQLException {
    try (var query = connection.prepareStatement(BETWEEN)) {
      query.setLong(1, after);
      query.setLong(2, upTo);
      query.setInt(3, count);
      try (var row = query.executeQuery()) {
        var ticks = new ArrayList<Tick>();
        while (row.next()) {
          ticks.add(Tick.of(row));
        }
        return ticks;
      }
    }
  }
}
