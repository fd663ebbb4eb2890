package io.bellwether.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.postgres.ServiceDatabase;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A service that is killed between the effect of a request and its answer leaves the client in
/// doubt; the same request again, with the same key, has no second effect. The whole figure:
/// `-Dbellwether.kills=20 -Dbellwether.operations=1000`.
class KilledServiceTest {

  private static final int CLIENTS = 4;
  private static final Duration START = Duration.ofSeconds(90);

  private final int kills = Integer.getInteger("bellwether.kills", 1);
  private final int operations = Integer.getInteger("bellwether.operations", 100);
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger sentAgain = new AtomicInteger();
  private final AtomicInteger replayed = new AtomicInteger();

  @Test
  void an_operation_that_is_sent_again_after_a_crash_has_one_effect() throws Exception {
    try (var postgres = LocalPostgres.temporary();
        var identity = DevelopmentIdentity.start()) {
      var service =
          new Service(
              freePort(), postgres.database("killed"), identity, new ArrayList<>(), directory());
      var token = identity.token(DemoUser.ANA.name().toLowerCase(Locale.ROOT));
      var mark = UUID.randomUUID().toString();
      service.start();
      try {
        operate(service, token, mark);
      } finally {
        service.kill();
      }

      assertThat(accounts(postgres, mark)).isEqualTo(operations);
      assertThat(done).hasValue(operations);
      assertThat(sentAgain.get()).as("operations in doubt").isPositive();
      if (kills >= 20) {
        // Some were killed after their effect and before their answer.
        assertThat(replayed.get()).isPositive();
      }
    }
  }

  private void operate(Service service, String token, String mark)
      throws IOException, InterruptedException, ExecutionException {
    var random = new Random(1);
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var running = new ArrayList<Future<?>>();
      for (int client = 0; client < CLIENTS; client++) {
        running.add(
            clients.submit(
                () -> {
                  while (done.getAndIncrement() < operations) {
                    untilAnswered(service, token, mark);
                  }
                  done.decrementAndGet();
                }));
      }
      for (int kill = 1; kill <= kills; kill++) {
        // Spread over the work that there is, at a point that nobody chose.
        var from = (long) operations * kill / (kills + 1);
        while (done.get() < from) {
          Thread.onSpinWait();
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
        service.kill();
        service.start();
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  private void untilAnswered(Service service, String token, String mark) {
    var key = UUID.randomUUID().toString();
    for (int attempt = 1; ; attempt++) {
      var answer = attempt(service, token, mark, key);
      if (answer != null && answer.statusCode() == 201) {
        sentAgain.addAndGet(attempt > 1 ? 1 : 0);
        replayed.addAndGet(answer.header("Idempotency-Replayed") == null ? 0 : 1);
        return;
      }
      pause();
    }
  }

  private static @Nullable Response attempt(
      Service service, String token, String mark, String key) {
    try {
      return service
          .request()
          .header("Authorization", "Bearer " + token)
          .header("Idempotency-Key", key)
          .contentType("application/json")
          .body("{\"name\": \"%s\", \"segment\": \"%s\"}".formatted(key, mark))
          .post("/v1/accounts");
    } catch (Exception lost) {
      // REST Assured throws what the connection threw: no answer came.
      return null;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50 + ThreadLocalRandom.current().nextInt(100));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long accounts(LocalPostgres postgres, String mark) throws SQLException {
    try (var connection = postgres.superuser("killed").getConnection();
        var statement =
            connection.prepareStatement("SELECT count(*) FROM account WHERE segment = ?")) {
      statement.setString(1, mark);
      try (var found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path directory() throws IOException {
    return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed-");
  }

  /// The service as a process, always at the same place.
  private record Service(
      int port,
      ServiceDatabase database,
      DevelopmentIdentity identity,
      List<Process> processes,
      Path directory) {

    RequestSpecification request() {
      return given()
          .config(
              RestAssuredConfig.config()
                  .httpClient(
                      HttpClientConfig.httpClientConfig()
                          .setParam("http.socket.timeout", 10_000)
                          .setParam("http.connection.timeout", 2_000)))
          .baseUri("http://localhost:" + port);
    }

    void start() throws IOException, InterruptedException {
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  Path.of("..", "subscription-service", "target", "quarkus-app", "quarkus-run.jar")
                      .toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log-" + processes.size()).toFile());
      var settings = builder.environment();
      settings.put("HTTP_PORT", Integer.toString(port));
      settings.put("MANAGEMENT_PORT", "0");
      settings.put("OIDC_ISSUER", identity.issuer());
      settings.put("DATABASE_URL", database.jdbcUrl());
      settings.put("DATABASE_APP_USER", database.app().user());
      settings.put("DATABASE_APP_PASSWORD", database.app().password());
      settings.put("DATABASE_OWNER_USER", database.owner().user());
      settings.put("DATABASE_OWNER_PASSWORD", database.owner().password());
      settings.put("DATABASE_FEED_USER", database.feed().user());
      settings.put("DATABASE_FEED_PASSWORD", database.feed().password());
      processes.add(builder.start());
      var end = System.nanoTime() + START.toNanos();
      while (!answers()) {
        assertThat(processes.getLast().isAlive()).as("it runs; see %s", directory).isTrue();
        assertThat(System.nanoTime()).as("it starts; see %s", directory).isLessThan(end);
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }

    private boolean answers() {
      try {
        return request().get("/problems/not-found").statusCode() == 200;
      } catch (Exception notYet) {
        return false;
      }
    }

    /// As `kill -9`.
    void kill() throws InterruptedException {
      processes.getLast().destroyForcibly().waitFor();
    }
  }
}
