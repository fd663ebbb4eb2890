package io.bellwether.scoring.store;

import static java.time.ZoneOffset.UTC;

import io.bellwether.scoring.metric.Source;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.duckdb.DuckDBConnection;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Applies pages to the fact store: each in one transaction with its cursor, so that a process may
/// die at any moment and nothing is lost or doubled.
///
/// One writer at a time; call it from platform threads, for DuckDB's native calls pin virtual ones.
@Singleton
public class FactWriter {

  private static final Logger LOG = Logger.getLogger(FactWriter.class);

  private final FactStore store;
  private @Nullable DuckDBConnection connection;

  public FactWriter(FactStore store) {
    this.store = store;
  }

  /// Applies the page and moves the cursor, or does neither.
  ///
  /// @throws PageRefused when the cursor is not where the page begins
  public synchronized void apply(FactPage page) {
    inTransaction(
        "applying a page of " + page.next().source().wireName(),
        transaction -> {
          var floor = findKnownAt(transaction, page.next().source());
          // First, because DuckDB's appender does not begin a transaction: rows that were appended
          // before any statement stay when the transaction is rolled back.
          move(transaction, page);
          var rows = new PageRows(transaction);
          rows.begin();
          for (var fact : RowHistory.of(page.changes(), floor).entrySet()) {
            rows.replace(fact.getKey(), fact.getValue());
          }
          rows.erase(page.changes());
          rows.quarantine(page.next().source(), page.quarantined());
          rows.releaseQuarantine(page.next().source());
          new Forgetting(transaction, page.next().source()).forget(page.erased(), page.next());
        });
    store.checkpointIfGrown();
  }

  /// Forgets everything of a source, to pull it again from the beginning.
  public synchronized void rebuild(Source source, String reason) {
    LOG.warnf("the facts of %s are pulled again: %s", source.wireName(), reason);
    inTransaction(
        "forgetting " + source.wireName(),
        transaction -> {
          put(transaction, Cursor.atBeginning(source), 0, null);
          var rows = new PageRows(transaction);
          rows.begin();
          for (var fact : FactTables.of(source)) {
            rows.forget(fact);
          }
          rows.forgetQuarantine(source);
          new Forgetting(transaction, source).beginAnew();
        });
  }

  /// Remembers that the source had nothing new; the facts stay as they are.
  public synchronized void heard(Cursor cursor) {
    inTransaction(
        "noting that nothing is new",
        transaction -> {
          if (put(transaction, cursor, 0, cursor.token()) == 0) {
            throw new PageRefused(cursor.source(), cursor.token());
          }
        });
  }

  public synchronized Cursor cursor(Source source) {
    var cursor = new Cursor[1];
    inTransaction("reading the cursor", transaction -> cursor[0] = readCursor(transaction, source));
    return cursor[0];
  }

  /// How many rows of a source, of any tenant, could not be understood.
  public synchronized long quarantined(Source source) {
    var count = new long[1];
    inTransaction(
        "counting the quarantine",
        transaction -> {
          try (var select =
              transaction.prepareStatement(
                  "SELECT count(*) FROM stored.quarantine WHERE source = ?")) {
            select.setString(1, source.wireName());
            var row = select.executeQuery();
            row.next();
            count[0] = row.getLong(1);
          }
        });
    return count[0];
  }

  @PreDestroy
  public synchronized void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debugf("closing: %s", e.getMessage());
      }
      connection = null;
    }
  }

  private static void move(DuckDBConnection transaction, FactPage page) throws SQLException {
    if (put(transaction, page.next(), page.skipped(), page.after()) == 0) {
      throw new PageRefused(page.next().source(), page.after());
    }
  }

  /// @param after the token that must be there now; null for any
  private static int put(
      DuckDBConnection transaction, Cursor next, long skipped, @Nullable String after)
      throws SQLException {
    try (var update =
        transaction.prepareStatement(
            """
            UPDATE stored.feed_cursor
            SET token = ?, epoch = ?, as_of = ?, server_time = ?, heard_at = ?, known_at = ?, caught_up = ?,
                skipped = skipped + ?
            WHERE source = ? AND token = coalesce(CAST(? AS varchar), token)\
            """)) {
      update.setString(1, next.token());
      update.setString(2, next.epoch());
      set(update, 3, next.asOf());
      set(update, 4, next.serverTime());
      set(update, 5, next.heardAt());
      set(update, 6, next.knownAt());
      update.setBoolean(7, next.caughtUp());
      update.setLong(8, skipped);
      update.setString(9, next.source().wireName());
      update.setString(10, after);
      return update.executeUpdate();
    }
  }

  private static @Nullable Instant findKnownAt(DuckDBConnection transaction, Source source)
      throws SQLException {
    return readCursor(transaction, source).knownAt();
  }

  private static Cursor readCursor(DuckDBConnection transaction, Source source)
      throws SQLException {
    try (var select =
        transaction.prepareStatement(
            """
            SELECT token, epoch, as_of, server_time, heard_at, known_at, caught_up
            FROM stored.feed_cursor WHERE source = ?\
            """)) {
      select.setString(1, source.wireName());
      try (var row = select.executeQuery()) {
        row.next();
        return new Cursor(
            source,
            row.getString(1),
            row.getString(2),
            instant(row.getObject(3, LocalDateTime.class)),
            instant(row.getObject(4, LocalDateTime.class)),
            instant(row.getObject(5, LocalDateTime.class)),
            instant(row.getObject(6, LocalDateTime.class)),
            row.getBoolean(7));
      }
    }
  }

  private static void set(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    statement.setObject(index, instant == null ? null : LocalDateTime.ofInstant(instant, UTC));
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
    return utc == null ? null : utc.toInstant(UTC);
  }

  private void inTransaction(String what, Work work) {
    try {
      var transaction = open();
      transaction.setAutoCommit(false);
      work.in(transaction);
      transaction.commit();
    } catch (SQLException e) {
      close();
      if (FactStore.isDamage(e)) {
        store.startAnew(String.valueOf(e.getMessage()));
      }
      throw new FactStoreFailure(what, e);
    } catch (RuntimeException e) {
      // Closing rolls back, and leaves no temporary table behind.
      close();
      throw e;
    }
  }

  private DuckDBConnection open() throws SQLException {
    if (connection == null) {
      connection = store.write();
    }
    return connection;
  }

  private interface Work {
    void in(DuckDBConnection transaction) throws SQLException;
  }
}
