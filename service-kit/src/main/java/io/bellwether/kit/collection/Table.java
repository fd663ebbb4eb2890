package io.bellwether.kit.collection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of one collection. Names come from the record and its table, never from a request; every
/// value is bound. A batch of any size is one statement.
final class Table {

  private static final AttributeType.Part ID = new AttributeType.Part("id", "uuid");

  private static final String TEXTS = "?::text[]";

  /// Ids that rows are looked up by are cast as a whole. A cast in the comparison could leak, as
  /// far as the planner knows, so under row level security it would not use the index, and each
  /// batch would read the whole table.
  private static final String IDS = "?::text[]::uuid[]";

  private final Shape<?> shape;

  Table(Shape<?> shape) {
    this.shape = shape;
  }

  Map<UUID, Row> lock(Connection connection, Collection<UUID> ids) throws SQLException {
    // In the order of ids, so that two batches never wait for each other in a circle.
    return query(connection, " WHERE id = ANY(?) ORDER BY id FOR UPDATE", ids);
  }

  Map<UUID, Row> find(Connection connection, Collection<UUID> ids) throws SQLException {
    return query(connection, " WHERE id = ANY(?)", ids);
  }

  /// The same, and nobody deletes or voids them before the end of the transaction.
  Map<UUID, Row> findAndKeep(Connection connection, Collection<UUID> ids) throws SQLException {
    return query(connection, " WHERE id = ANY(?) ORDER BY id FOR KEY SHARE", ids);
  }

  Map<UUID, Row> findBy(Connection connection, String column, Collection<UUID> ids)
      throws SQLException {
    return query(connection, " WHERE " + column + " = ANY(?)", ids);
  }

  private Map<UUID, Row> query(Connection connection, String condition, Collection<UUID> ids)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM " + shape.table() + condition)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      var rows = new LinkedHashMap<UUID, Row>();
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          var row = row(found);
          rows.put(row.id(), row);
        }
      }
      return rows;
    }
  }

  /// Inserts what is new. Another transaction that was faster with one of the keys shows as a
  /// unique violation, which runs the transaction again: cheaper than to look for conflicts row by
  /// row.
  void insert(Connection connection, List<Row> rows) throws SQLException {
    var columns = new ArrayList<AttributeType.Part>();
    columns.add(ID);
    columns.add(new AttributeType.Part("external_id", "text"));
    columns.add(new AttributeType.Part("source_updated_at", "timestamptz"));
    shape.attributes().forEach(attribute -> columns.addAll(attribute.columns()));
    var sql =
        "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS r(%s)"
            .formatted(
                shape.table(), names(columns), casts(columns), arrays(columns), names(columns));
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, columns, rows);
      statement.executeUpdate();
    }
  }

  void update(Connection connection, List<Row> rows) throws SQLException {
    var columns = new ArrayList<AttributeType.Part>();
    columns.add(ID);
    columns.add(new AttributeType.Part("external_id", "text"));
    columns.add(new AttributeType.Part("source_updated_at", "timestamptz"));
    shape.attributes().forEach(attribute -> columns.addAll(attribute.columns()));
    var assignments =
        columns.stream()
            .skip(1)
            .map(
                column ->
                    "%s = r.%s::%s".formatted(column.suffix(), column.suffix(), column.sqlType()))
            .collect(Collectors.joining(", "));
    var sql =
        ("UPDATE %s t SET %s, version = version + 1, updated_at = clock_timestamp()"
                + " FROM unnest(%s%s) AS r(%s) WHERE t.id = r.id")
            .formatted(
                shape.table(),
                assignments,
                IDS,
                arrays(columns).substring(TEXTS.length()),
                names(columns));
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, columns, rows);
      statement.executeUpdate();
    }
  }

  /// Notes that the caller's system has said the same again, later. No new version: nothing
  /// changed.
  void confirm(Connection connection, List<Row> rows) throws SQLException {
    var sql =
        ("UPDATE %s t SET source_updated_at = r.at::timestamptz"
                + " FROM unnest(%s, %s) AS r(id, at) WHERE t.id = r.id")
            .formatted(shape.table(), IDS, TEXTS);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", rows.stream().map(row -> row.id().toString()).toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", rows.stream().map(row -> String.valueOf(row.sourceUpdatedAt())).toArray()));
      statement.executeUpdate();
    }
  }

  void delete(Connection connection, UUID id) throws SQLException {
    deleteBy(connection, "id", id);
  }

  void deleteBy(Connection connection, String column, UUID id) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "DELETE FROM %s WHERE %s = ?".formatted(shape.table(), column))) {
      statement.setObject(1, id);
      statement.executeUpdate();
    }
  }

  /// Only for the row of a collection that is voidable.
  void invalidate(Connection connection, UUID id, String reason) throws SQLException {
    try (var operation =
            connection.prepareStatement("SELECT set_config('app.operation', 'VOID', true)");
        var update =
            connection.prepareStatement(
                ("UPDATE %s SET voided_at = clock_timestamp(), void_reason = ?,"
                        + " version = version + 1, updated_at = clock_timestamp() WHERE id = ?")
                    .formatted(shape.table()))) {
      operation.execute();
      update.setString(1, reason);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  private static String names(List<AttributeType.Part> columns) {
    return columns.stream().map(AttributeType.Part::suffix).collect(Collectors.joining(", "));
  }

  private static String casts(List<AttributeType.Part> columns) {
    return columns.stream()
        .map(column -> "r.%s::%s".formatted(column.suffix(), column.sqlType()))
        .collect(Collectors.joining(", "));
  }

  private static String arrays(List<AttributeType.Part> columns) {
    return columns.stream().map(column -> TEXTS).collect(Collectors.joining(", "));
  }

  private void bind(PreparedStatement statement, List<AttributeType.Part> columns, List<Row> rows)
      throws SQLException {
    var texts = new @Nullable String[columns.size()][rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      var row = rows.get(r);
      texts[0][r] = row.id().toString();
      texts[1][r] = row.externalId();
      texts[2][r] = row.sourceUpdatedAt() == null ? null : row.sourceUpdatedAt().toString();
      int c = 3;
      for (var attribute : shape.attributes()) {
        var value = row.values().get(attribute.name());
        var written =
            value == null
                ? new @Nullable String[attribute.columns().size()]
                : attribute.type().toTexts().write(value);
        for (var text : written) {
          texts[c++][r] = text;
        }
      }
    }
    for (int c = 0; c < texts.length; c++) {
      statement.setArray(c + 1, statement.getConnection().createArrayOf("text", texts[c]));
    }
  }

  Row row(ResultSet found) throws SQLException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : shape.attributes()) {
      values.put(attribute.name(), attribute.type().fromRow().read(found, attribute.column()));
    }
    return new Row(
        found.getObject("id", UUID.class),
        found.getString("external_id"),
        found.getLong("version"),
        instant(found, "source_updated_at"),
        instant(found, "recorded_at"),
        instant(found, "updated_at"),
        values,
        shape.voidable() ? voiding(found) : null,
        shape.isOfPerson() ? instant(found, "erased_at") : null);
  }

  private static @Nullable Voiding voiding(ResultSet found) throws SQLException {
    var at = instant(found, "voided_at");
    return at == null ? null : new Voiding(at, found.getString("void_reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
