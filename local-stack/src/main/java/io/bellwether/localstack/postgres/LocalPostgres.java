package io.bellwether.localstack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
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

  private final Path dataDirectory;

  private LocalPostgres(EmbeddedPostgres server, Path dataDirectory) {
    this.server = server;
    this.dataDirectory = dataDirectory;
  }

  /// A server with an empty data directory of its own, removed when it stops; for tests.
  public static LocalPostgres temporary() throws IOException {
    var directory = Files.createTempDirectory("bellwether-postgres-");
    return new LocalPostgres(
        settings(EmbeddedPostgres.builder())
            .setDataDirectory(directory)
            .setCleanDataDirectory(true)
            .start(),
        directory);
  }

  /// A server on the given port whose data stays in `dataDirectory` when it stops.
  public static LocalPostgres kept(Path dataDirectory, int port) throws IOException {
    return new LocalPostgres(keeping(dataDirectory, port).start(), dataDirectory);
  }

  /// As [#kept(Path, int)], writing what the server says to `log`. Stopping it when the JVM ends is
  /// left to the caller, who knows who has to let go of the database first.
  public static LocalPostgres kept(Path dataDirectory, int port, Path log) throws IOException {
    // The server's programs are unpacked beside its data: what another user of this machine has
    // unpacked to the temporary directory may not be ours to run.
    var programs = dataDirectory.resolveSibling("postgres-programs");
    Files.createDirectories(programs);
    var output = ProcessBuilder.Redirect.appendTo(log.toFile());
    return new LocalPostgres(
        keeping(dataDirectory, port)
            .setOverrideWorkingDirectory(programs.toFile())
            .setOutputRedirector(output)
            .setErrorRedirector(output)
            .setRegisterShutdownHook(false)
            .start(),
        dataDirectory);
  }

  private static EmbeddedPostgres.Builder keeping(Path dataDirectory, int port) {
    return settings(EmbeddedPostgres.builder())
        .setPort(port)
        .setDataDirectory(dataDirectory)
        .setCleanDataDirectory(false);
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

  /// The server's main process.
  public ProcessHandle process() throws IOException {
    var pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL (pid %s) has ended".formatted(pid)));
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
