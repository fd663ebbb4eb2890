package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service refuses a database that would not keep tenants apart.
@ExtendWith(Suite.class)
class SafeDatabaseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"case-service", "subscription-service", "survey-service", "scoring-service"})
  void a_superuser_role_is_refused_with_one_sentence(String service, Suite.Running running)
      throws IOException, SQLException, InterruptedException {
    var empty = "unsafe_" + service.replace("-service", "");

    var log = start(service, running.suite().postgres(), empty, new Login("postgres", "postgres"));

    assertThat(log.lines().filter(line -> line.contains("refusing to start")))
        .isNotEmpty()
        .allMatch(line -> line.contains("The database role postgres is a superuser"));
    assertThat(log).doesNotContain("\tat ");
  }

  @Test
  void a_table_without_forced_row_security_is_refused(Suite.Running running)
      throws IOException, SQLException, InterruptedException {
    var postgres = running.suite().postgres();
    try (var connection = postgres.superuser("bellwether_survey").getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE leak (tenant_id text)");
      try {
        var app = postgres.database("bellwether_survey").app();

        var log = start("survey-service", postgres, "bellwether_survey", app);

        assertThat(log)
            .contains("The table leak holds tenants' rows without forced row level security");
      } finally {
        statement.execute("DROP TABLE leak");
      }
    }
  }

  private static String start(
      String service, LocalPostgres postgres, String name, Login application)
      throws IOException, SQLException, InterruptedException {
    var database = postgres.database(name);
    var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "refused-");
    var log = directory.resolve("log");
    var jar = Path.of("..", service, "target", "quarkus-app", "quarkus-run.jar");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var identity = DevelopmentIdentity.start();
    var settings = builder.environment();
    settings.put("HTTP_PORT", "0");
    settings.put("MANAGEMENT_PORT", "0");
    settings.put("OIDC_ISSUER", identity.issuer());
    settings.put("DATABASE_URL", database.jdbcUrl());
    settings.put("DATABASE_APP_USER", application.user());
    settings.put("DATABASE_APP_PASSWORD", application.password());
    settings.put("DATABASE_OWNER_USER", database.owner().user());
    settings.put("DATABASE_OWNER_PASSWORD", database.owner().password());
    settings.put("DATABASE_FEED_USER", database.feed().user());
    settings.put("DATABASE_FEED_PASSWORD", database.feed().password());
    settings.put("FACT_STORE_DIR", directory.resolve("facts").toString());
    settings.put("FEED_CLIENT_SECRET", "none");
    var process = builder.start();
    try (identity) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      assertThat(process.exitValue()).isNotZero();
      return Files.readString(log);
    } finally {
      process.destroyForcibly();
    }
  }
}
