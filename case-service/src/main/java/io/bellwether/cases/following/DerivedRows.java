package io.bellwether.cases.following;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes rows that follow from others, a whole batch with one statement. Only what differs is
/// written, so that doing it again leaves no trace in the feed. Values travel as text with a cast.
///
/// @param table its rows have an id
/// @param columns the first is the id
record DerivedRows(String table, List<Column> columns) {

  record Column(String name, String sqlType) {}

  static DerivedRows of(String table, String... namesAndTypes) {
    var columns = new ArrayList<Column>();
    columns.add(new Column("id", "uuid"));
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(new Column(namesAndTypes[i], namesAndTypes[i + 1]));
    }
    return new DerivedRows(table, List.copyOf(columns));
  }

  /// Brings existing rows up to date.
  void update(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    execute(
        connection,
        """
        UPDATE %1$s t SET %2$s, version = t.version + 1, updated_at = clock_timestamp()
        FROM unnest(%3$s) AS r(%4$s)
        WHERE t.id = r.id::uuid AND (%5$s) IS DISTINCT FROM (%6$s)
        """
            .formatted(
                table,
                values(column -> "%1$s = r.%1$s::%2$s"),
                all(column -> "?::text[]"),
                all(Column::name),
                values(column -> "t.%1$s"),
                values(column -> "r.%1$s::%2$s")),
        rows);
  }

  /// Makes these rows the only ones of these cases.
  void replace(Connection connection, Collection<UUID> cases, List<@Nullable Object[]> rows)
      throws SQLException {
    deleteOthers(connection, cases, rows);
    if (rows.isEmpty()) {
      return;
    }
    execute(
        connection,
        """
        INSERT INTO %1$s AS t (%2$s)
        SELECT %3$s FROM unnest(%4$s) AS r(%2$s)
        LEFT JOIN %1$s old ON old.id = r.id::uuid
        WHERE old.id IS NULL OR (%5$s) IS DISTINCT FROM (%6$s)
        ON CONFLICT (tenant_id, id) DO UPDATE SET %7$s, updated_at = clock_timestamp()
        """
            .formatted(
                table,
                all(Column::name),
                all(column -> "r.%s::%s".formatted(column.name(), column.sqlType())),
                all(column -> "?::text[]"),
                values(column -> "old.%1$s"),
                values(column -> "r.%1$s::%2$s"),
                values(column -> "%1$s = excluded.%1$s")),
        rows);
  }

  /// Which rows are left over is told here: the database would compare all ids with all in a
  /// transaction that wrote many of them, as it knows nothing of their number yet.
  private void deleteOthers(
      Connection connection, Collection<UUID> cases, List<@Nullable Object[]> rows)
      throws SQLException {
    var kept = rows.stream().map(row -> row[0]).collect(Collectors.toSet());
    var others = new ArrayList<UUID>();
    try (var select =
        connection.prepareStatement("SELECT id FROM %s WHERE case_id = ANY(?)".formatted(table))) {
      select.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
      try (var found = select.executeQuery()) {
        while (found.next()) {
          var id = found.getObject(1, UUID.class);
          if (!kept.contains(id)) {
            others.add(id);
          }
        }
      }
    }
    if (others.isEmpty()) {
      return;
    }
    try (var delete =
        connection.prepareStatement("DELETE FROM %s WHERE id = ANY(?)".formatted(table))) {
      delete.setArray(1, connection.createArrayOf("uuid", others.toArray()));
      delete.executeUpdate();
    }
  }

  private interface Form {
    String of(Column column);
  }

  private String all(Form form) {
    return columns.stream().map(form::of).collect(Collectors.joining(", "));
  }

  /// The same without the id; `%1$s` is the name, `%2$s` the type.
  private String values(Form form) {
    return columns.stream()
        .skip(1)
        .map(column -> form.of(column).formatted(column.name(), column.sqlType()))
        .collect(Collectors.joining(", "));
  }

  private void execute(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, rows);
      statement.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int c = 0; c < columns.size(); c++) {
      var texts = new @Nullable String[rows.size()];
      for (int r = 0; r < texts.length; r++) {
        var value = rows.get(r)[c];
        texts[r] = value == null ? null : value.toString();
      }
      statement.setArray(c + 1, statement.getConnection().createArrayOf("text", texts));
    }
  }
}
