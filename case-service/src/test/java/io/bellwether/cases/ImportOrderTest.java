package io.bellwether.cases;

import io.bellwether.kit.testing.ImportOrders;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Neither the order of lines nor that of files matters for what is stored in the end.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ImportOrderTest {

  private final ImportOrders orders = new ImportOrders();

  @Test
  void shuffled_lines_in_files_of_any_size_and_order_end_in_the_same_rows() {
    orders
        .with("teams", 4, this::team)
        .with("reps", 8, this::rep)
        .with("cases", 40, this::supportCase)
        .with("activities", 80, this::activity)
        .with("case-events", 120, this::event)
        .endInTheSameRows(6);
  }

  private String team(int n, String known) {
    return "{%s, \"name\": \"%s\"}".formatted(known, orders.oneOf("First", "Second"));
  }

  private String rep(int n, String known) {
    return "{%s, \"name\": \"Kim\", \"teamExternalId\": \"%d\", \"weeklyHours\": %s}"
        .formatted(known, orders.below(4), orders.oneOf("null", "20", "37.5"));
  }

  private String supportCase(int n, String known) {
    return "{%s, \"accountExternalId\": \"a%d\", \"createdAt\": \"2026-01-0%dT09:00:00Z\", \"channel\": \"%s\", \"type\": \"DEFECT\", \"severity\": %s, \"priority\": null, \"serviceTier\": %s, \"subject\": null}"
        .formatted(
            known,
            n % 3,
            1 + n % 9,
            orders.oneOf("EMAIL", "PHONE"),
            orders.oneOf("null", "\"HIGH\""),
            orders.oneOf("null", "\"GOLD\""));
  }

  private String activity(int n, String known) {
    return "{%s, \"caseExternalId\": \"%d\", \"happenedAt\": \"2026-02-0%dT10:00:00Z\", \"actorKind\": \"REP\", \"repExternalId\": %s, \"type\": \"REPLY\", \"direction\": \"OUTBOUND\", \"visibleToCustomer\": %s, \"automated\": false, \"minutesWorked\": %s, \"outcome\": null}"
        .formatted(
            known,
            n % 40,
            1 + orders.below(9),
            orders.oneOf("null", "\"3\"", "\"5\""),
            orders.oneOf("true", "false"),
            orders.oneOf("null", "12.50", "7"));
  }

  private String event(int n, String known) {
    return "{%s, \"caseExternalId\": \"%d\", \"happenedAt\": \"2026-03-%02dT10:00:00Z\", \"kind\": \"%s\", \"stage\": null, \"repId\": null}"
        .formatted(known, n % 40, 1 + orders.below(28), orders.oneOf("RESOLVED", "REOPENED"));
  }
}
