package io.bellwether.subscription;

import io.bellwether.kit.testing.ImportOrders;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Neither the order of lines nor that of files matters for what is stored in the end, also where
/// contracts renew each other.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ShuffledImportsTest {

  private static final int ACCOUNTS = 5;
  private static final int CONTRACTS = 60;

  private final ImportOrders orders = new ImportOrders();

  @Test
  void shuffled_lines_in_files_of_any_size_and_order_end_in_the_same_rows() {
    orders
        .with("accounts", ACCOUNTS, this::account)
        .with("contracts", CONTRACTS, this::contract)
        .with("subscription-lines", 80, this::subscriptionLine)
        .with("usage", 30, this::usage)
        .endInTheSameRows(6);
  }

  private String account(int n, String known) {
    return "{%s, \"name\": \"N\", \"segment\": %s}"
        .formatted(known, orders.oneOf("null", "\"SMB\""));
  }

  /// A chain for each account: a contract renews the one before of the same account.
  private String contract(int n, String known) {
    return "{%s, \"accountExternalId\": \"%d\", \"type\": \"%s\", \"startDate\": \"2026-01-0%d\", \"endDate\": null, \"predecessorExternalId\": %s, \"cancelledOn\": null, \"cancellationReason\": null}"
        .formatted(
            known,
            n % ACCOUNTS,
            orders.oneOf("SUBSCRIPTION", "SERVICE"),
            1 + orders.below(9),
            n < ACCOUNTS ? "null" : "\"%d\"".formatted(n - ACCOUNTS));
  }

  private String subscriptionLine(int n, String known) {
    int contract = n % CONTRACTS;
    return "{%s, \"accountExternalId\": \"%d\", \"contractExternalId\": %s, \"plan\": \"PRO\", \"amount\": {\"amountMinor\": %d, \"currency\": \"EUR\"}, \"interval\": \"%s\", \"seats\": null, \"startDate\": \"2026-01-01\", \"endDate\": null}"
        .formatted(
            known,
            contract % ACCOUNTS,
            orders.oneOf("null", "\"%d\"".formatted(contract)),
            orders.below(100_000),
            orders.oneOf("DAY", "WEEK", "MONTH", "YEAR"));
  }

  private String usage(int n, String known) {
    return "{%s, \"accountExternalId\": \"%d\", \"usedOn\": \"2026-01-%02d\", \"seatsUsed\": %d}"
        .formatted(known, n % ACCOUNTS, 1 + n % 28, orders.below(50));
  }
}
