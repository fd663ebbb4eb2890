package io.bellwether.subscription;

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

/// Neither the order of lines nor that of files matters for what is stored in the end, also where
/// contracts renew each other.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ShuffledImportsTest {

  private static final Logger LOG = Logger.getLogger(ShuffledImportsTest.class);
  private static final int ACCOUNTS = 5;
  private static final int CONTRACTS = 60;

  /// Give -Dseed= to repeat a run.
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final Random random = new Random(SEED);

  @Test
  void shuffled_lines_in_files_of_any_size_and_order_end_in_the_same_rows() {
    LOG.info("seed " + SEED);
    var lines = new LinkedHashMap<String, List<String>>();
    lines.put("accounts", versions(ACCOUNTS, this::account));
    lines.put("contracts", versions(CONTRACTS, this::contract));
    lines.put("subscription-lines", versions(80, this::subscriptionLine));
    lines.put("usage", versions(30, this::usage));

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

  private String account(int n, String known) {
    return "{%s, \"name\": \"N\", \"segment\": %s}".formatted(known, oneOf("null", "\"SMB\""));
  }

  /// A chain for each account: a contract renews the one before of the same account.
  private String contract(int n, String known) {
    return "{%s, \"accountExternalId\": \"%d\", \"type\": \"%s\", \"startDate\": \"2026-01-0%d\", \"endDate\": null, \"predecessorExternalId\": %s, \"cancelledOn\": null, \"cancellationReason\": null}"
        .formatted(
            known,
            n % ACCOUNTS,
            oneOf("SUBSCRIPTION", "SERVICE"),
            1 + random.nextInt(9),
            n < ACCOUNTS ? "null" : "\"%d\"".formatted(n - ACCOUNTS));
  }

  private String subscriptionLine(int n, String known) {
    int contract = n % CONTRACTS;
    return "{%s, \"accountExternalId\": \"%d\", \"contractExternalId\": %s, \"plan\": \"PRO\", \"amount\": {\"amountMinor\": %d, \"currency\": \"EUR\"}, \"interval\": \"%s\", \"seats\": null, \"startDate\": \"2026-01-01\", \"endDate\": null}"
        .formatted(
            known,
            contract % ACCOUNTS,
            oneOf("null", "\"%d\"".formatted(contract)),
            random.nextInt(100_000),
            oneOf("DAY", "WEEK", "MONTH", "YEAR"));
  }

  private String usage(int n, String known) {
    return "{%s, \"accountExternalId\": \"%d\", \"usedOn\": \"2026-01-%02d\", \"seatsUsed\": %d}"
        .formatted(known, n % ACCOUNTS, 1 + n % 28, random.nextInt(50));
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
