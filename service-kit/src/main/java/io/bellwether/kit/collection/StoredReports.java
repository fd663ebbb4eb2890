package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What imports of one collection reported: failed lines and the summary, for 24 hours. Kept in
/// parts, each read in a transaction of its own, so that a client that reads slowly holds neither
/// memory nor a connection.
final class StoredReports {

  private static final int PART_BYTES = 1 << 20;
  private static final String KEPT = "interval '24 hours'";

  private final TenantTransactions transactions;
  private final Caller.Identity caller;
  private final String collection;

  StoredReports(TenantTransactions transactions, Caller.Identity caller, String collection) {
    this.transactions = transactions;
    this.caller = caller;
    this.collection = collection;
  }

  /// Reads the lines again for each attempt to store them.
  interface Lines {
    InputStream read() throws IOException;
  }

  void store(UUID id, Lines lines) {
    transactions.call(
        caller,
        connection -> {
          forgetExpired(connection);
          try (var in = lines.read()) {
            int part = 0;
            for (var bytes = in.readNBytes(PART_BYTES);
                bytes.length > 0;
                bytes = in.readNBytes(PART_BYTES)) {
              store(connection, id, part++, bytes);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return id;
        });
  }

  private void store(Connection connection, UUID id, int part, byte[] bytes) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO import_report (import_id, part, collection, lines) VALUES (?, ?, ?, ?)")) {
      statement.setObject(1, id);
      statement.setInt(2, part);
      statement.setString(3, collection);
      statement.setBytes(4, bytes);
      statement.executeUpdate();
    }
  }

  /// Each import removes some old parts of its tenant, so that no chore across tenants is needed.
  private static void forgetExpired(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM import_report WHERE ctid = ANY(ARRAY(SELECT ctid FROM import_report"
              + " WHERE created_at < now() - "
              + KEPT
              + " ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED))");
    }
  }

  InputStream read(String id) {
    var known = uuid(id);
    var first = known == null ? null : part(known, 0);
    if (known == null || first == null) {
      throw Problems.notFound("import of " + collection, id);
    }
    return new SequenceInputStream(
        new Enumeration<>() {
          private byte @Nullable [] next = first;
          private int part;

          @Override
          public boolean hasMoreElements() {
            return next != null;
          }

          @Override
          public InputStream nextElement() {
            if (next == null) {
              throw new NoSuchElementException();
            }
            var current = new ByteArrayInputStream(next);
            next = part(known, ++part);
            return current;
          }
        });
  }

  private byte @Nullable [] part(UUID id, int part) {
    return transactions.call(caller, connection -> part(connection, id, part));
  }

  private byte @Nullable [] part(Connection connection, UUID id, int part) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT lines FROM import_report WHERE import_id = ? AND part = ? AND collection = ?"
                + " AND created_at >= now() - "
                + KEPT)) {
      statement.setObject(1, id);
      statement.setInt(2, part);
      statement.setString(3, collection);
      try (var found = statement.executeQuery()) {
        return found.next() ? found.getBytes(1) : null;
      }
    }
  }

  private static @Nullable UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
