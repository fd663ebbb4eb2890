package io.bellwether.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A database as the shipped migration makes it, with one published table: `ledger`, of which the
/// feed shows `balance` and `at` but not `note`.
final class FeedDatabase implements AutoCloseable {

  static final String TENANT = "acme";

  private static final String LEDGER =
      """
      CREATE TABLE ledger (
        tenant_id text NOT NULL,
        id        uuid PRIMARY KEY,
        balance   bigint NOT NULL,
        at        timestamptz,
        note      text);
      ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ledger FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON ledger
        USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
      GRANT SELECT, INSERT, UPDATE, DELETE ON ledger TO %s;
      SELECT publish_table('ledger', 'ledger', ARRAY['balance', 'at']);
      """;

  private final List<AgroalDataSource> pools = new ArrayList<>();
  private final ServiceDatabase roles;

  final DataSource owner;
  final DataSource app;
  final DataSource feed;
  final DataSource superuser;

  /// One server for all tests; it stops with the JVM.
  private static final class Shared {
    static final LocalPostgres SERVER = start();

    private static LocalPostgres start() {
      try {
        return LocalPostgres.temporary();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  FeedDatabase(String name) throws SQLException {
    this(Shared.SERVER, name);
  }

  FeedDatabase(LocalPostgres server, String name) throws SQLException {
    this(server, name, "latest");
  }

  /// As an earlier version of the kit made it.
  static FeedDatabase ofVersion(String version, String name) throws SQLException {
    return new FeedDatabase(Shared.SERVER, name, version);
  }

  private FeedDatabase(LocalPostgres server, String name, String version) throws SQLException {
    roles = server.database(name);
    owner = pool(roles.owner(), "");
    app = pool(roles.app(), "SET app.tenant = '%s'".formatted(TENANT));
    feed = pool(roles.feed(), "");
    superuser = server.superuser(name);
    migrateTo(version);
    execute(owner, LEDGER.formatted(appRole()));
  }

  void migrateTo(String version) {
    Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/kit")
        .target(version)
        .placeholders(Map.of("app_role", appRole(), "feed_role", roles.feed().user()))
        .load()
        .migrate();
  }

  String appRole() {
    return roles.app().user();
  }

  private DataSource pool(ServiceDatabase.Login login, String initialSql) throws SQLException {
    var pool =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    connections ->
                        connections
                            .maxSize(20)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .connectionFactoryConfiguration(
                                factory ->
                                    factory
                                        .jdbcUrl(roles.jdbcUrl())
                                        .initialSql(initialSql)
                                        .principal(new NamePrincipal(login.user()))
                                        .credential(new SimplePassword(login.password())))));
    pools.add(pool);
    return pool;
  }

  static void execute(DataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection()) {
      execute(connection, sql);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(DataSource database, String sql, Row<T> mapping) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var rows = new ArrayList<T>();
      while (row.next()) {
        rows.add(mapping.of(row));
      }
      return rows;
    }
  }

  static long number(DataSource database, String sql) throws SQLException {
    return query(database, sql, row -> row.getLong(1)).getFirst();
  }

  @Override
  public void close() {
    pools.forEach(AgroalDataSource::close);
  }
}
