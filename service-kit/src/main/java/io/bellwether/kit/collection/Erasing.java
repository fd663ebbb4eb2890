package io.bellwether.kit.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Forgets a person in all collections of this service: the person's own row goes, and so do stored
/// answers and reports that may quote it. Rows that belong to the person stay, without what tells
/// about the person. It may be done again, as after a restore.
final class Erasing {

  private final Connection connection;
  private final String person;
  private final UUID id;
  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final List<String> locations = new ArrayList<>();

  Erasing(Connection connection, String person, UUID id) {
    this.connection = connection;
    this.person = person;
    this.id = id;
  }

  /// @param at when the person was erased first
  /// @param rows how many were found now, by collection
  record Outcome(Instant at, Map<String, Integer> rows) {}

  Outcome run(List<Shape<?>> shapes) throws SQLException {
    execute("SELECT pg_advisory_xact_lock(" + Erasures.LOCK + ")");
    execute("SELECT set_config('app.operation', 'ERASE', true)");
    var at = noted();
    var own = shapes.stream().filter(shape -> person.equals(shape.description().person())).toList();
    for (var shape : own) {
      if (!shape.isPerson()) {
        clear(shape);
      }
    }
    for (var shape : own) {
      if (shape.isPerson()) {
        delete(shape);
      }
    }
    forgetAnswers();
    forgetReports(own);
    tellReaders();
    return new Outcome(at, rows);
  }

  private Instant noted() throws SQLException {
    try (var insert =
            connection.prepareStatement(
                "INSERT INTO erasure (entity, entity_id) VALUES (?, ?) ON CONFLICT DO NOTHING");
        var select =
            connection.prepareStatement(
                "SELECT erased_at FROM erasure WHERE entity = ? AND entity_id = ?")) {
      for (var statement : List.of(insert, select)) {
        statement.setString(1, person);
        statement.setObject(2, id);
      }
      insert.executeUpdate();
      try (var found = select.executeQuery()) {
        found.next();
        return found.getObject(1, OffsetDateTime.class).toInstant();
      }
    }
  }

  private void clear(Shape<?> shape) throws SQLException {
    var reference = shape.referenceToPerson().column();
    var cleared =
        shape.personal().stream()
            .flatMap(attribute -> attribute.columns().stream())
            .map(column -> ", %s = NULL".formatted(column.suffix()))
            .collect(Collectors.joining());
    change(
        shape,
        ("UPDATE %1$s SET %2$s = NULL%3$s, erased_at = clock_timestamp(), version = version + 1,"
                + " updated_at = clock_timestamp() WHERE %2$s = ? RETURNING id")
            .formatted(shape.table(), reference, cleared));
  }

  private void delete(Shape<?> shape) throws SQLException {
    change(shape, "DELETE FROM %s WHERE id = ? RETURNING id".formatted(shape.table()));
  }

  private void change(Shape<?> shape, String sql) throws SQLException {
    var path = shape.description().path();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      try (var changed = statement.executeQuery()) {
        int count = 0;
        for (; changed.next(); count++) {
          locations.add("/v1/%s/%s".formatted(path, changed.getString(1)));
        }
        rows.put(path, count);
      }
    }
  }

  /// What was answered to who created these rows, and whatever names the person: a row may have
  /// been somebody else's since.
  private void forgetAnswers() throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "DELETE FROM idempotency_key WHERE headers->>'Location' = ANY(?)"
                + " OR position(convert_to(?, 'UTF8') IN body) > 0")) {
      statement.setArray(1, connection.createArrayOf("text", locations.toArray()));
      statement.setString(2, id.toString());
      statement.executeUpdate();
    }
  }

  /// Reports quote lines that were refused; whose they were nobody knows.
  private void forgetReports(List<Shape<?>> own) throws SQLException {
    try (var statement =
        connection.prepareStatement("DELETE FROM import_report WHERE collection = ANY(?)")) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", own.stream().map(shape -> shape.description().path()).toArray()));
      statement.executeUpdate();
    }
  }

  private void tellReaders() throws SQLException {
    try (var statement = connection.prepareStatement("SELECT publish_erasure(?, ?)")) {
      statement.setString(1, person);
      statement.setObject(2, id);
      statement.execute();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
