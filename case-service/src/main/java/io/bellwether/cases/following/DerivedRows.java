package io.bellwether.cases.following;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes rows that follow from others, a whole batch with one statement. Only what differs is
/// written, so that doing it again leaves no trace in the feed. What differs is told here: to send
/// all rows to the database so that it compares them costs several times what reading them does.
/// Values travel as text with a cast.
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

  /// The names of the columns, for a query whose rows [#of(ResultSet)] reads.
  String names() {
    return all(Column::name);
  }

  /// A row as it is stored, from a query that asks for [#names()] first.
  @Nullable Object[] of(ResultSet found) throws SQLException {
    var row = new @Nullable Object[columns.size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = value(found, c + 1, columns.get(c).sqlType());
    }
    return row;
  }

  /// Brings rows up to date that people read with a version.
  ///
  /// @param stored all of them, as they are
  void update(
      Connection connection, List<@Nullable Object[]> rows, Map<UUID, @Nullable Object[]> stored)
      throws SQLException {
    var changed = new ArrayList<@Nullable Object[]>();
    var differing = new BitSet();
    for (var row : rows) {
      if (differs(row, Objects.requireNonNull(stored.get(id(row))), differing)) {
        changed.add(row);
      }
    }
    update(connection, changed, differing, "version = t.version + 1, ");
  }

  /// Makes these rows the only ones of these cases.
  void replace(Connection connection, Collection<UUID> cases, List<@Nullable Object[]> rows)
      throws SQLException {
    var others = read(connection, cases);
    var added = new ArrayList<@Nullable Object[]>();
    var changed = new ArrayList<@Nullable Object[]>();
    var differing = new BitSet();
    for (var row : rows) {
      var before = others.remove(id(row));
      if (before == null) {
        added.add(row);
      } else if (differs(row, before, differing)) {
        changed.add(row);
      }
    }
    delete(connection, others.keySet());
    insert(connection, added);
    update(connection, changed, differing, "");
  }

  private static UUID id(@Nullable Object[] row) {
    return (UUID) Objects.requireNonNull(row[0]);
  }

  /// Finds the columns in which a stored row says something else.
  ///
  /// @param found where they are added
  /// @return whether there is one
  private static boolean differs(@Nullable Object[] row, @Nullable Object[] before, BitSet found) {
    var differs = false;
    for (int c = 1; c < row.length; c++) {
      if (!Objects.equals(plain(row[c]), plain(before[c]))) {
        found.set(c);
        differs = true;
      }
    }
    return differs;
  }

  /// As it is read again.
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Enum<?> constant ? constant.toString() : value;
  }

  private Map<UUID, @Nullable Object[]> read(Connection connection, Collection<UUID> cases)
      throws SQLException {
    var stored = new HashMap<UUID, @Nullable Object[]>();
    try (var select =
        connection.prepareStatement(
            "SELECT %s FROM %s WHERE case_id = ANY(?)".formatted(names(), table))) {
      select.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
      try (var found = select.executeQuery()) {
        while (found.next()) {
          var row = of(found);
          stored.put(id(row), row);
        }
      }
    }
    return stored;
  }

  private static @Nullable Object value(ResultSet row, int at, String sqlType) throws SQLException {
    return switch (sqlType) {
      case "uuid" -> row.getObject(at, UUID.class);
      case "text" -> row.getString(at);
      case "bigint" -> row.getObject(at, Long.class);
      case "integer" -> row.getObject(at, Integer.class);
      case "boolean" -> row.getObject(at, Boolean.class);
      case "timestamptz" -> {
        var moment = row.getObject(at, OffsetDateTime.class);
        yield moment == null ? null : moment.toInstant();
      }
      default -> throw new IllegalStateException("no derived column is " + sqlType);
    };
  }

  /// Stores rows that are new.
  void insert(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
    execute(
        connection,
        "INSERT INTO %1$s (%2$s) SELECT %3$s FROM unnest(%4$s) AS r(%2$s)"
            .formatted(
                table,
                names(),
                all(column -> "r.%s::%s".formatted(column.name(), column.sqlType())),
                all(column -> "?::text[]")),
        rows);
  }

  /// Sets only the columns that differ in one of the rows at least.
  ///
  /// The ids are cast as a whole: a cast in the comparison would keep the planner from the index,
  /// as under row level security nothing that could leak is compared before the tenant.
  private void update(
      Connection connection, List<@Nullable Object[]> changed, BitSet differing, String also)
      throws SQLException {
    differing.set(0);
    var set = differing.stream().mapToObj(columns::get).toList();
    var some = new DerivedRows(table, set);
    some.execute(
        connection,
        """
        UPDATE %1$s t SET %2$s, %3$supdated_at = clock_timestamp()
        FROM unnest(%4$s) AS r(%5$s) WHERE t.id = r.id
        """
            .formatted(
                table,
                set.stream()
                    .skip(1)
                    .map(column -> "%1$s = r.%1$s::%2$s".formatted(column.name(), column.sqlType()))
                    .collect(Collectors.joining(", ")),
                also,
                some.all(column -> column.name().equals("id") ? "?::text[]::uuid[]" : "?::text[]"),
                some.names()),
        changed.stream().map(row -> only(row, differing)).toList());
  }

  private static @Nullable Object[] only(@Nullable Object[] row, BitSet wanted) {
    var some = new @Nullable Object[wanted.cardinality()];
    int next = 0;
    for (int c = wanted.nextSetBit(0); c >= 0; c = wanted.nextSetBit(c + 1)) {
      some[next++] = row[c];
    }
    return some;
  }

  private void delete(Connection connection, Collection<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (var delete =
        connection.prepareStatement("DELETE FROM %s WHERE id = ANY(?)".formatted(table))) {
      delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private interface Form {
    String of(Column column);
  }

  private String all(Form form) {
    return columns.stream().map(form::of).collect(Collectors.joining(", "));
  }

  private void execute(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
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
