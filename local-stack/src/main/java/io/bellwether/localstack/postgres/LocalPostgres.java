package io.bellwether.localstack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// PostgreSQL from the embedded binaries: a real server process on 127.0.0.1, started and stopped
/// with this object. Works as root too (the binaries' launcher drops the privileges that PostgreSQL
/// refuses).
public final class LocalPostgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// A server with an empty data directory of its own, removed when it stops; for tests.
  public static LocalPostgres temporary() throws IOException {
    return new LocalPostgres(settings(EmbeddedPostgres.builder()).start());
  }

  /// A server on the given port whose data stays in `dataDirectory` when it stops.
  public static LocalPostgres kept(Path dataDirectory, int port) throws IOException {
    return new LocalPostgres(
        settings(EmbeddedPostgres.builder())
            .setPort(port)
            .setDataDirectory(dataDirectory)
            .setCleanDataDirectory(false)
            .start());
  }

  private static EmbeddedPostgres.Builder settings(EmbeddedPostgres.Builder builder) {
    return builder
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("max_connections", "300")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("timezone", "UTC");
  }

  public int port() {
    return server.getPort();
  }

  /// The superuser's view of one database: for tests that plant faults and for making databases.
  public DataSource superuser(String database) {
    return server.getDatabase("postgres", database);
  }

  /// The database of one service with its roles, made when it is missing: the owner migrates, the
  /// application reads and writes under row level security, the feed reads the change log. None of
  /// the three is a superuser or bypasses row level security.
  public ServiceDatabase database(String name) throws SQLException {
    var database = ServiceDatabase.on(port(), name);
    try (var connection = superuser("postgres").getConnection()) {
      for (var login :
          new ServiceDatabase.Login[] {database.owner(), database.app(), database.feed()}) {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user())) {
          execute(
              connection,
              "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(login.user(), login.password()));
        }
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, database.owner().user()));
        execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        execute(
            connection,
            "GRANT CONNECT ON DATABASE %s TO %s, %s"
                .formatted(name, database.app().user(), database.feed().user()));
      }
    }
    return database;
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      return query.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
