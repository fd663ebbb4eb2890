package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a tenant wants to reach, beside what it reaches. Of two accounts the golden one, which paid
/// 100 euros, leaves in January 2026, and the silver one, which pays 50, stays.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class TargetsTest {

  private static final String JANUARY = "?from=2026-01-01&to=2026-02-01";
  private static final String CHURN = "/v1/metrics/customer-churn-rate";
  private static final String MRR = "/v1/metrics/monthly-recurring-revenue";

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  @AfterEach
  void nothingIsLeft() {
    for (var id : Api.as("ana").get("/v1/targets").jsonPath().getList("items.id", String.class)) {
      var etag = Api.as("ana").get("/v1/targets/" + id).header("ETag");
      Api.as("ana").header("If-Match", etag).delete("/v1/targets/" + id).then().statusCode(204);
    }
  }

  @Test
  void a_result_says_what_was_wanted_and_how_far_it_is_from_it() {
    wanted(churn("0.1"), "2026-01-01");

    get(CHURN + "?from=2026-01-01&to=2026-03-01&grain=month")
        .body("results[0].value", equalTo(0.5f))
        .body("results[0].target.value", equalTo(0.1f))
        .body("results[0].target.difference", equalTo(0.4f))
        .body("results[0].target.met", equalTo(false))
        .body("results[0].target.distinguishable", equalTo(false))
        .body("results[0].target.source", equalTo("Plan"))
        .body("results[0].target.setOn", equalTo("2025-12-15"))
        .body("results[1].value", equalTo(0f))
        .body("results[1].target.met", equalTo(true));
    get(CHURN + "?from=2020-01-01&to=2020-02-01").body("results[0].target", nullValue());
  }

  @Test
  void who_has_nothing_yet_has_a_target_all_the_same() {
    wanted(churn("0.1"), "2019-01-01");

    get(CHURN + "?from=2020-01-01&to=2020-02-01")
        .body("results[0].value", nullValue())
        .body("results[0].target.value", equalTo(0.1f))
        .body("results[0].target.difference", nullValue())
        .body("results[0].target.met", nullValue());
  }

  @Test
  void a_share_is_wanted_of_each_group_that_has_no_target_of_its_own() {
    wanted(churn("0.1"), "2026-01-01");
    wanted(churn("0.7") + ", \"dimension\": \"tier\", \"dimensionValue\": \"GOLD\"", "2026-01-01");

    get(CHURN + JANUARY + "&groupBy=tier&totals=true")
        .body("results.group.tier", equalTo(Arrays.asList(null, "GOLD", "SILVER")))
        .body("results.target.value", equalTo(List.of(0.1f, 0.7f, 0.1f)));
    get(CHURN + JANUARY + "&filter=tier:eq:GOLD").body("results[0].target.value", equalTo(0.7f));
    get(CHURN + JANUARY + "&filter=tier:ne:SILVER").body("results[0].target.value", equalTo(0.1f));
  }

  @Test
  void an_amount_is_wanted_of_the_whole_or_of_the_group_that_is_named() {
    wanted(mrr("20000"), "2026-01-01");
    wanted(mrr("9000") + ", \"dimension\": \"tier\", \"dimensionValue\": \"GOLD\"", "2026-01-01");
    var early = "?from=2026-01-01&to=2026-01-15";

    get(MRR + early)
        .body("results[0].value.amountMinor", equalTo(15_000))
        .body("results[0].target.value.amountMinor", equalTo(20_000))
        .body("results[0].target.difference.amountMinor", equalTo(-5_000))
        .body("results[0].target.difference.currency", equalTo("EUR"))
        .body("results[0].target.met", equalTo(false));
    get(MRR + early + "&groupBy=tier")
        .body("results[0].target.difference.amountMinor", equalTo(1_000))
        .body("results[0].target.met", equalTo(true))
        .body("results[1].target", nullValue());
    get(MRR + early + "&filter=tier:eq:SILVER").body("results[0].target", nullValue());
    get(MRR + early + "&filter=tier:eq:GOLD")
        .body("results[0].target.value.amountMinor", equalTo(9_000));
    get(MRR + early + "&groupBy=tier,industry").body("results[0].target", nullValue());
  }

  @Test
  void so_much_a_month_is_not_wanted_of_a_quarter_or_of_half_a_month() {
    wanted(mrr("20000") + ", \"per\": \"MONTH\"", "2026-01-01");

    get(MRR + JANUARY).body("results[0].target.value.amountMinor", equalTo(20_000));
    get(MRR + "?from=2026-01-01&to=2026-01-15").body("results[0].target", nullValue());
    get(MRR + "?from=2026-01-01&to=2026-04-01").body("results[0].target", nullValue());
  }

  @Test
  void the_one_set_last_holds_on_the_last_day_of_the_interval() {
    wanted(churn("0.3"), "2026-01-01", "2025-12-01");
    wanted(churn("0.2"), "2026-01-01", "2025-12-20");
    wanted(churn("0.9") + ", \"validTo\": \"2026-01-31\"", "2026-01-01", "2025-12-31");
    wanted(churn("0.4"), "2026-02-01", "2026-01-01");
    wanted(churn("0.6") + ", \"definition\": \"per-acquired\"", "2026-01-01");

    get(CHURN + JANUARY).body("results[0].target.value", equalTo(0.2f));
    get(CHURN + "?from=2026-01-01&to=2026-01-31").body("results[0].target.value", equalTo(0.9f));
    get(CHURN + "?from=2026-01-15&to=2026-02-02").body("results[0].target.value", equalTo(0.4f));
    get(CHURN + JANUARY + "&definition=start,per-acquired")
        .body("results.target.value", equalTo(List.of(0.2f, 0.6f)));
  }

  @Test
  void other_tenants_do_not_see_it_and_a_file_has_it() {
    wanted(churn("0.1"), "2026-01-01");

    Api.as("otto").get(CHURN + JANUARY).then().body("results[0].target", nullValue());
    var csv = Api.as("vic").header("Accept", "text/csv").get(CHURN + JANUARY).asString();
    var header = List.of(csv.lines().toList().getFirst().split(","));
    var line = csv.lines().toList().getLast().split(",");
    assertThat(line[header.indexOf("target.value")]).isEqualTo("0.1");
    assertThat(line[header.indexOf("target.met")]).isEqualTo("false");
  }

  @Test
  void what_is_wanted_is_a_file_page_by_page() {
    wanted(mrr("20000") + ", \"dimension\": \"tier\", \"dimensionValue\": \"=GOLD\"", "2026-01-01");
    wanted(churn("0.1"), "2026-02-01");

    var first = file("/v1/targets?sort=validFrom&limit=1", "text/csv");
    var link = first.header("Link");
    var second = file(link.substring(1, link.indexOf('>')), "text/csv");
    assertThat(first.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"targets.csv\"");
    assertThat(first.asString().lines().findFirst().orElseThrow())
        .startsWith("id,externalId,metric,definition,value,currency,dimension,dimensionValue,per,");
    assertThat(first.asString().lines().toList().getLast())
        .contains(
            ",monthly-recurring-revenue,,20000,EUR,tier,'=GOLD,,2026-01-01,,Plan,2025-12-15,");
    assertThat(second.asString().lines().toList().getLast())
        .contains(",customer-churn-rate,,0.1,,,,,2026-02-01,,Plan,2025-12-15,");
    assertThat(second.header("Link")).isNull();

    var lines = file("/v1/targets?sort=validFrom", "application/x-ndjson").asString().lines();
    assertThat(lines)
        .hasSize(2)
        .anyMatch(line -> line.contains("\"dimensionValue\":\"=GOLD\""))
        .anyMatch(line -> line.contains("\"value\":0.1,\"currency\":null"));
    assertThat(file("/v1/benchmarks", "text/csv").asString())
        .startsWith("id,externalId,metric,value");
  }

  private static Response file(String path, String type) {
    return Api.as("ana")
        .header("Accept", type)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  @Test
  void only_an_admin_says_what_is_wanted() {
    Api.as("vic")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(json(churn("0.1"), "2026-01-01", "2025-12-15"))
        .post("/v1/targets")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"metric\": \"happiness\", \"value\": 1; metric: 'happiness' (expected: a metric",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"definition\": \"best\"; definition: 'best' (expected: a way",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"currency\": \"EUR\"; is no money",
        "\"metric\": \"monthly-recurring-revenue\", \"value\": 1; currency: missing (expected: an ISO",
        "\"metric\": \"silent-accounts\", \"definition\": \"revenue\", \"value\": 1; currency: missing (expected: an ISO",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"dimension\": \"colour\", \"dimensionValue\": \"red\"; dimension: 'colour' (expected: a dimension",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"dimension\": \"tier\"; dimensionValue: missing (expected: a group of tier",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"dimensionValue\": \"GOLD\"; dimensionValue: 'GOLD' (expected: none",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"validTo\": \"2026-01-01\"; validTo: '2026-01-01' (expected: a date after",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"per\": \"CENTURY\"; per: 'CENTURY'"
      })
  void a_target_that_makes_no_sense_is_refused(String fields, String detail) {
    post(fields, "2026-01-01", "2025-12-15").statusCode(422).body("detail", containsString(detail));
  }

  private static String churn(String value) {
    return "\"metric\": \"customer-churn-rate\", \"value\": " + value;
  }

  private static String mrr(String minor) {
    return "\"metric\": \"monthly-recurring-revenue\", \"currency\": \"EUR\", \"value\": " + minor;
  }

  private static void wanted(String fields, String validFrom) {
    wanted(fields, validFrom, "2025-12-15");
  }

  private static void wanted(String fields, String validFrom, String setOn) {
    post(fields, validFrom, setOn).statusCode(201);
  }

  private static ValidatableResponse post(String fields, String validFrom, String setOn) {
    return Api.as("ana")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(json(fields, validFrom, setOn))
        .post("/v1/targets")
        .then();
  }

  private static String json(String fields, String validFrom, String setOn) {
    return "{%s, \"validFrom\": \"%s\", \"source\": \"Plan\", \"setOn\": \"%s\"}"
        .formatted(fields, validFrom, setOn);
  }

  private static ValidatableResponse get(String path) {
    return Api.as("vic").get(path).then().statusCode(200);
  }
}
