package io.bellwether.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Rows that were there before the feed told of them are told once, in every tenant, as a change
/// would tell them.
class EarlierRowsTest {

  private static final String ID = "00000000-0000-0000-0000-00000000000";

  /// The line of a row without what is a new line's own.
  private static final String LAST_LINES =
      """
      SELECT DISTINCT ON (entity, entity_id) entity, entity_id, op, schema_ver, payload
      FROM change_log WHERE entity IN ('rep', 'calendar-version')
      ORDER BY entity, entity_id, seq DESC
      """;

  private static final String ROWS =
      "SELECT id, version, updated_at FROM rep UNION ALL SELECT id, version, updated_at FROM calendar_version ORDER BY 1";

  @Test
  void rotas_from_before_they_were_in_the_feed_are_told() throws Exception {
    try (var postgres = LocalPostgres.temporary()) {
      var database = postgres.database("earlier_rows");
      migrate(database, "8");
      for (var tenant : List.of("acme", "otto")) {
        write(database, tenant);
      }
      var rows = read(database, "otto", ROWS);

      migrate(database, "latest");

      assertThat(rows).hasSize(3);
      assertThat(read(database, "otto", ROWS)).as("the rows themselves").isEqualTo(rows);
      for (var tenant : List.of("acme", "otto")) {
        var told = read(database, tenant, LAST_LINES);
        assertThat(told).hasSize(3);
        assertThat(told.toString())
            .contains("\"calendar_id\": \"" + ID + "1\"", "Europe/Berlin", "2026-01-01");
        // A change that is taken back tells the same again.
        execute(
            database,
            tenant,
            "UPDATE rep SET weekly_hours = weekly_hours + 1",
            "UPDATE rep SET weekly_hours = weekly_hours - 1",
            "UPDATE calendar_version SET time_zone = 'UTC'",
            "UPDATE calendar_version SET time_zone = 'Europe/Berlin'");
        assertThat(read(database, tenant, LAST_LINES)).isEqualTo(told);
      }
      try (var owner = connect(database, database.owner(), "nobody")) {
        assertThat(rows(owner, "SELECT id FROM rep UNION SELECT id FROM calendar_version"))
            .as("FORCE is back")
            .isEmpty();
      }
    }
  }

  private static void write(ServiceDatabase database, String tenant) throws SQLException {
    execute(
        database,
        tenant,
        "INSERT INTO calendar (id, name) VALUES ('%s1', 'Office')".formatted(ID),
        """
        INSERT INTO calendar_version (id, calendar_id, valid_from, time_zone, weekly_hours, holidays)
        VALUES ('%1$s2', '%1$s1', '2026-01-01', 'Europe/Berlin',
          '[{"weekday": "MONDAY", "startsAt": "09:00", "endsAt": "17:00"}]', '[]')
        """
            .formatted(ID),
        """
        INSERT INTO rep (id, name, weekly_hours, calendar_id)
        VALUES ('%1$s3', 'Kim', 38, '%1$s1'), ('%1$s4', 'Sam', NULL, NULL)
        """
            .formatted(ID));
  }

  private static void migrate(ServiceDatabase database, String target) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password())
        .locations("db/kit", "db/migration")
        .placeholders(
            Map.of("app_role", database.app().user(), "feed_role", database.feed().user()))
        .target(target)
        .load()
        .migrate();
  }

  private static void execute(ServiceDatabase database, String tenant, String... sql)
      throws SQLException {
    try (var app = connect(database, database.app(), tenant);
        var statement = app.createStatement()) {
      for (var one : sql) {
        statement.execute(one);
      }
    }
  }

  private static List<String> read(ServiceDatabase database, String tenant, String sql)
      throws SQLException {
    try (var app = connect(database, database.app(), tenant)) {
      return rows(app, sql);
    }
  }

  private static Connection connect(
      ServiceDatabase database, ServiceDatabase.Login login, String tenant) throws SQLException {
    var connection =
        DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
    try (var statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, false)")) {
      statement.setString(1, tenant);
      statement.execute();
    }
    return connection;
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(found.getString(column)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    }
  }
}
