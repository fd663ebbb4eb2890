package io.bellwether.kit.feed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the change log page by page, over a data source of the feed's own role. Reading again from
/// the same token gives the same changes; a reader that keeps the token with what it made of the
/// page loses nothing and gets nothing twice.
public final class ChangeFeed {

  private static final Duration TICK_INTERVAL = Duration.ofMillis(500);
  private static final int TICKS_PER_FETCH = 200;

  // After a restore into a new cluster the old rows come from its future: nobody sees them, and a
  // reader would be told that it has caught up.
  private static final String REBASED =
      """
      SELECT coalesce((SELECT max(xid) FROM change_log)
                 < pg_snapshot_xmax(pg_current_snapshot()), true)
         AND coalesce((SELECT pg_snapshot_xmax(snapshot) FROM feed_tick ORDER BY id DESC LIMIT 1)
                <= pg_snapshot_xmax(pg_current_snapshot()), true)
      """;

  private final DataSource database;
  private final Ticks ticks;

  public ChangeFeed(DataSource database) {
    this(database, TICK_INTERVAL);
  }

  ChangeFeed(DataSource database, Duration tickInterval) {
    this.database = database;
    this.ticks = new Ticks(tickInterval);
  }

  /// Throws the problem that a page after this token would meet, before a byte of it is written.
  public void check(@Nullable FeedToken after) throws SQLException {
    inTransaction(
        connection -> {
          var start = start(connection, after);
          return ticks.find(connection, start.tick());
        });
  }

  /// Reads at most `limit` changes after the token, null for the beginning, and as many ticks as
  /// that takes.
  public PageEnd read(@Nullable FeedToken after, int limit, FeedSink sink)
      throws SQLException, IOException {
    return inTransaction(
        connection -> {
          var start = start(connection, after);
          connection.commit();
          var latest = ticks.advance(connection);
          return page(connection, start, latest, limit, sink);
        });
  }

  /// Whether the log can be read at all; a service that answers false is not ready.
  public boolean isRebased() throws SQLException {
    return inTransaction(ChangeFeed::isRebased);
  }

  private static FeedToken start(Connection connection, @Nullable FeedToken after)
      throws SQLException {
    if (!isRebased(connection)) {
      throw FeedProblems.notRebased();
    }
    var epoch = FeedEpoch.of(connection);
    if (after == null) {
      return FeedToken.beginning(epoch);
    }
    if (!after.epoch().equals(epoch)) {
      throw FeedProblems.epochChanged(after.epoch(), epoch);
    }
    return after;
  }

  private PageEnd page(
      Connection connection, FeedToken start, Ticks.Latest latest, int limit, FeedSink sink)
      throws SQLException, IOException {
    var tick = ticks.find(connection, start.tick());
    var lower = tick == null ? Snapshot.NOTHING : tick.snapshot();
    var asOf = tick == null ? null : tick.at();
    var position = start;
    var count = 0;
    pageIsFull:
    while (position.tick() < latest.tick()) {
      // A window has at least one change, so more ticks than changes are never needed.
      var fetch = Math.clamp(limit - count, 1, TICKS_PER_FETCH);
      for (var upper : ticks.between(connection, position.tick(), latest.tick(), fetch)) {
        if (count == limit) {
          break pageIsFull;
        }
        var window = window(connection, lower, upper, position, limit - count, sink);
        count += window.count();
        position = window.position();
        if (!position.atTick()) {
          break pageIsFull;
        }
        lower = upper.snapshot();
        asOf = upper.at();
      }
    }
    var caughtUp = position.atTick() && position.tick() == latest.tick();
    return new PageEnd(
        position, count, caughtUp, caughtUp ? latest.asOf() : asOf, serverTime(connection));
  }

  private record WindowPart(FeedToken position, int count) {}

  private static WindowPart window(
      Connection connection,
      Snapshot lower,
      Tick upper,
      FeedToken position,
      int limit,
      FeedSink sink)
      throws SQLException, IOException {
    // One more than wanted: its absence shows that the window ends here.
    try (var query =
            SnapshotPair.query(
                connection, lower, upper.snapshot(), position.xid(), position.seq(), limit + 1);
        var row = query.executeQuery()) {
      var last = position;
      for (var count = 0; ; count++) {
        if (!row.next()) {
          return new WindowPart(FeedToken.after(position.epoch(), upper.id()), count);
        }
        if (count == limit) {
          return new WindowPart(last, count);
        }
        if (count == 0) {
          sink.tick(upper.id(), upper.at());
        }
        var change = SnapshotPair.change(row);
        sink.change(change);
        last = new FeedToken(position.epoch(), position.tick(), change.xid(), change.seq());
      }
    }
  }

  private static boolean isRebased(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(REBASED);
        var row = query.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static Instant serverTime(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT clock_timestamp() AS now");
        var row = query.executeQuery()) {
      row.next();
      return Tick.instant(row, "now");
    }
  }

  private interface Work<T extends @Nullable Object, E extends Exception> {
    T with(Connection connection) throws SQLException, E;
  }

  private <T extends @Nullable Object, E extends Exception> T inTransaction(Work<T, E> work)
      throws SQLException, E {
    try (var connection = database.getConnection()) {
      // Without a transaction the driver would read a whole page into memory.
      connection.setAutoCommit(false);
      try {
        return work.with(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
