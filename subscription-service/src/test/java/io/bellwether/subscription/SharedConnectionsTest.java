package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.testing.AtOnce;
import io.bellwether.kit.testing.Figures;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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

  /// What one request came to: rows of the caller's own, failed in its middle, or wrong.
  private enum Came {
    OWN,
    FAILED,
    CROSSED
  }

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

    var came =
        AtOnce.times(
                CLIENTS,
                n ->
                    () -> {
                      var random = new Random(n);
                      var some = new ArrayList<Came>();
                      for (int request = 0; request < each; request++) {
                        some.add(request(request % 2 == 0 ? "ana" : "otto", random));
                      }
                      return some;
                    })
            .stream()
            .flatMap(List::stream)
            .toList();

    assertThat(came).doesNotContain(Came.CROSSED).contains(Came.OWN);
    assertThat(came.stream().filter(one -> one == Came.FAILED).count())
        .isBetween(came.size() / 40L, came.size() / 10L);
  }

  private Came request(String user, Random random) throws SQLException {
    var dice = random.nextInt(1000);
    if (dice < 45) {
      // Fails after rows were locked, in the transaction.
      var id = as(user).get("/v1/accounts?segment=" + mark).<String>path("items[0].id");
      var status =
          as(user)
              .header("If-Match", "\"1\"")
              .contentType("application/merge-patch+json")
              .body("{\"country\": \"XX\"}")
              .patch("/v1/accounts/" + id)
              .statusCode();
      return status == 422 || status == 503 ? Came.FAILED : Came.CROSSED;
    }
    if (dice < 50) {
      killConnections();
      return Came.FAILED;
    }
    if (dice < 150) {
      var answer =
          creating(
                  user,
                  "{\"name\": \"%s\", \"segment\": \"%s\"}".formatted(TENANTS.get(user), mark))
              .post("/v1/accounts");
      return answer.statusCode() == 201 ? Came.OWN : failed(answer.statusCode());
    }
    var answer = as(user).get("/v1/accounts?limit=200&segment=" + mark);
    if (answer.statusCode() != 200) {
      return failed(answer.statusCode());
    }
    var names = answer.<List<String>>path("items.name");
    return names.size() >= 5 && names.stream().allMatch(TENANTS.get(user)::equals)
        ? Came.OWN
        : Came.CROSSED;
  }

  private static Came failed(int status) {
    return status >= 500 ? Came.FAILED : Came.CROSSED;
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
