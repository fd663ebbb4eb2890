package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.bpi.BpiDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A made-up file in the form of the BPI Challenge 2013: many changes of status share a minute, so
/// that only the file tells their order.
@ExtendWith(Suite.class)
class BpiDemoTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final List<String> OF_CASE =
      List.of(
          "externalId",
          "createdAt",
          "status",
          "firstResolvedAt",
          "resolvedAt",
          "reopenedAt",
          "closedAt",
          "stage",
          "historyComplete");
  private static final List<String> OF_INTERVAL =
      List.of("kind", "value", "validFrom", "validTo", "calendarSeconds", "businessSeconds");

  /// Resolved after two hours of which one was waiting, taken up a day later in the minute in which
  /// it is resolved again, then closed.
  private static final List<String> KNOWN =
      List.of(
          "1-1,1,2010-04-01 08:00:00",
          "1-1,6,2010-04-01 09:00:00",
          "1-1,3,2010-04-01 10:00:00",
          "1-1,1,2010-04-02 10:00:00",
          "1-1,3,2010-04-02 10:00:00",
          "1-1,5,2010-04-09 10:00:00");

  @TempDir private Path directory;

  @Test
  void incidents_in_any_order_of_lines_have_the_same_intervals(Suite.Running running)
      throws IOException, InterruptedException {
    var seed = Long.getLong("seed", System.nanoTime());
    var file = directory.resolve("incidents.csv");
    var lines = new ArrayList<>(List.of("CaseID,ActivityID,CompleteTimestamp"));
    lines.addAll(KNOWN);
    lines.addAll(madeUp(new Random(seed)));
    Files.write(file, lines);

    var asTheFileSays = load(running, file, null);
    var shuffled = load(running, file, seed);

    assertThat(rows(shuffled))
        .as("seed %d", seed)
        .isEqualTo(rows(asTheFileSays))
        .hasSizeGreaterThan(40);
    assertThat(rows(asTheFileSays))
        .filteredOn(row -> row.startsWith("1-1|STAGE|"))
        .containsExactlyInAnyOrder(
            "1-1|STAGE|ACCEPTED_IN_PROGRESS|2010-04-01T08:00:00Z|2010-04-01T09:00:00Z|3600|null",
            "1-1|STAGE|ACCEPTED_WAIT_USER|2010-04-01T09:00:00Z|2010-04-01T10:00:00Z|3600|null",
            "1-1|STAGE|RESOLVED|2010-04-01T10:00:00Z|2010-04-02T10:00:00Z|86400|null");
  }

  private static Tenant load(Suite.Running running, Path file, @Nullable Long seed)
      throws IOException, InterruptedException {
    var tenant = running.tenant();
    try (var client = new GatewayClient(tenant.gateway(), tenant.token())) {
      new BpiDemo(client, _ -> {}, file, seed).load();
    }
    return tenant;
  }

  private static List<String> madeUp(Random random) {
    var lines = new ArrayList<String>();
    for (int incident = 2; incident < 9; incident++) {
      var at = LocalDateTime.parse("2010-04-01T00:00:00").plusHours(random.nextInt(2_000));
      for (int change = 0; change < 7; change++) {
        lines.add("1-%d,%d,%s".formatted(incident, 1 + random.nextInt(13), TIME.format(at)));
        at = at.plusMinutes(random.nextBoolean() ? 0 : random.nextInt(5_000));
      }
    }
    return lines;
  }

  /// All that follows, without the ids, which differ from tenant to tenant.
  private static List<String> rows(Tenant tenant) {
    var cases = items(tenant, "cases");
    var names =
        cases.stream()
            .collect(Collectors.toMap(one -> one.get("id"), one -> one.get("externalId")));
    var rows = new ArrayList<>(cases.stream().map(one -> text(one, OF_CASE)).toList());
    items(tenant, "case-intervals")
        .forEach(one -> rows.add(names.get(one.get("caseId")) + "|" + text(one, OF_INTERVAL)));
    return rows.stream().sorted().toList();
  }

  private static String text(Map<String, @Nullable Object> item, List<String> fields) {
    return fields.stream()
        .map(field -> String.valueOf(item.get(field)))
        .collect(Collectors.joining("|"));
  }

  private static List<Map<String, @Nullable Object>> items(Tenant tenant, String collection) {
    var answer = tenant.api().get("/v1/%s?limit=200".formatted(collection)).jsonPath();
    assertThat(answer.getString("nextCursor")).as("all of %s", collection).isNull();
    return answer.getList("items");
  }
}
