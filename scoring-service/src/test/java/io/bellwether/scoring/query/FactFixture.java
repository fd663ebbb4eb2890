package io.bellwether.scoring.query;

import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.scoring.metric.ColumnType;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// A fact store of the same shape as the real one, small, and in either database: every fact is
/// reachable only through `<fact>_facts(tenant)` and `<fact>_known(tenant, known_at)`.
public final class FactFixture implements AutoCloseable {

  public static final String TENANT = "acme";

  /// Also the one that others are joined to and that no metric counts.
  private static final List<Fact> ALL =
      Stream.concat(Facts.ALL.stream(), Stream.of(Facts.ACCOUNT_STATE)).toList();

  private static final LocalDateTime OPEN = LocalDateTime.of(9999, 1, 1, 0, 0);
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Connection connection;
  private final @Nullable LocalPostgres server;

  /// Few of the facts have rows at any time.
  private final Set<Fact> filled = new HashSet<>();

  private FactFixture(Connection connection, @Nullable LocalPostgres server) throws SQLException {
    this.connection = connection;
    this.server = server;
    for (var fact : ALL) {
      create(fact);
    }
  }

  public static FactFixture duckDb() throws SQLException {
    // Not by DriverManager: it knows the drivers of another class loader when a test that starts
    // Quarkus ran before.
    return new FactFixture(new DuckDBDriver().connect("jdbc:duckdb:", new Properties()), null);
  }

  public static FactFixture postgres() throws SQLException, IOException {
    var server = LocalPostgres.temporary();
    return new FactFixture(server.superuser("postgres").getConnection(), server);
  }

  public Connection connection() {
    return connection;
  }

  public FactFixture given(Fact fact, String... columnsAndValues) throws SQLException {
    return given(TENANT, LONG_AGO, fact, columnsAndValues);
  }

  public FactFixture given(String tenant, Instant knownFrom, Fact fact, String... columnsAndValues)
      throws SQLException {
    var row = Example.named("").given(fact, columnsAndValues).hasNoAnswer("").given().getFirst();
    insert(tenant, knownFrom, row);
    return this;
  }

  public FactFixture given(List<Example.Given> rows) throws SQLException {
    for (var row : rows) {
      insert(TENANT, LONG_AGO, row);
    }
    return this;
  }

  /// From then on another version of the row is known, or none.
  public FactFixture superseded(Fact fact, String id, Instant at) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE stored_%s SET known_to = CAST(? AS timestamp) WHERE id = ? AND known_to = CAST(? AS timestamp)"
                .formatted(fact.name()))) {
      update.setObject(1, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      update.setObject(2, uuid(id));
      update.setObject(3, OPEN);
      update.executeUpdate();
    }
    return this;
  }

  public void clear() throws SQLException {
    for (var fact : filled) {
      execute("DELETE FROM stored_" + fact.name());
    }
    filled.clear();
  }

  /// The id that stands for a name.
  public static UUID uuid(String name) {
    return name.length() == 36
        ? UUID.fromString(name)
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    if (server != null) {
      server.close();
    }
  }

  private void create(Fact fact) throws SQLException {
    var name = fact.name();
    var columns =
        fact.columns().entrySet().stream()
            .map(column -> column.getKey() + " " + type(column.getValue()))
            .collect(Collectors.joining(", "));
    var table = "tenant_id varchar, known_from timestamp, known_to timestamp, id uuid, " + columns;
    execute("CREATE TABLE stored_%s (%s)".formatted(name, table));
    var now = "SELECT * FROM stored_%s WHERE tenant_id = p_tenant AND known_to = '9999-01-01'";
    var then =
        "SELECT * FROM stored_%s WHERE tenant_id = p_tenant AND known_from <= p_at AND known_to > p_at";
    if (server == null) {
      execute(("CREATE MACRO %s_facts(p_tenant) AS TABLE " + now).formatted(name, name));
      execute(("CREATE MACRO %s_known(p_tenant, p_at) AS TABLE " + then).formatted(name, name));
    } else {
      var returns = " RETURNS SETOF stored_%s LANGUAGE sql STABLE AS $$ ".formatted(name);
      execute(
          ("CREATE FUNCTION %s_facts(p_tenant varchar)" + returns + now + " $$")
              .formatted(name, name));
      execute(
          ("CREATE FUNCTION %s_known(p_tenant varchar, p_at timestamp)" + returns + then + " $$")
              .formatted(name, name));
    }
  }

  private void insert(String tenant, Instant knownFrom, Example.Given row) throws SQLException {
    filled.add(row.fact());
    var names = new ArrayList<String>(List.of("tenant_id", "known_from", "known_to", "id"));
    var values = new ArrayList<@Nullable Object>();
    values.add(tenant);
    values.add(LocalDateTime.ofInstant(knownFrom, ZoneOffset.UTC));
    values.add(OPEN);
    values.add(uuid(row.columns().getOrDefault("id", "nameless")));
    row.fact()
        .columns()
        .forEach(
            (column, type) -> {
              names.add(column);
              values.add(value(type, row.columns().get(column)));
            });
    var marks = names.stream().map(_ -> "?").collect(Collectors.joining(", "));
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO stored_%s (%s) VALUES (%s)"
                .formatted(row.fact().name(), String.join(", ", names), marks))) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.executeUpdate();
    }
  }

  private static @Nullable Object value(ColumnType type, @Nullable String text) {
    if (text == null) {
      return type == ColumnType.END_DATE || type == ColumnType.END_INSTANT ? OPEN : null;
    }
    return switch (type) {
      case ID -> uuid(text);
      case TEXT -> text;
      case NUMBER -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE, END_DATE -> LocalDate.parse(text).atStartOfDay();
      case INSTANT, END_INSTANT -> LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    };
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

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
