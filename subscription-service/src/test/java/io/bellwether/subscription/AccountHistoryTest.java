package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.testing.Feed;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an account was at any time, as the feed tells it.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class AccountHistoryTest {

  private static final String EVER = "null";

  @Test
  void the_first_word_about_an_account_holds_since_ever() {
    var id = created("{\"name\": \"N\", \"tier\": \"GOLD\", \"region\": \"EMEA\"}");

    assertThat(states(id)).containsExactly("null..null GOLD EMEA");
  }

  @Test
  void a_change_holds_from_now_on() {
    var id = created("{\"name\": \"N\", \"tier\": \"GOLD\"}");
    change(id, "{\"tier\": \"SILVER\"}").then().statusCode(200).body("tier", equalTo("SILVER"));
    change(id, "{\"tier\": \"SILVER\"}").then().statusCode(200);
    change(id, "{\"name\": \"M\"}").then().statusCode(200);

    var states = states(id);
    assertThat(states).hasSize(2);
    assertThat(states.getFirst()).startsWith("null..2").endsWith("GOLD null");
    assertThat(states.getLast()).endsWith("..null SILVER null");
    assertThat(states.getFirst().replaceAll(".*\\.\\.(\\S+).*", "$1"))
        .isEqualTo(states.getLast().replaceAll("^(\\S+)\\.\\..*", "$1"));
  }

  @Test
  void a_word_about_the_past_changes_the_past_only() {
    var id = created("{\"name\": \"N\", \"tier\": \"GOLD\"}");
    change(id, "{\"tier\": \"SILVER\", \"effectiveFrom\": \"2026-06-01T00:00:00Z\"}")
        .then()
        .body("tier", equalTo("SILVER"));

    change(id, "{\"tier\": \"BRONZE\", \"effectiveFrom\": \"2026-03-01T00:00:00Z\"}")
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("tier", equalTo("SILVER"));

    assertThat(states(id))
        .containsExactly(
            "null..2026-03-01 GOLD null",
            "2026-03-01..2026-06-01 BRONZE null",
            "2026-06-01..null SILVER null");
  }

  @Test
  void what_a_source_says_holds_since_it_says_so() {
    var name = UUID.randomUUID().toString();
    var line =
        "{\"externalId\": \"%s\", \"name\": \"N\", \"tier\": \"%s\", \"sourceUpdatedAt\": \"%s\"}";
    importing("ana", line.formatted(name, "GOLD", "2026-01-01T00:00:00Z"))
        .post("/v1/accounts:import");
    importing("ana", line.formatted(name, "SILVER", "2026-06-01T00:00:00Z"))
        .post("/v1/accounts:import")
        .then()
        .body(containsString("\"updated\":1"));

    var id = as("ana").get("/v1/accounts?externalId=" + name).jsonPath().getString("items[0].id");
    assertThat(states(id))
        .containsExactly("null..2026-06-01 GOLD null", "2026-06-01..null SILVER null");
  }

  @Test
  void what_an_account_was_can_be_read_and_not_written() {
    var id = created("{\"name\": \"N\", \"tier\": \"GOLD\"}");
    change(id, "{\"tier\": \"SILVER\", \"effectiveFrom\": \"2026-06-01T00:00:00Z\"}");

    var states = as("vic").get("/v1/accounts/%s/account-states".formatted(id)).jsonPath();

    assertThat(states.getList("items.tier")).containsExactlyInAnyOrder("GOLD", "SILVER");
    assertThat(states.getString("items.find { it.tier == 'GOLD' }.validFrom")).isNull();
    assertThat(states.getString("items.find { it.tier == 'GOLD' }.validTo"))
        .isEqualTo("2026-06-01T00:00:00Z");
    as("vic")
        .get("/v1/account-states?tier=SILVER&accountId=" + id)
        .then()
        .body("items.size()", equalTo(1));
    creating("ana", "{\"accountId\": \"%s\", \"said\": []}".formatted(id))
        .post("/v1/account-states")
        .then()
        .statusCode(405);
  }

  @Test
  void the_lines_of_a_history_may_come_in_any_order_and_again() {
    var lines =
        List.of(
            "{\"externalId\": \"%s\", \"name\": \"N\", \"tier\": \"A\", \"effectiveFrom\": \"2026-01-01T00:00:00Z\"}",
            "{\"externalId\": \"%s\", \"name\": \"N\", \"tier\": \"B\", \"effectiveFrom\": \"2026-02-01T00:00:00Z\"}",
            "{\"externalId\": \"%s\", \"name\": \"N\", \"tier\": null, \"effectiveFrom\": \"2026-03-01T00:00:00Z\"}",
            "{\"externalId\": \"%s\", \"name\": \"N\", \"region\": \"R\", \"effectiveFrom\": \"2026-02-15T00:00:00Z\"}");
    for (var order : orders(lines)) {
      var name = UUID.randomUUID().toString();
      var file = order.stream().map(line -> line.formatted(name)).toArray(String[]::new);
      importing("ana", file)
          .post("/v1/accounts:import")
          .then()
          .body(containsString("\"failed\":0"));
      importing("ana", file)
          .post("/v1/accounts:import")
          .then()
          .body(containsString("\"unchanged\":4"));

      var account = as("ana").get("/v1/accounts?externalId=" + name).jsonPath();
      assertThat(account.getString("items[0].tier")).as("tier after %s", order).isNull();
      assertThat(account.getString("items[0].region")).isEqualTo("R");
      assertThat(states(account.getString("items[0].id")))
          .containsExactly(
              "2026-01-01..2026-02-01 A null",
              "2026-02-01..2026-02-15 B null",
              "2026-02-15..2026-03-01 B R",
              "2026-03-01..null null R");
    }
  }

  @Test
  void what_cannot_be_is_refused_with_both_values() {
    var id = created("{\"name\": \"N\", \"tier\": \"GOLD\"}");
    change(id, "{\"tier\": \"SILVER\", \"effectiveFrom\": \"2999-01-01T00:00:00Z\"}")
        .then()
        .statusCode(422)
        .body("detail", containsString("'2999-01-01T00:00:00Z' (expected: not after now"));
    change(id, "{\"name\": \"M\", \"effectiveFrom\": \"2026-01-01T00:00:00Z\"}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/effectiveFrom"));
    // What was never so cannot be said of the past either.
    change(id, "{\"country\": \"XX\", \"effectiveFrom\": \"2026-01-01T00:00:00Z\"}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/country"));
    assertThat(states(id)).containsExactly("null..null GOLD null");
  }

  @Test
  void a_collection_without_history_knows_no_effective_from() {
    creating("ana", "{\"effectiveFrom\": \"2026-01-01T00:00:00Z\"}")
        .post("/v1/contracts")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-field"));
  }

  private static String created(String body) {
    return creating("ana", body).post("/v1/accounts").path("id");
  }

  private static io.restassured.response.Response change(String id, String patch) {
    var path = "/v1/accounts/" + id;
    return as("ana")
        .contentType("application/merge-patch+json")
        .header("If-Match", as("ana").get(path).header("ETag"))
        .body(patch)
        .patch(path);
  }

  /// The states of an account as `from..to tier region`, oldest first, as a reader of the feed has
  /// them in the end.
  private static List<String> states(String account) {
    var latest = new LinkedHashMap<String, JsonNode>();
    Feed.changes().stream()
        .filter(line -> line.path("entity").asText().equals("account-state"))
        .filter(line -> line.path("payload").path("account_id").asText().equals(account))
        .forEach(line -> latest.put(line.path("id").asText(), line.path("payload")));
    return latest.values().stream()
        .sorted(Comparator.comparing(state -> state.path("valid_from").asText().replace(EVER, "")))
        .map(
            state ->
                "%s..%s %s %s"
                    .formatted(
                        day(state.path("valid_from")),
                        day(state.path("valid_to")),
                        state.path("tier").asText(),
                        state.path("region").asText()))
        .toList();
  }

  private static String day(JsonNode instant) {
    return instant.asText().replace("T00:00:00+00:00", "");
  }

  private static List<List<String>> orders(List<String> lines) {
    if (lines.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<String>>();
    for (var first : lines) {
      var others = new ArrayList<>(lines);
      others.remove(first);
      for (var rest : orders(others)) {
        var order = new ArrayList<String>();
        order.add(first);
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }
}
