package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Imports as large as they come, through the gateway. Every service of the suite has a heap of 256
/// MiB and ends when that is not enough, so what is collected in memory is seen here.
@ExtendWith(Suite.class)
class ImportAtScaleTest {

  /// The whole size is 100,000: `-Dbellwether.lines=100000`.
  private static final int LINES = Integer.getInteger("bellwether.lines", 20_000);

  private static final int BAD_LINES = LINES / 100;
  private static final int GOOD_LINES = LINES - BAD_LINES;

  /// A bad line in a hundred, of each kind in turn, with the code of its problem.
  private static final Map<String, String> BAD =
      new TreeMap<>(
          Map.of(
              "{\"externalId\": \"cut off",
              "malformed-json",
              "[]",
              "malformed-json",
              "{\"externalId\": \"u\", \"colour\": \"red\"}",
              "unknown-field",
              "{\"externalId\": \"m\", \"createdAt\": \"2026-01-05T09:00:00Z\"}",
              "invalid-value",
              "{\"createdAt\": \"yesterday\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\"}",
              "invalid-value",
              "{\"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"PIGEON\", \"type\": \"DEFECT\"}",
              "invalid-value",
              "{\"subject\": %s1%s}".formatted("[".repeat(100), "]".repeat(100)),
              "json-limits"));

  private static final String CASE =
      "{\"externalId\": \"case-%d\", \"accountExternalId\": \"account-%d\","
          + " \"createdAt\": \"2026-01-05T09:00:00Z\", \"channel\": \"EMAIL\", \"type\": \"DEFECT\","
          + " \"subject\": \"%s\", \"sourceUpdatedAt\": \"%s\"}";
  private static final String SUBJECT = "It does not start. ".repeat(20);

  @Test
  void bad_lines_are_reported_good_ones_stored_and_a_repetition_changes_nothing(
      Suite.Running running) throws Exception {
    var tenant = running.tenant("import-at-scale");
    var expected = new TreeMap<Integer, String>();
    for (int line = 100; line <= LINES; line += 100) {
      expected.put(line, BAD.get(bad(line)));
    }

    var dry = send(tenant, "cases:import?dryRun=true", line -> supportCase(line, "2026-01-06"));
    assertThat(dry.failed()).isEqualTo(expected);
    assertThat(dry.summary().getMap("")).containsEntry("created", GOOD_LINES);
    assertThat(tenant.total("cases")).isZero();
    assertThat(changes(running)).isZero();

    var first = send(tenant, "cases:import", line -> supportCase(line, "2026-01-06"));
    assertThat(first.failed()).isEqualTo(expected);
    assertThat(first.summary().getMap(""))
        .containsEntry("lines", LINES)
        .containsEntry("created", GOOD_LINES)
        .containsEntry("failed", BAD_LINES);
    assertThat(tenant.total("cases")).isEqualTo(GOOD_LINES);
    assertThat(changes(running)).isEqualTo(GOOD_LINES);

    var again = send(tenant, "cases:import?results=all", line -> supportCase(line, "2026-01-06"));
    assertThat(again.failed()).isEqualTo(expected);
    assertThat(again.summary().getMap(""))
        .containsEntry("unchanged", GOOD_LINES)
        .containsEntry("created", 0)
        .containsEntry("updated", 0);
    assertThat(changes(running)).isEqualTo(GOOD_LINES);

    var changed =
        send(
            tenant,
            "cases:import?dryRun=true",
            line -> supportCase(line, "2026-01-07").replace("EMAIL", "PHONE"));
    assertThat(changed.summary().getMap("")).containsEntry("updated", GOOD_LINES);
    assertThat(changes(running)).isEqualTo(GOOD_LINES);
    assertThat(count(running, "support_case", "version = 1 AND channel = 'EMAIL'"))
        .isEqualTo(GOOD_LINES);
  }

  private static String supportCase(int line, String day) {
    return line % 100 == 0
        ? bad(line)
        : CASE.formatted(line, line % 1_000, SUBJECT, day + "T00:00:00Z");
  }

  private static String bad(int line) {
    var kinds = BAD.keySet().toArray(String[]::new);
    return kinds[line / 100 % kinds.length];
  }

  private static StreamedImport send(Tenant tenant, String collection, IntFunction<String> line)
      throws IOException, InterruptedException {
    return StreamedImport.send(tenant, collection, LINES, line);
  }

  private static long changes(Suite.Running running) throws SQLException {
    return count(running, "change_log", "entity = 'case'");
  }

  private static long count(Suite.Running running, String table, String condition)
      throws SQLException {
    return count(running, "import-at-scale", "bellwether_case", table, condition);
  }

  private static long count(
      Suite.Running running, String tenant, String database, String table, String condition)
      throws SQLException {
    var postgres = running.suite().postgres();
    try (var connection = postgres.superuser(database).getConnection();
        var query =
            connection.prepareStatement(
                "SELECT count(*) FROM %s WHERE tenant_id = ? AND %s".formatted(table, condition))) {
      query.setString(1, tenant);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static final String CONTRACT =
      "{\"externalId\": \"%1$s%2$d\", \"accountExternalId\": \"account\", \"type\": \"SERVICE\","
          + " \"startDate\": \"2026-01-01\", \"predecessorExternalId\": %3$s,"
          + " \"cancelledOn\": \"2026-05-15\", \"cancellationReason\": \"%4$s\"}";
  private static final String LONG_NAME = "contract".repeat(28);

  /// Each contract renews the one of the next line: all but the last have to wait for the end.
  @Test
  void lines_that_all_wait_for_a_later_one_are_stored_in_the_end(Suite.Running running)
      throws Exception {
    var tenant = running.tenant("import-of-chains");
    tenant.create("accounts", "{\"externalId\": \"account\", \"name\": \"A\"}");

    var answer = send(tenant, "contracts:import", ImportAtScaleTest::contract);

    assertThat(answer.failed()).isEmpty();
    assertThat(answer.summary().getMap("")).containsEntry("created", LINES);
    assertThat(
            count(
                running,
                "import-of-chains",
                "bellwether_subscription",
                "contract",
                "predecessor_id IS NOT NULL"))
        .isEqualTo(LINES - 1);
  }

  private static String contract(int line) {
    return CONTRACT.formatted(
        LONG_NAME,
        line,
        line == LINES ? "null" : "\"%s%d\"".formatted(LONG_NAME, line + 1),
        "x".repeat(100));
  }
}
