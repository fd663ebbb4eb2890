package io.bellwether.kit.collection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
  record Cursor(String list, String after, String id) {

    String encode() {
      try {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    static Cursor decode(String text, String list) {
      try {
        var cursor =
            JSON.readValue(
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8),
                Cursor.class);
        if (cursor != null
            && list.equals(cursor.list)
            && cursor.after != null
            && cursor.id != null) {
          return cursor;
        }
      } catch (IllegalArgumentException | JsonProcessingException e) {
        // Said below: a damaged cursor and one of another list are the same mistake.
      }
      throw Problems.of(
          Slug.INVALID_CURSOR,
          "cursor '%s' (expected: a nextCursor of the same list, with the same filters and sort)"
              .formatted(text));
    }
  }

  Page page(Connection connection, ListQuery query) throws SQLException {
    var sort = query.sort();
    var conditions =
        new ArrayList<>(query.conditions().stream().map(ListQuery.Condition::sql).toList());
    var total = query.includeTotal() ? total(connection, query, conditions) : null;
    var cursor = query.cursor() == null ? null : Cursor.decode(query.cursor(), query.fingerprint());
    if (cursor != null) {
      conditions.add(
          "(%s, id) %s (?::text::%s, ?::text::uuid)"
              .formatted(sort.column(), sort.descending() ? "<" : ">", sort.sqlType()));
    }
    var direction = sort.descending() ? " DESC" : "";
    var sql =
        "SELECT *, %s::text AS sort_key FROM %s%s ORDER BY %s%s, id%s LIMIT %d"
            .formatted(
                sort.column(),
                shape.table(),
                where(conditions),
                sort.column(),
                direction,
                direction,
                query.limit() + 1);
    try (var statement = connection.prepareStatement(sql)) {
      int next = bind(statement, query);
      if (cursor != null) {
        statement.setString(next, cursor.after());
        statement.setString(next + 1, cursor.id());
      }
      return read(statement, query, total);
    }
  }

  private Page read(PreparedStatement statement, ListQuery query, @Nullable Long total)
      throws SQLException {
    var table = new Table(shape);
    var rows = new ArrayList<Row>();
    var lastKey = "";
    try (var found = statement.executeQuery()) {
      while (found.next()) {
        if (rows.size() == query.limit()) {
          var last = rows.getLast();
          return new Page(
              rows, new Cursor(query.fingerprint(), lastKey, last.id().toString()).encode(), total);
        }
        rows.add(table.row(found));
        lastKey = found.getString("sort_key");
      }
    } catch (SQLException e) {
      if (query.cursor() != null && "22".equals(String.valueOf(e.getSQLState()).substring(0, 2))) {
        // A cursor whose key is not of the column's type was not made here.
        throw Problems.of(
            Slug.INVALID_CURSOR,
            "cursor '%s' (expected: a nextCursor of the same list)".formatted(query.cursor()));
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
