package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.collection.Ids;
import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.Figures;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tenants share few connections; what went wrong in one request never shows another tenant's rows
/// in the next.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class SharedConnectionsTest {

  private static final int CONNECTIONS = 4;
  private static final int CLIENTS = 8;
  private static final int USUAL_CONNECTIONS = 12;

  private static final Map<String, String> TENANTS = Map.of("ana", "acme", "otto", "otto");

  @Inject AgroalDataSource database;

  private final String mark = UUID.randomUUID().toString();

  /// What requests came to: answered with the caller's own rows, failed in their middle, or wrong.
  private final AtomicInteger own = new AtomicInteger();

  private final AtomicInteger failed = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void few_connections() {
    database.getConfiguration().connectionPoolConfiguration().setMaxSize(CONNECTIONS);
    TENANTS
        .keySet()
        .forEach(
            user ->
                importing(
                        user,
                        IntStream.range(0, 5)
                            .mapToObj(
                                n ->
                                    "{\"externalId\": \"%1$s-%2$d\", \"name\": \"%3$s\", \"segment\": \"%1$s\"}"
                                        .formatted(mark, n, TENANTS.get(user)))
                            .toArray(String[]::new))
                    .post("/v1/accounts:import")
                    .then()
                    .statusCode(200));
  }

  @AfterEach
  void as_before() {
    database.getConfiguration().connectionPoolConfiguration().setMaxSize(USUAL_CONNECTIONS);
  }

  @Test
  void nobody_reads_rows_of_another_tenant_over_a_connection_that_both_used() throws SQLException {
    int each = Figures.of("requests", 240) / CLIENTS;

    AtOnce.times(
        CLIENTS,
        n ->
            () -> {
              var random = new Random(n);
              for (int request = 0; request < each; request++) {
                request(request % 2 == 0 ? "ana" : "otto", random);
              }
              return n;
            });

    assertThat(wrong).isEmpty();
    assertThat(own).hasPositiveValue();
    var all = each * CLIENTS;
    assertThat(own.get() + failed.get()).isEqualTo(all);
    assertThat(failed.get()).isBetween(all / 40, all / 8);
  }

  private void request(String user, Random random) throws SQLException {
    var dice = random.nextInt(1000);
    if (dice < 45) {
      failInTheTransaction(user);
    } else if (dice < 48) {
      killConnections();
      failed.incrementAndGet();
    } else if (dice < 150) {
      settle(
          creating(
                  user,
                  "{\"name\": \"%s\", \"segment\": \"%s\"}".formatted(TENANTS.get(user), mark))
              .post("/v1/accounts"),
          201);
    } else {
      read(user);
    }
  }

  private void read(String user) {
    var answer = as(user).get("/v1/accounts?limit=20&sort=-id&segment=" + mark);
    if (settle(answer, 200)) {
      var names = answer.<List<String>>path("items.name");
      if (names.size() < 5 || !names.stream().allMatch(TENANTS.get(user)::equals)) {
        wrong.add("%s read rows of %s".formatted(user, names));
      }
    }
  }

  /// After its row was locked.
  private void failInTheTransaction(String user) {
    var name = Ids.named(TENANTS.get(user), "account", mark + "-0");
    var answer =
        as(user)
            .header("If-Match", "\"1\"")
            .contentType("application/merge-patch+json")
            .body("{\"country\": \"XX\"}")
            .patch("/v1/accounts/" + name);
    if (answer.statusCode() == 422) {
      failed.incrementAndGet();
    } else {
      settle(answer, 422);
    }
  }

  /// Whether it was answered.
  private boolean settle(Response answer, int expected) {
    if (answer.statusCode() == expected) {
      own.incrementAndGet();
      return true;
    }
    if (answer.statusCode() >= 500) {
      failed.incrementAndGet();
    } else {
      wrong.add("%d %s".formatted(answer.statusCode(), answer.asString()));
    }
    return false;
  }

  /// In the middle of whatever runs.
  private static void killConnections() throws SQLException {
    try (var connection =
            ServiceEnvironment.postgres()
                .superuser(ServiceEnvironment.databaseName())
                .getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND usename <> 'postgres'");
    }
  }
}
