package io.bellwether.cases.recalculation;

import io.bellwether.kit.collection.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The cases that are still to be done, in batches that each are one transaction. They are in the
/// database, so that whoever is there can go on with them.
final class Batches {

  private static final String REPLACE =
      """
      WITH left_over AS (
        DELETE FROM recalculation_batch WHERE done_at IS NULL RETURNING recalculation_id)
      UPDATE recalculation SET replaced_at = clock_timestamp(), ended_at = clock_timestamp()
      WHERE id IN (SELECT recalculation_id FROM left_over)
      RETURNING coalesce(cause, 'ASSIGNMENT')
      """;

  private static final String BEGIN =
      """
      INSERT INTO recalculation (id, cases_total, ended_at, cause)
      VALUES (?, ?, CASE WHEN ? THEN clock_timestamp() END, ?)
      """;

  private static final String ADD =
      """
      INSERT INTO recalculation_batch (id, recalculation_id, position, cases, case_ids)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String DONE_AT_ONCE =
      """
      INSERT INTO recalculation_batch (id, recalculation_id, position, cases, done_at)
      VALUES (?, ?, 0, ?, clock_timestamp())
      """;

  private static final String TAKE =
      """
      SELECT id, recalculation_id, case_ids FROM recalculation_batch b
      WHERE done_at IS NULL AND NOT EXISTS (
        SELECT FROM recalculation r WHERE r.id = b.recalculation_id AND r.cause = 'CALENDAR'
          AND r.requested_at BETWEEN clock_timestamp() - make_interval(secs => ?) AND clock_timestamp())
      ORDER BY failures, position LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
      """;

  /// Metrics count by other hours as soon as these are known, and whoever made the correction asks
  /// for them now: until they have been answered, nothing else wants the processors.
  static final Duration REST_AFTER_OTHER_HOURS = Duration.ofSeconds(3);

  /// As whoever asked for it: what is written follows from what that person changed.
  private static final String ON_BEHALF =
      """
      SELECT set_config('app.subject', coalesce(subject, ''), true),
             set_config('app.client', coalesce(client, ''), true),
             set_config('app.trace_id', coalesce(trace_id, ''), true)
      FROM recalculation WHERE id = ?
      """;

  private static final String DONE =
      "UPDATE recalculation_batch SET case_ids = NULL, done_at = clock_timestamp() WHERE id = ?";

  /// Of two who end at once the second waits here, and then sees that the other has ended.
  private static final String WAIT = "SELECT 1 FROM recalculation WHERE id = ? FOR NO KEY UPDATE";

  private static final String END =
      """
      UPDATE recalculation SET ended_at = clock_timestamp()
      WHERE id = ? AND ended_at IS NULL
        AND NOT EXISTS (SELECT FROM recalculation_batch WHERE recalculation_id = ? AND done_at IS NULL)
      """;

  private static final String FAILED =
      "UPDATE recalculation_batch SET failures = failures + 1 WHERE id = ? AND done_at IS NULL";

  private final Connection connection;

  Batches(Connection connection) {
    this.connection = connection;
  }

  record Batch(UUID id, UUID recalculation, List<UUID> cases) {}

  /// Notes what is to be done, instead of whatever was to be done before.
  void begin(RecalculationCause cause, List<UUID> atOnce, List<List<UUID>> later)
      throws SQLException {
    var ofAll = cause;
    try (var replace = connection.prepareStatement(REPLACE);
        var replaced = replace.executeQuery()) {
      while (replaced.next()) {
        ofAll = ofAll.or(RecalculationCause.valueOf(replaced.getString(1)));
      }
    }
    var recalculation = Ids.next();
    try (var begin = connection.prepareStatement(BEGIN)) {
      begin.setObject(1, recalculation);
      begin.setLong(2, atOnce.size() + later.stream().mapToLong(List::size).sum());
      begin.setBoolean(3, later.isEmpty());
      begin.setString(4, ofAll.name());
      begin.executeUpdate();
    }
    try (var done = connection.prepareStatement(DONE_AT_ONCE)) {
      done.setObject(1, Ids.next());
      done.setObject(2, recalculation);
      done.setLong(3, atOnce.size());
      done.executeUpdate();
    }
    try (var add = connection.prepareStatement(ADD)) {
      for (int n = 0; n < later.size(); n++) {
        add.setObject(1, Ids.next());
        add.setObject(2, recalculation);
        add.setInt(3, n + 1);
        add.setLong(4, later.get(n).size());
        add.setArray(5, connection.createArrayOf("uuid", later.get(n).toArray()));
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  /// One that nobody else works on, kept from others until the end of the transaction.
  Optional<Batch> take() throws SQLException {
    try (var take = connection.prepareStatement(TAKE)) {
      take.setDouble(1, REST_AFTER_OTHER_HOURS.toSeconds());
      try (var found = take.executeQuery()) {
        return found.next() ? Optional.of(taken(found)) : Optional.empty();
      }
    }
  }

  private Batch taken(ResultSet found) throws SQLException {
    try (var onBehalf = connection.prepareStatement(ON_BEHALF)) {
      onBehalf.setObject(1, found.getObject("recalculation_id", UUID.class));
      onBehalf.execute();
    }
    return new Batch(
        found.getObject("id", UUID.class),
        found.getObject("recalculation_id", UUID.class),
        Arrays.asList((UUID[]) found.getArray("case_ids").getArray()));
  }

  /// The last batch ends the recalculation.
  void done(Batch batch) throws SQLException {
    update(DONE, batch);
    try (var wait = connection.prepareStatement(WAIT);
        var end = connection.prepareStatement(END)) {
      wait.setObject(1, batch.recalculation());
      wait.execute();
      end.setObject(1, batch.recalculation());
      end.setObject(2, batch.recalculation());
      end.executeUpdate();
    }
  }

  /// Others come first from then on.
  void failed(Batch batch) throws SQLException {
    update(FAILED, batch);
  }

  private void update(String sql, Batch batch) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, batch.id());
      update.executeUpdate();
    }
  }
}
