package io.bellwether.scoring.store;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one class that opens connections to DuckDB.
///
/// DuckDB has no row level security, so what keeps tenants apart is that facts are reachable only
/// through the macros of [FactSchema], and that a connection from here can neither write nor leave
/// its file.
@Singleton
public class FactStore implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FactStore.class);

  /// A commit that crosses DuckDB's threshold stalls; the applier checkpoints before, see
  /// [#checkpointIfGrown].
  private static final String CHECKPOINT_THRESHOLD = "256MB";

  /// Asked directly: the driver manager forgets drivers of other class loaders, as in tests.
  private static final DuckDBDriver DRIVER = new DuckDBDriver();

  private static final long WAL_WORTH_A_CHECKPOINT = 64L << 20;

  private final FactStoreConfig config;
  private final StoreFiles files;
  private volatile Open open;
  private volatile Path file;

  /// An open file, with what was computed from it.
  private record Open(DuckDBConnection root, DerivedTables derived) {}

  public FactStore(FactStoreConfig config) {
    this.config = config;
    this.files = new StoreFiles(config.dir(), engineVersion() + "-" + FactSchema.fingerprint());
    this.file = files.newest();
    this.open = openOrStartAnew();
    files.removeOthers(file);
  }

  /// The end of an interval without an end: a date that both databases order and subtract alike.
  public static final LocalDateTime OPEN_END = FactSchema.OPEN_END;

  /// A connection of its own that sees one state of the facts, whatever is applied meanwhile, and
  /// cannot write. Close it to let go of that state.
  public Connection read() throws SQLException {
    return begin(open);
  }

  /// The same, with the derived facts of a tenant computed before as far as they may be kept.
  ///
  /// @param facts by name; of others and of other tenants nothing is computed before
  /// @param knownAt at which they will be read, null for the present
  public Connection read(String tenant, Collection<String> facts, @Nullable Instant knownAt)
      throws SQLException {
    var present = open;
    var at = knownAt == null ? null : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC);
    var wanted = config.keptCells() == 0 ? List.<DerivedFact>of() : DerivedFact.keptOf(facts);
    var connection = begin(present);
    try {
      if (wanted.isEmpty() || present.derived.show(connection, tenant, wanted, at)) {
        return connection;
      }
      // Nothing was read yet: a later state is as good, and has what is made now.
      connection.close();
      make(present, tenant, wanted);
      connection = begin(present);
      present.derived.show(connection, tenant, wanted, at);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void make(Open present, String tenant, List<DerivedFact> wanted) {
    try {
      present.derived.make(tenant, wanted);
    } catch (SQLException e) {
      // They are computed as they are read.
      LOG.warnf("derived facts are not kept: %s", e.getMessage());
    }
  }

  private static Connection begin(Open present) throws SQLException {
    var connection = present.root.duplicate();
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION READ ONLY");
      // The state is fixed by the first look at a table, not by BEGIN.
      statement.execute("SELECT count(*) FROM stored.feed_cursor");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /// For the applier only.
  DuckDBConnection write() throws SQLException {
    return open.root.duplicate();
  }

  /// Gives the present file up and begins with an empty one. Readers of the old one may finish.
  synchronized void startAnew(String reason) {
    LOG.errorf("the fact store %s is damaged and will be pulled again: %s", file, reason);
    closeQuietly(open.root);
    var damaged = file;
    file = files.next(damaged);
    open = open();
    files.removeOthers(file);
  }

  /// To be called when nobody waits for the applier: it takes up to a second.
  void checkpointIfGrown() {
    try {
      var wal = StoreFiles.walOf(file);
      if (Files.exists(wal) && Files.size(wal) > WAL_WORTH_A_CHECKPOINT) {
        try (var connection = open.root.duplicate();
            var statement = connection.createStatement()) {
          statement.execute("CHECKPOINT");
        }
      }
    } catch (IOException | SQLException e) {
      // Nothing is lost: the log only stays long until the next try.
      LOG.warnf("checkpoint of %s failed: %s", file, e.getMessage());
    }
  }

  /// Whether an error says that the file cannot be trusted any more.
  static boolean isDamage(SQLException e) {
    var message = String.valueOf(e.getMessage());
    return message.contains("Corrupt")
        || message.contains("not a valid DuckDB database file")
        || message.contains("Could not read enough bytes")
        || message.contains("Serialization Error")
        || message.contains("replaying WAL")
        || message.contains("INTERNAL Error")
        || message.contains("FATAL Error")
        || message.contains("database has been invalidated");
  }

  Path file() {
    return file;
  }

  @PreDestroy
  @Override
  public void close() {
    closeQuietly(open.root);
  }

  private Open openOrStartAnew() {
    try {
      return tryOpen();
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw new IllegalStateException("cannot open the fact store " + file, e);
      }
      LOG.errorf("the fact store %s is damaged and will be pulled again: %s", file, e.getMessage());
      file = files.next(file);
      return open();
    }
  }

  private Open open() {
    try {
      return tryOpen();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the fact store " + file, e);
    }
  }

  private Open tryOpen() throws SQLException {
    var isNew = !Files.exists(file);
    LOG.infof(isNew ? "new fact store %s: pulling from the beginning" : "fact store %s", file);
    var connection = (DuckDBConnection) DRIVER.connect("jdbc:duckdb:" + file, settings());
    try (var statement = connection.createStatement()) {
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
      DerivedTables.attach(connection);
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      makeSchema(connection);
      for (var fact : FactTables.all()) {
        statement.execute("SELECT count(*) FROM stored." + fact.name());
      }
      return new Open(connection, new DerivedTables(connection, config.keptCells()));
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /// In one transaction: a process that dies in between leaves an empty file, not half a schema.
  private static void makeSchema(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      try (var schema =
          statement.executeQuery(
              "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'stored'")) {
        schema.next();
        if (schema.getLong(1) > 0) {
          return;
        }
      }
      statement.execute("BEGIN TRANSACTION");
      for (var sql : FactSchema.statements()) {
        statement.execute(sql);
      }
      statement.execute("COMMIT");
    }
  }

  private Properties settings() {
    var settings = new Properties();
    settings.put("memory_limit", config.memoryLimit());
    settings.put("threads", String.valueOf(config.threads()));
    settings.put("temp_directory", config.dir().resolve("spill").toString());
    settings.put("max_temp_directory_size", config.spillLimit());
    settings.put("checkpoint_threshold", CHECKPOINT_THRESHOLD);
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    return settings;
  }

  private static String engineVersion() {
    try (var connection = DRIVER.connect("jdbc:duckdb:", new Properties());
        var statement = connection.createStatement();
        var version = statement.executeQuery("SELECT version()")) {
      version.next();
      return version.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debugf("closing: %s", e.getMessage());
    }
  }
}
