package io.bellwether.cases;

import io.bellwether.kit.testing.ImportOrders;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Neither the order of lines nor that of files matters for what is stored in the end.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ImportOrderTest {

  private static final Logger LOG = Logger.getLogger(ImportOrderTest.class);

  /// Give -Dseed= to repeat a run.
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final Random random = new Random(SEED);

  @Test
  void shuffled_lines_in_files_of_any_size_and_order_end_in_the_same_rows() {
    LOG.info("seed " + SEED);
    var lines = new LinkedHashMap<String, List<String>>();
    lines.put("teams", versions(4, this::team));
    lines.put("reps", versions(8, this::rep));
    lines.put("cases", versions(40, this::supportCase));
    lines.put("activities", versions(80, this::activity));
    lines.put("case-events", versions(120, this::event));

    new ImportOrders(lines, random).endInTheSameRows(6);
  }

  /// Up to three lines of each row, the last being what the source said last.
  private List<String> versions(int rows, BiFunction<Integer, String, String> line) {
    return IntStream.range(0, rows)
        .boxed()
        .flatMap(
            n ->
                IntStream.rangeClosed(1, 1 + random.nextInt(3))
                    .mapToObj(
                        version ->
                            line.apply(
                                n,
                                "\"externalId\": \"%d\", \"sourceUpdatedAt\": \"2026-06-0%dT00:00:00Z\""
                                    .formatted(n, version))))
        .toList();
  }

  private String team(int n, String known) {
    return "{%s, \"name\": \"%s\"}".formatted(known, oneOf("First", "Second"));
  }

  private String rep(int n, String known) {
    return "{%s, \"name\": \"Kim\", \"teamExternalId\": \"%d\", \"weeklyHours\": %s}"
        .formatted(known, random.nextInt(4), oneOf("null", "20", "37.5"));
  }

  private String supportCase(int n, String known) {
    return "{%s, \"accountExternalId\": \"a%d\", \"createdAt\": \"2026-01-0%dT09:00:00Z\", \"channel\": \"%s\", \"type\": \"DEFECT\", \"severity\": %s, \"priority\": null, \"serviceTier\": %s, \"subject\": null}"
        .formatted(
            known,
            n % 3,
            1 + n % 9,
            oneOf("EMAIL", "PHONE"),
            oneOf("null", "\"HIGH\""),
            oneOf("null", "\"GOLD\""));
  }

  private String activity(int n, String known) {
    return "{%s, \"caseExternalId\": \"%d\", \"happenedAt\": \"2026-02-0%dT10:00:00Z\", \"actorKind\": \"REP\", \"repExternalId\": %s, \"type\": \"REPLY\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": %s, \"automated\": false, \"minutesWorked\": %s, \"outcome\": null}"
        .formatted(
            known,
            n % 40,
            1 + random.nextInt(9),
            oneOf("null", "\"3\"", "\"5\""),
            oneOf("true", "false"),
            oneOf("null", "12.50", "7"));
  }

  private String event(int n, String known) {
    return "{%s, \"caseExternalId\": \"%d\", \"happenedAt\": \"2026-03-%02dT10:00:00Z\", \"kind\": \"%s\", \"stage\": null, \"repId\": null}"
        .formatted(known, n % 40, 1 + random.nextInt(28), oneOf("RESOLVED", "REOPENED"));
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
