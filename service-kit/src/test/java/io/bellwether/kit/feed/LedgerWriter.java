package io.bellwether.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Changes the ledger at random until a deadline and writes down, apart from the database, what it
/// committed. One transaction in ten is rolled back, some stay open for a while, some take part of
/// their work back.
final class LedgerWriter implements Callable<Integer> {

  private final FeedDatabase database;
  private final Random random;
  private final long deadline;
  private final AtomicLong numbers;
  private final Collection<String> committed;

  private List<UUID> rows = new ArrayList<>();

  LedgerWriter(
      FeedDatabase database,
      long seed,
      long deadline,
      AtomicLong numbers,
      Collection<String> committed) {
    this.database = database;
    this.random = new Random(seed);
    this.deadline = deadline;
    this.numbers = numbers;
    this.committed = committed;
  }

  /// Every change carries a number of its own, so that it can be told from all others.
  static String named(Change change) {
    return change.op().equals("U") ? "U " + change.payload() : "D " + change.id();
  }

  private static String upsert(long number) {
    return "U {\"at\": null, \"balance\": %d}".formatted(number);
  }

  /// Answers how many transactions it rolled back.
  @Override
  public Integer call() throws SQLException {
    var rolledBack = 0;
    try (var connection = database.app.getConnection()) {
      connection.setAutoCommit(false);
      while (System.nanoTime() < deadline) {
        var before = List.copyOf(rows);
        var changes = new ArrayList<String>();
        for (var statements = 1 + random.nextInt(4); statements > 0; statements--) {
          changes.addAll(change(connection));
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
          rows = new ArrayList<>(before);
          rolledBack++;
        } else {
          connection.commit();
          committed.addAll(changes);
        }
      }
      connection.setAutoCommit(true);
    }
    return rolledBack;
  }

  private List<String> change(Connection connection) throws SQLException {
    var kind = random.nextInt(20);
    if (kind == 0) {
      FeedDatabase.execute(
          connection, "SELECT pg_sleep(%s)".formatted(random.nextInt(20) / 1000.0));
      return List.of();
    }
    if (kind == 1) {
      var savepoint = connection.setSavepoint();
      var before = List.copyOf(rows);
      insert(connection);
      connection.rollback(savepoint);
      rows = new ArrayList<>(before);
      return List.of();
    }
    if (rows.isEmpty() || kind < 12) {
      return insert(connection);
    }
    return kind < 18 ? update(connection) : delete(connection);
  }

  private List<String> insert(Connection connection) throws SQLException {
    var changes = new ArrayList<String>();
    var values =
        IntStream.rangeClosed(0, random.nextInt(6))
            .mapToObj(
                _ -> {
                  var id = new UUID(random.nextLong(), random.nextLong());
                  var number = numbers.incrementAndGet();
                  rows.add(id);
                  changes.add(upsert(number));
                  return "('acme', '%s', %d)".formatted(id, number);
                })
            .collect(Collectors.joining(", "));
    FeedDatabase.execute(
        connection, "INSERT INTO ledger (tenant_id, id, balance) VALUES " + values);
    return changes;
  }

  private List<String> update(Connection connection) throws SQLException {
    var number = numbers.incrementAndGet();
    FeedDatabase.execute(
        connection,
        "UPDATE ledger SET balance = %d WHERE id = '%s'"
            .formatted(number, rows.get(random.nextInt(rows.size()))));
    return List.of(upsert(number));
  }

  private List<String> delete(Connection connection) throws SQLException {
    var id = rows.remove(random.nextInt(rows.size()));
    FeedDatabase.execute(connection, "DELETE FROM ledger WHERE id = '%s'".formatted(id));
    return List.of("D " + id);
  }
}
