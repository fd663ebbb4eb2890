package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of lines does not matter for what is stored in the end.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ImportOrderTest {

  private static final String CONTRACT =
      "{\"externalId\": \"%s\", \"accountExternalId\": \"orders\", \"type\": \"%s\","
          + " \"startDate\": \"%s\", \"predecessorExternalId\": %s}";

  @BeforeEach
  void account() {
    importing("ana", "{\"externalId\": \"orders\", \"name\": \"Orders\"}")
        .post("/v1/accounts:import");
  }

  @Test
  void a_chain_that_comes_newest_first_is_stored_whole() {
    var name = UUID.randomUUID().toString();
    var lines =
        IntStream.range(0, 2_500)
            .mapToObj(
                n ->
                    CONTRACT.formatted(
                        name + n,
                        "SUBSCRIPTION",
                        "2026-01-01",
                        n == 2_499 ? "null" : "\"" + name + (n + 1) + "\""))
            .toArray(String[]::new);

    importing("ana", lines)
        .post("/v1/contracts:import")
        .then()
        .body(containsString("\"created\":2500"))
        .body(containsString("\"failed\":0"));
  }

  @Test
  void a_line_that_waits_is_not_overtaken_by_a_later_one() {
    var name = UUID.randomUUID().toString();
    importing(
            "ana",
            CONTRACT.formatted(name, "SERVICE", "2026-01-01", "\"" + name + "p\""),
            CONTRACT.formatted(name, "SUBSCRIPTION", "2026-02-02", "\"" + name + "p\""),
            CONTRACT.formatted(name + "p", "SUBSCRIPTION", "2025-01-01", "null"))
        .post("/v1/contracts:import")
        .then()
        .body(containsString("\"failed\":0"));

    as("ana")
        .get("/v1/contracts?externalId=" + name)
        .then()
        .body("items[0].startDate", equalTo("2026-02-02"))
        .body("items[0].type", equalTo("SUBSCRIPTION"));
  }

  @Test
  void a_circle_and_a_hole_are_reported_by_line() {
    var name = UUID.randomUUID().toString();
    importing(
            "ana",
            CONTRACT.formatted(name + "a", "SERVICE", "2026-01-01", "\"" + name + "b\""),
            CONTRACT.formatted(name + "b", "SERVICE", "2026-01-01", "\"" + name + "a\""),
            CONTRACT.formatted(name + "c", "SERVICE", "2026-01-01", "\"nowhere\""))
        .post("/v1/contracts:import")
        .then()
        .body(containsString("\"line\":1,\"status\":\"failed\""))
        .body(containsString("\"line\":2,\"status\":\"failed\""))
        .body(containsString("\"line\":3,\"status\":\"failed\""))
        .body(containsString("\"failed\":3"));
  }

  @Test
  void the_latest_word_of_the_source_wins_in_every_order() {
    var old = said("A", "2026-01-01");
    var between = said("B", "2026-01-02");
    var latest = said("A", "2026-01-03");
    for (var order :
        List.of(
            List.of(old, between, latest),
            List.of(old, latest, between),
            List.of(between, old, latest),
            List.of(between, latest, old),
            List.of(latest, old, between),
            List.of(latest, between, old))) {
      var name = UUID.randomUUID().toString();

      importing("ana", order.stream().map(line -> line.formatted(name)).toArray(String[]::new))
          .post("/v1/accounts:import")
          .then()
          .body(containsString("\"failed\":0"));

      as("ana")
          .get("/v1/accounts?externalId=" + name)
          .then()
          .body("items[0].segment", equalTo("A"));
    }
  }

  private static String said(String segment, String day) {
    return "{\"externalId\": \"%%s\", \"name\": \"N\", \"segment\": \"%s\", \"sourceUpdatedAt\": \"%sT00:00:00Z\"}"
        .formatted(segment, day);
  }

  @Test
  void a_dry_run_checks_everything_and_changes_nothing() {
    var name = UUID.randomUUID().toString();
    importing("ana", CONTRACT.formatted(name, "SERVICE", "2026-01-01", "null"), "{}")
        .queryParam("dryRun", true)
        .post("/v1/contracts:import")
        .then()
        .body(containsString("\"created\":1"))
        .body(containsString("\"failed\":1"))
        .body(containsString("\"dryRun\":true"));

    assertThat(as("ana").get("/v1/contracts?externalId=" + name).jsonPath().getList("items"))
        .isEmpty();
  }

  @Test
  void a_contract_follows_one_of_its_own_account_only() {
    var name = UUID.randomUUID().toString();
    importing("ana", "{\"externalId\": \"%so\", \"name\": \"Other\"}".formatted(name))
        .post("/v1/accounts:import");
    importing(
            "ana",
            CONTRACT.formatted(name, "SERVICE", "2026-01-01", "null"),
            CONTRACT
                .formatted(name + "f", "SERVICE", "2026-01-01", "\"" + name + "\"")
                .replace("\"orders\"", "\"" + name + "o\""))
        .post("/v1/contracts:import")
        .then()
        .body(containsString("\"line\":2,\"status\":\"failed\""))
        .body(containsString("a contract of the same account"));
  }

  @Test
  void an_amount_beyond_all_charges_is_refused() {
    creating(
            "ana",
            """
            {"accountExternalId": "orders", "plan": "P", "interval": "MONTH",
             "amount": {"amountMinor": -9223372036854775808, "currency": "EUR"},
             "startDate": "2026-01-01"}
            """)
        .post("/v1/subscription-lines")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/amount"));
  }
}
