package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.ColumnType;
import io.bellwether.scoring.metric.Fact;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a condition or an expression of a metric says of each row: asked one by one of another
/// database, without any join, group or aggregate.
public final class FragmentsInPostgres {

  private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

  /// What the names in a fragment stand for.
  record Names(
      Map<String, Object> policies, LocalDateTime from, LocalDateTime until, LocalDate lastDay) {

    String in(String fragment) {
      return NAME.matcher(fragment)
          .replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    private String value(String name) {
      return switch (name) {
        case "from" -> "TIMESTAMP '%s'".formatted(from);
        case "until" -> "TIMESTAMP '%s'".formatted(until);
        case "lastDay" -> "DATE '%s'".formatted(lastDay);
        default -> {
          var policy = policies.get(name);
          if (policy == null) {
            throw new IllegalStateException(
                "no policy %s (expected: one of %s)".formatted(name, policies.keySet()));
          }
          yield policy instanceof Number
              ? "CAST(%s AS bigint)".formatted(policy)
              : "'" + policy + "'";
        }
      };
    }
  }

  private final Connection postgres;
  private final Map<List<SlowRow>, String> tables = new IdentityHashMap<>();
  private final Map<String, List<@Nullable Object>> asked = new HashMap<>();

  public FragmentsInPostgres(Connection postgres) throws SQLException {
    this.postgres = postgres;
    postgres.setAutoCommit(false);
  }

  /// Whether each row meets the condition; null counts as not.
  List<@Nullable Object> test(
      Fact fact, List<SlowRow> rows, Map<String, ColumnType> more, String predicate, Names names)
      throws SQLException {
    return ask(table(fact, rows, more), "(%s) IS TRUE".formatted(names.in(predicate)));
  }

  /// What the expression is for each row.
  List<@Nullable Object> value(
      Fact fact, List<SlowRow> rows, Map<String, ColumnType> more, String expression, Names names)
      throws SQLException {
    return ask(table(fact, rows, more), names.in(expression));
  }

  private List<@Nullable Object> ask(String table, String expression) throws SQLException {
    var sql = "SELECT %s FROM %s ORDER BY row_number".formatted(expression, table);
    var known = asked.get(sql);
    if (known == null) {
      known = new ArrayList<>();
      try (var select = postgres.createStatement();
          var result = select.executeQuery(sql)) {
        while (result.next()) {
          known.add(result.getObject(1));
        }
      }
      asked.put(sql, Collections.unmodifiableList(known));
    }
    return known;
  }

  private String table(Fact fact, List<SlowRow> rows, Map<String, ColumnType> more)
      throws SQLException {
    var table = tables.get(rows);
    if (table == null) {
      table = fact.name() + "_" + tables.size();
      load(table, fact, rows, more);
      tables.put(rows, table);
    }
    return table;
  }

  private void load(String table, Fact fact, List<SlowRow> rows, Map<String, ColumnType> more)
      throws SQLException {
    var columns = new LinkedHashMap<String, ColumnType>();
    columns.put("id", ColumnType.ID);
    columns.putAll(fact.columns());
    columns.putAll(more);
    var declared =
        columns.entrySet().stream()
            .map(column -> column.getKey() + " " + type(column.getValue()))
            .collect(Collectors.joining(", "));
    try (var create = postgres.createStatement()) {
      create.execute("CREATE TEMP TABLE %s (row_number integer, %s)".formatted(table, declared));
    }
    var marks = columns.keySet().stream().map(_ -> ", ?").collect(Collectors.joining());
    try (var insert =
        postgres.prepareStatement("INSERT INTO %s VALUES (?%s)".formatted(table, marks))) {
      for (int i = 0; i < rows.size(); i++) {
        int at = 1;
        insert.setInt(at++, i);
        for (var column : columns.keySet()) {
          var value = column.equals("id") ? rows.get(i).id() : rows.get(i).get(column);
          insert.setObject(at++, value instanceof BigDecimal number ? number : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case ID -> "uuid";
      case TEXT -> "varchar";
      case NUMBER -> "bigint";
      case DECIMAL -> "decimal(18, 6)";
      case BOOLEAN -> "boolean";
      case DATE, END_DATE, INSTANT, END_INSTANT -> "timestamp";
    };
  }
}
