package io.bellwether.subscription;

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

/// Rows that were there before a column are given what follows from them, in every tenant, although
/// row level security hides all tenants from the migration too.
class EarlierRowsTest {

  private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000";

  @Test
  void accounts_have_been_as_they_are_since_ever() throws Exception {
    try (var postgres = LocalPostgres.temporary()) {
      var database = postgres.database("earlier_rows");
      migrate(database, "2");
      for (var tenant : List.of("acme", "otto")) {
        write(database, tenant);
      }

      migrate(database, "latest");

      for (var tenant : List.of("acme", "otto")) {
        assertThat(
                read(
                    database,
                    tenant,
                    "SELECT account_id, valid_from, valid_to, tier, region, said FROM account_state"))
            .containsExactly(ACCOUNT + "1 null null GOLD null {tier}");
        assertThat(
                read(
                    database,
                    tenant,
                    "SELECT kind, list_monthly_minor, list_monthly_currency FROM subscription_line"))
            .containsExactly("PAID 1000 EUR");
        assertThat(
                read(
                    database,
                    tenant,
                    "SELECT entity, payload ->> 'tier' FROM change_log WHERE entity = 'account-state'"))
            .containsExactly("account-state GOLD");
      }
      try (var owner = connect(database, database.owner(), "nobody")) {
        assertThat(rows(owner, "SELECT id FROM account UNION SELECT id FROM account_state"))
            .as("FORCE is back")
            .isEmpty();
      }
    }
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

  private static void write(ServiceDatabase database, String tenant) throws SQLException {
    try (var app = connect(database, database.app(), tenant);
        var statement = app.createStatement()) {
      statement.execute(
          "INSERT INTO account (id, name, tier) VALUES ('%1$s1', 'A', 'GOLD'), ('%1$s2', 'B', NULL)"
              .formatted(ACCOUNT));
      statement.execute(
          """
          INSERT INTO subscription_line (id, account_id, plan, amount_minor, amount_currency,
            interval, start_date, monthly_minor, monthly_currency)
          VALUES ('%1$s3', '%1$s1', 'P', 1000, 'EUR', 'MONTH', '2026-01-01', 1000, 'EUR')
          """
              .formatted(ACCOUNT));
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
