package io.bellwether.cases;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an import costs does not grow with what is stored already.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class WholeTablesTest {

  private static final int CASES = 20;

  /// PostgreSQL keeps a plan for all parameters after five executions.
  private static final int ROUNDS = 8;

  private static final String SCANS =
      """
      SELECT relname || ' ' || seq_scan FROM pg_stat_user_tables WHERE relname IN
        ('support_case', 'case_event', 'activity', 'case_interval', 'sla_clock', 'rep', 'team')
      ORDER BY 1
      """;

  private static final String STORED =
      "SELECT n_tup_ins FROM pg_stat_user_tables WHERE relname = 'case_event'";

  @Test
  void no_table_is_read_as_a_whole_though_plans_were_made_when_it_had_few_rows() throws Exception {
    load(0);
    // Statistics that say how few rows there are.
    query("VACUUM ANALYZE");
    awaitStatistics();
    var scans = query(SCANS);
    long stored = number();

    for (int round = 1; round <= ROUNDS; round++) {
      load(round);
    }

    awaitStatistics();
    assertThat(number() - stored).isGreaterThanOrEqualTo(ROUNDS * CASES);
    assertThat(query(SCANS)).isEqualTo(scans);
  }

  private static void load(int round) {
    run("teams", List.of("{\"externalId\": \"whole-%d\", \"name\": \"First\"}".formatted(round)));
    run("reps", lines(round, "\"name\": \"Kim\", \"teamExternalId\": \"whole-%1$d\""));
    run(
        "cases",
        lines(
            round,
            "\"accountExternalId\": \"a\", \"teamExternalId\": \"whole-%1$d\", \"createdAt\": \"2026-03-02T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\""));
    run(
        "case-events",
        lines(
            round,
            "\"caseExternalId\": \"whole-%1$d-%2$d\", \"repExternalId\": \"whole-%1$d-%2$d\", \"happenedAt\": \"2026-03-02T10:00:00Z\", \"kind\": \"ASSIGNED\""));
    run(
        "activities",
        lines(
            round,
            "\"caseExternalId\": \"whole-%1$d-%2$d\", \"repExternalId\": \"whole-%1$d-%2$d\", \"happenedAt\": \"2026-03-02T11:00:00Z\", \"actorKind\": \"REP\", \"type\": \"REPLY\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": true, \"automated\": false"));
  }

  private static List<String> lines(int round, String rest) {
    return IntStream.range(0, CASES)
        .mapToObj(n -> ("{\"externalId\": \"whole-%1$d-%2$d\", " + rest + "}").formatted(round, n))
        .toList();
  }

  private static void run(String collection, List<String> lines) {
    importing("ana", lines.toArray(String[]::new))
        .post("/v1/%s:import".formatted(collection))
        .then()
        .statusCode(200)
        .body(containsString("\"created\":" + lines.size()));
  }

  /// A connection tells what it did with the next transaction that ends a second later.
  private static void awaitStatistics() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1_100));
    as("ana").get("/v1/teams").then().statusCode(200);
  }

  private static long number() throws SQLException {
    return Long.parseLong(query(STORED).getFirst());
  }

  private static List<String> query(String sql) throws SQLException {
    try (var connection =
            ServiceEnvironment.postgres()
                .superuser(ServiceEnvironment.databaseName())
                .getConnection();
        var statement = connection.createStatement()) {
      var rows = new ArrayList<String>();
      if (statement.execute(sql)) {
        try (var found = statement.getResultSet()) {
          while (found.next()) {
            rows.add(found.getString(1));
          }
        }
      }
      return rows;
    }
  }
}
