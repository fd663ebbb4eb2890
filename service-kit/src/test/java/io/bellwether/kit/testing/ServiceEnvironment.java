package io.bellwether.kit.testing;

import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Gives a service under test what it has in production: a PostgreSQL database with three roles and
/// an identity provider, both real and reached over the network.
public final class ServiceEnvironment implements QuarkusTestResourceLifecycleManager {

  private static final String DATABASE = "bellwether_test";

  private static LocalPostgres postgres;
  private static ServiceDatabase database;
  private static DevelopmentIdentity identity;
  private static Path log;

  @Override
  public Map<String, String> start() {
    try {
      postgres = LocalPostgres.temporary();
      identity = DevelopmentIdentity.start();
      log = Files.createTempFile("service-", ".log");
      database = postgres.database(DATABASE);
      return settings(database, identity.issuer());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(ServiceDatabase database, String issuer) {
    var settings = new HashMap<String, String>();
    settings.put("OIDC_ISSUER", issuer);
    settings.put("DATABASE_URL", database.jdbcUrl());
    settings.put("DATABASE_OWNER_USER", database.owner().user());
    settings.put("DATABASE_OWNER_PASSWORD", database.owner().password());
    settings.put("DATABASE_APP_USER", database.app().user());
    settings.put("DATABASE_APP_PASSWORD", database.app().password());
    settings.put("DATABASE_FEED_USER", database.feed().user());
    settings.put("DATABASE_FEED_PASSWORD", database.feed().password());
    settings.put("quarkus.log.file.enabled", "true");
    settings.put("quarkus.log.file.path", log.toString());
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.management.test-port", "0");
    return settings;
  }

  /// The identity provider of this run, to make tokens with.
  public static DevelopmentIdentity identity() {
    return identity;
  }

  /// What the service under test has logged.
  public static String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The server of this run, for looking at the database from outside.
  public static LocalPostgres postgres() {
    return postgres;
  }

  /// The database with its roles, as the service has it.
  static ServiceDatabase database() {
    return database;
  }

  public static String databaseName() {
    return DATABASE;
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(log);
      identity.close();
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
