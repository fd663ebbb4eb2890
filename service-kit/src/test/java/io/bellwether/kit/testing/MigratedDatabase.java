package io.bellwether.kit.testing;

import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// A service's database as it was after one of its migrations: for what later ones make of rows
/// that were there before.
public final class MigratedDatabase implements AutoCloseable {

  private final LocalPostgres postgres;
  private final ServiceDatabase database;

  private MigratedDatabase(LocalPostgres postgres, ServiceDatabase database) {
    this.postgres = postgres;
    this.database = database;
  }

  public static MigratedDatabase at(String version) throws IOException, SQLException {
    var postgres = LocalPostgres.temporary();
    var migrated = new MigratedDatabase(postgres, postgres.database("migrated"));
    migrated.migrate(version);
    return migrated;
  }

  /// Through all migrations that there are.
  public void migrate() {
    migrate("latest");
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password())
        .locations("db/kit", "db/migration")
        .placeholders(
            Map.of("app_role", database.app().user(), "feed_role", database.feed().user()))
        .target(target)
        .load()
        .migrate();
  }

  /// As the service does it for a tenant.
  public void execute(String tenant, String... sql) throws SQLException {
    try (var app = connect(database.app(), tenant);
        var statement = app.createStatement()) {
      for (var one : sql) {
        statement.execute(one);
      }
    }
  }

  /// What the service sees of a tenant: a text a row, its columns in turn.
  public List<String> read(String tenant, String sql) throws SQLException {
    return read(database.app(), tenant, sql);
  }

  /// What the owner of the tables sees: nothing of anybody, once row level security is forced.
  public List<String> readAsOwner(String sql) throws SQLException {
    return read(database.owner(), "nobody", sql);
  }

  private List<String> read(ServiceDatabase.Login login, String tenant, String sql)
      throws SQLException {
    try (var connection = connect(login, tenant);
        var statement = connection.createStatement();
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

  private Connection connect(ServiceDatabase.Login login, String tenant) throws SQLException {
    var connection =
        DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
    try (var statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, false)")) {
      statement.setString(1, tenant);
      statement.execute();
    }
    return connection;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
