package io.bellwether.kit.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Migrates the schema and checks the roles, as soon as the database can be reached: a service
/// starts without its database and becomes ready when it comes, so the order of starting does not
/// matter.
@Readiness
@ApplicationScoped
public class DatabaseStart implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
  private static final String CONNECTION_CLASS = "08";
  private static final String STARTING_UP = "57P03";

  private final Flyway flyway;
  private final AgroalDataSource database;
  private final SafetyChecks safety;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean migrated;

  DatabaseStart(Flyway flyway, AgroalDataSource database, SafetyChecks safety) {
    this.flyway = flyway;
    this.database = database;
    this.safety = safety;
  }

  void start(@Observes StartupEvent event) {
    if (!attempt()) {
      Thread.ofPlatform().name("database-start").daemon().start(this::attemptUntilUp);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void attemptUntilUp() {
    try {
      while (!stopped.await(2, TimeUnit.SECONDS)) {
        if (attempt()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// True when nothing is left to do: the database is ready, or refused and the service is leaving.
  private boolean attempt() {
    try {
      safety.checkRoles();
      flyway.migrate();
      safety.checkTables();
      migrated = true;
      return true;
    } catch (UnsafeDatabaseException unsafe) {
      return leave(String.valueOf(unsafe.getMessage()));
    } catch (SQLException e) {
      return leaveUnlessAway(e);
    } catch (FlywayException e) {
      return e.getCause() instanceof SQLException cause
          ? leaveUnlessAway(cause)
          : leave("The schema cannot be migrated: " + e.getMessage());
    }
  }

  private static boolean leave(String sentence) {
    LOG.error(sentence);
    Quarkus.asyncExit(1);
    return true;
  }

  private static boolean leaveUnlessAway(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    if (state.startsWith(CONNECTION_CLASS) || state.equals(STARTING_UP) || state.equals("null")) {
      LOG.warn("The database cannot be reached yet: {}", e.getMessage());
      return false;
    }
    return leave("The database refused the start: " + e.getMessage());
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    if (!migrated) {
      return answer.down().withData("reason", "not migrated yet").build();
    }
    try (var connection = database.getConnection()) {
      return answer.status(connection.isValid(2)).build();
    } catch (SQLException e) {
      return answer.down().withData("reason", "not reachable").build();
    }
  }
}
