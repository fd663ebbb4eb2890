package io.bellwether.localstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// The same rows by `COPY` into tables of the same columns, checks and indexes, without triggers,
/// foreign keys and row level security: as fast as PostgreSQL can be told them.
final class CopyBaseline {

  private final DataSource database;
  private final Path directory;

  CopyBaseline(DataSource database, Path directory) {
    this.database = database;
    this.directory = directory;
  }

  record Copied(long rows, Duration took) {}

  Copied copy(String table) throws IOException, SQLException {
    var rows = directory.resolve(table + ".copy");
    try (var connection = database.getConnection()) {
      try (var out = Files.newOutputStream(rows)) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY %s TO STDOUT".formatted(table), out);
      }
      execute(connection, "CREATE TABLE bench_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table));
      // Neither pays for what the other left to be written.
      execute(connection, "CHECKPOINT");
      long began = System.nanoTime();
      try (var in = Files.newInputStream(rows)) {
        long count =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY bench_%s FROM STDIN".formatted(table), in, 1 << 16);
        return new Copied(count, Duration.ofNanos(System.nanoTime() - began));
      }
    } finally {
      Files.deleteIfExists(rows);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
