package io.bellwether.kit.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keyset pages of a collection: a page continues after the last row of the one before, so it stays
/// right while rows come and go, and costs the same at any depth.
final class Pages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shape<?> shape;

  Pages(Shape<?> shape) {
    this.shape = shape;
  }

  record Page(List<Row> rows, @Nullable String nextCursor, @Nullable Long total) {}

  /// Where a page ended, bound to the filters and the order of its list.
  ///
  /// @param after the values of the last row by which the list is ordered
  record Cursor(String list, List<String> after) {

    String encode() {
      try {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    static Cursor decode(String text, ListQuery query) {
      try {
        var cursor =
            JSON.readValue(
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8),
                Cursor.class);
        if (cursor != null
            && query.fingerprint().equals(cursor.list)
            && cursor.after != null
            && cursor.after.size() == query.sort().size()
            && !cursor.after.contains(null)) {
          return cursor;
        }
      } catch (IllegalArgumentException | JsonProcessingException e) {
        // Said below: a damaged cursor and one of another list are the same mistake.
      }
      throw Problems.cursor(
          "cursor: '%s' (expected: a nextCursor of the same list, with the same filters and sort)"
              .formatted(text));
    }
  }

  Page page(Connection connection, ListQuery query) throws SQLException {
    var sort = query.sort();
    var conditions =
        new ArrayList<>(query.conditions().stream().map(ListQuery.Condition::sql).toList());
    var total = query.includeTotal() ? total(connection, query, conditions) : null;
    var cursor = query.cursor() == null ? null : Cursor.decode(query.cursor(), query);
    var after = cursor == null ? "" : after(sort);
    if (cursor != null) {
      conditions.add("(" + after + ")");
    }
    var sql =
        "SELECT *, ARRAY[%s] AS sort_values FROM %s%s ORDER BY %s LIMIT %d"
            .formatted(
                joined(sort, ", ", key -> key.column() + "::text"),
                shape.table(),
                where(conditions),
                joined(sort, ", ", key -> key.column() + (key.descending() ? " DESC" : "")),
                query.limit() + 1);
    try (var statement = connection.prepareStatement(sql)) {
      int next = bind(statement, query);
      if (cursor != null) {
        var values = connection.createArrayOf("text", cursor.after().toArray());
        for (int n = 0; n < after.chars().filter(c -> c == '?').count(); n++) {
          statement.setArray(next + n, values);
        }
      }
      return read(statement, query, total);
    }
  }

  /// What comes after a row: greater in the first field, or equal in it and greater in the next,
  /// and so on. Where all fields go the same way that is one comparison, which an index can answer.
  private static String after(List<ListQuery.SortKey> sort) {
    if (sort.stream().map(ListQuery.SortKey::descending).distinct().count() == 1) {
      return "(%s) %s (%s)"
          .formatted(
              joined(sort, ", ", ListQuery.SortKey::column),
              sort.getFirst().descending() ? "<" : ">",
              joined(sort, ", ", key -> value(sort, key)));
    }
    return joined(
        sort,
        " OR ",
        last -> {
          var equal = sort.subList(0, sort.indexOf(last));
          return "(%s%s %s %s)"
              .formatted(
                  equal.stream()
                      .map(key -> "%s = %s AND ".formatted(key.column(), value(sort, key)))
                      .collect(Collectors.joining()),
                  last.column(),
                  last.descending() ? "<" : ">",
                  value(sort, last));
        });
  }

  /// The value of a field in the row that the cursor names. All are bound as one array.
  private static String value(List<ListQuery.SortKey> sort, ListQuery.SortKey key) {
    return "(?::text[])[%d]::%s".formatted(sort.indexOf(key) + 1, key.sqlType());
  }

  private static String joined(
      List<ListQuery.SortKey> sort, String by, Function<ListQuery.SortKey, String> what) {
    return sort.stream().map(what).collect(Collectors.joining(by));
  }

  private Page read(PreparedStatement statement, ListQuery query, @Nullable Long total)
      throws SQLException {
    var table = new Table(shape);
    var rows = new ArrayList<Row>();
    var last = List.<String>of();
    try (var found = statement.executeQuery()) {
      while (found.next()) {
        if (rows.size() == query.limit()) {
          return new Page(rows, new Cursor(query.fingerprint(), last).encode(), total);
        }
        rows.add(table.row(found));
        last = List.of((String[]) found.getArray("sort_values").getArray());
      }
    } catch (SQLException e) {
      if (query.cursor() != null && "22".equals(String.valueOf(e.getSQLState()).substring(0, 2))) {
        // A cursor whose key is not of the column's type was not made here.
        throw Problems.cursor(
            "cursor: '%s' (expected: a nextCursor of the same list)".formatted(query.cursor()));
      }
      throw e;
    }
    return new Page(rows, null, total);
  }

  private Long total(Connection connection, ListQuery query, List<String> conditions)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT count(*) FROM " + shape.table() + where(conditions))) {
      bind(statement, query);
      try (var found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static int bind(PreparedStatement statement, ListQuery query) throws SQLException {
    int index = 1;
    for (var condition : query.conditions()) {
      statement.setArray(
          index++, statement.getConnection().createArrayOf("text", condition.texts().toArray()));
    }
    return index;
  }
}
