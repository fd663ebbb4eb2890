package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.Changes;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which case comes first, over HTTP, on facts in the real fact store.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(BusyAccounts.class)
class CasePrioritiesResourceTest {

  private static final String PATH = "/v1/case-priorities?at=" + BusyAccounts.NOON;

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    BusyAccounts.write(writer);
  }

  /// Acme uses its seat (100 points of adoption, 0.35), pays as before (75, 0.25) and is a
  /// detractor (0, 0.2): health 53.75 / 0.8 over 0.8 that are known.
  @Test
  void each_factor_is_shown_with_its_value_points_and_contribution() throws IOException {
    var first = read(PATH).at("/items/0");

    assertThat(first.get("caseId").textValue()).isEqualTo(id("urgent"));
    var risk = 100 - 53.75 / 0.8;
    var known =
        20 * 100 + 15 * 50 + 10 * 25 + 15 * risk + 15 * 75 + 10 * 100 + 10 * 25 + 5 * 200.0 / 3;
    assertThat(first.get("priority").doubleValue()).isCloseTo(known / 100, within(1e-9));
    assertThat(
            first
                .get("parts")
                .valueStream()
                .mapToDouble(p -> p.get("contribution").asDouble())
                .sum())
        .isCloseTo(known / 100, within(1e-9));
    assertThat(first.at("/effort").toString())
        .isEqualTo("{\"workedSeconds\":3600,\"activities\":2,\"n\":1}");
    assertThat(first.at("/lastResponse/at").textValue()).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(first.at("/lastResponse/rep").textValue()).isEqualTo(id("Lou"));
    assertThat(first.at("/turn").toString())
        .isEqualTo("{\"awaiting\":\"US\",\"since\":\"2026-03-10T00:00:00Z\"}");
    assertThat(first.at("/casePriority").textValue()).isEqualTo("URGENT");
    assertThat(first.at("/sla/remainingSeconds").longValue()).isEqualTo(6 * 3600);
    assertThat(first.at("/account/mrr/0/amountMinor").longValue()).isEqualTo(10_000);
    assertThat(first.at("/account/renewalDueOn").textValue()).isEqualTo("2026-04-09");
    assertThat(first.at("/age/calendarSeconds").longValue()).isEqualTo(15 * 86_400);
    assertThat(first.at("/age/businessSeconds").isNull()).isTrue();
  }

  /// Who waits for the customer, of the smaller account, comes last; of two that are alike the id
  /// decides.
  @Test
  void the_order_is_by_priority_and_always_the_same() throws IOException {
    var alike = Stream.of("stray", "lost").map(CasePrioritiesResourceTest::id).sorted().toList();

    var items = read(PATH).get("items");

    assertThat(items.findValuesAsText("caseId"))
        .containsExactly(id("urgent"), alike.get(0), alike.get(1), id("quiet"))
        .doesNotContain(id("solved"));
    // Age 1 of 30 days x 15 and 24 of 48 hours x 10; all the rest is missing.
    assertThat(items.get(1).get("priority").doubleValue())
        .isCloseTo((15 * 100.0 / 30 + 10 * 50) / 25, within(1e-9));
    assertThat(items.get(1).get("missingWeight").doubleValue()).isCloseTo(0.75, within(1e-9));
    assertThat(items.get(1).get("account").isNull()).isTrue();
    assertThat(items.get(1).at("/parts/0/why").textValue()).isEqualTo("the case has no account");
  }

  /// Globex pays less than Acme; nobody knows what the others pay.
  @Test
  void the_order_is_also_by_age_or_by_one_of_the_factors() throws IOException {
    var alike = Stream.of("stray", "lost").map(CasePrioritiesResourceTest::id).sorted().toList();
    var dayOld =
        Stream.of("stray", "lost", "quiet").map(CasePrioritiesResourceTest::id).sorted().toList();

    assertThat(read(PATH + "&orderBy=-value").get("items").findValuesAsText("caseId"))
        .containsExactly(id("urgent"), id("quiet"), alike.get(0), alike.get(1));
    assertThat(read(PATH + "&orderBy=createdAt").get("items").findValuesAsText("caseId"))
        .containsExactly(id("urgent"), dayOld.get(0), dayOld.get(1), dayOld.get(2));
    assertThat(read(PATH + "&orderBy=-createdAt").get("items").findValuesAsText("caseId"))
        .containsExactly(dayOld.get(0), dayOld.get(1), dayOld.get(2), id("urgent"));
  }

  @Test
  void at_an_earlier_moment_a_case_that_was_open_then_is_there() throws IOException {
    assertThat(
            read("/v1/case-priorities?at=2026-03-10T10:59:59Z")
                .get("items")
                .findValuesAsText("caseId"))
        .contains(id("solved"))
        .hasSize(5);
  }

  @Test
  void pages_are_of_one_moment_and_together_the_whole_list() throws IOException {
    var whole = read(PATH).get("items").findValuesAsText("caseId");
    var paged = new ArrayList<String>();
    var cursor = "";
    for (int i = 0; i < whole.size(); i++) {
      var page = read(PATH + "&limit=1" + cursor);
      paged.addAll(page.get("items").findValuesAsText("caseId"));
      cursor = "&cursor=" + page.get("nextCursor").textValue();
    }

    assertThat(paged).isEqualTo(whole);
    assertThat(cursor).endsWith("null");
    // The moment of the first page, not the one at which the second is asked for.
    var now = read("/v1/case-priorities?limit=1");
    var next = read("/v1/case-priorities?limit=1&cursor=" + now.get("nextCursor").textValue());
    assertThat(next.get("at")).isEqualTo(now.get("at"));
    Api.as("ana")
        .get(
            PATH
                + "&filter=severity:eq:LOW&limit=1"
                + "&cursor="
                + now.get("nextCursor").textValue())
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void cases_are_filtered_as_those_awaiting_a_response_are() {
    Api.as("ana")
        .get(PATH + "&filter=severity:in:CRITICAL,HIGH")
        .then()
        .statusCode(200)
        .body("items.severity", equalTo(List.of("CRITICAL")));
    Api.as("ana").get(PATH + "&filter=tier:eq:SILVER").then().body("items", hasSize(1));
    Api.as("ana").get(PATH + "&filter=priority:eq:URGENT").then().body("items", hasSize(1));
    Api.as("ana").get(PATH + "&filter=priority:eq:HIGH").then().body("items", hasSize(0));
    Api.as("ana").get(PATH + "&filter=account:eq:(none)").then().body("items", hasSize(2));
  }

  @Test
  void who_works_on_what_is_for_admins() {
    Api.as("vic")
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items[0].lastResponse.rep", nullValue())
        .body("items[0].lastResponse.at", equalTo("2026-03-09T12:00:00Z"));
    Api.as("vic")
        .get(PATH + "&filter=rep:eq:" + id("Kim"))
        .then()
        .statusCode(403)
        .body("detail", containsString("the dimension rep is for [admin]"));
  }

  @Test
  void another_tenant_sees_none_of_it() {
    Api.ofTenant("nobody").get(PATH).then().statusCode(200).body("items", hasSize(0));
  }

  @ParameterizedTest
  @CsvSource({
    "at=yesterday, at",
    "at=2999-01-01T00:00:00Z, at",
    "knownAt=2999-01-01T00:00:00Z, knownAt",
    "limit=201, limit",
    "orderBy=age, orderBy",
    "filter=colour:eq:red, filter",
    "filter=tier:like:G, filter",
    "timeZone=Mars, timeZone"
  })
  void a_parameter_that_cannot_be_read_is_refused_and_named(String query, String parameter) {
    Api.as("ana")
        .get("/v1/case-priorities?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter))
        .body("detail", containsString("expected"));
  }

  @Test
  void a_parameter_that_nobody_knows_is_refused() {
    Api.as("ana")
        .get(PATH + "&from=2026-01-01")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-parameter"));
  }

  @Test
  void the_list_is_exported_line_by_line() {
    var csv = Api.as("ana").header("Accept", "text/csv").get(PATH).then().statusCode(200).extract();
    assertThat(csv.asString().lines()).hasSize(5);
    assertThat(csv.asString()).startsWith("at,definition,caseId,priority,knownWeight");
    assertThat(csv.asString()).contains(",10000 EUR,2026-04-09,");
    assertThat(csv.header("Content-Disposition")).contains("case-priorities_2026-03-10.csv");
    var ndjson = Api.as("ana").header("Accept", "application/x-ndjson").get(PATH).asString();
    assertThat(ndjson.lines()).hasSize(4).allMatch(line -> line.contains("\"caseId\":\""));
  }

  /// Age alone: the oldest first, then those that are a day old, by id.
  @Test
  void the_weights_are_the_tenants_to_change() throws IOException {
    var etag = Api.ofTenant(BusyAccounts.TWIN).get("/v1/tenant-settings").header("ETag");
    weights(
            etag,
            "{\"value\": 0, \"age\": 1, \"effort\": 0, \"risk\": 0, \"sla\": 0, \"severity\": 0,"
                + " \"waiting\": 0, \"renewal\": 0}")
        .statusCode(200)
        .body("priorityWeights.age", equalTo(1f));

    var answer = new ObjectMapper().readTree(Api.ofTenant(BusyAccounts.TWIN).get(PATH).asString());

    assertThat(answer.at("/items/0/priority").doubleValue()).isCloseTo(50, within(1e-9));
    assertThat(answer.at("/items/1/priority"))
        .isEqualTo(answer.at("/items/2/priority"))
        .isEqualTo(answer.at("/items/3/priority"));
    assertThat(answer.at("/items/1/knownWeight").doubleValue()).isEqualTo(1);
    assertThat(answer.at("/factors/1/weight").doubleValue()).isEqualTo(1);
    var changed = Api.ofTenant(BusyAccounts.TWIN).get("/v1/tenant-settings").header("ETag");
    weights(changed, "{\"age\": 0}").statusCode(422).body("detail", containsString("above 0"));
    weights(changed, "null").statusCode(200).body("priorityWeights.value", equalTo(20f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"age\": -1}; 422; priorityWeights/age: -1 (expected: a number from 0 to 100)",
        "{\"age\": \"much\"}; 422; priorityWeights/age: \"much\" (expected: a number",
        "7; 422; priorityWeights: 7 (expected: an object",
        "{\"mood\": 1}; 422; mood is no factor of a priority (expected: one of [value, age"
      })
  void weights_that_make_no_sense_are_refused(String weights, int status, String detail) {
    weights("\"0\"", "acme", weights).statusCode(status).body("detail", containsString(detail));
  }

  private static ValidatableResponse weights(String etag, String json) {
    return weights(etag, BusyAccounts.TWIN, json);
  }

  private static ValidatableResponse weights(String etag, String tenant, String json) {
    return Api.ofTenant(tenant)
        .header("If-Match", etag)
        .contentType("application/merge-patch+json")
        .body("{\"priorityWeights\": " + json + "}")
        .patch("/v1/tenant-settings")
        .then();
  }

  private static String id(String name) {
    return Changes.id(name).toString();
  }

  private static JsonNode read(String path) throws IOException {
    return new ObjectMapper()
        .readTree(Api.as("ana").get(path).then().statusCode(200).extract().asString());
  }
}
