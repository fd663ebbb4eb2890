package io.bellwether.scoring.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a tenant says of its metrics, over HTTP.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class TenantDataTest {

  private static final String SETTINGS = "/v1/tenant-settings";
  private static final String JANUARY = "?from=2026-01-01&to=2026-02-01";

  /// No test sees what another one has set.
  private final String tenant = "tenant " + UUID.randomUUID();

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  @Test
  void before_the_first_change_the_usual_settings_hold() {
    me().get(SETTINGS)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"0\""))
        .body("timeZone", equalTo("UTC"))
        .body("currency", nullValue())
        .body("fiscalYearStartMonth", equalTo(1))
        .body("reliableFrom", nullValue());
  }

  @Test
  void a_change_names_what_changes_and_null_goes_back() {
    change(me(), "\"0\"", "{\"timeZone\": \"Europe/Berlin\", \"currency\": \"EUR\"}")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("timeZone", equalTo("Europe/Berlin"));
    change(me(), "\"1\"", "{\"timeZone\": null, \"fiscalYearStartMonth\": 4}")
        .statusCode(200)
        .body("timeZone", equalTo("UTC"))
        .body("currency", equalTo("EUR"))
        .body("fiscalYearStartMonth", equalTo(4));
    me().header("If-None-Match", "\"2\"").get(SETTINGS).then().statusCode(304);
  }

  @Test
  void a_change_of_what_was_not_read_is_refused() {
    me().contentType("application/merge-patch+json")
        .body("{}")
        .patch(SETTINGS)
        .then()
        .statusCode(428);
    change(me(), "\"7\"", "{\"currency\": \"EUR\"}").statusCode(412);
    change(Api.withRoles(List.of("csm")), "\"0\"", "{}").statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"timeZone\": \"Mars/Olympus\"}; 422; timeZone: \"Mars/Olympus\" (expected: an IANA",
        "{\"timeZone\": 1}; 422; timeZone: 1 (expected: text)",
        "{\"currency\": \"EURO\"}; 422; currency: \"EURO\" (expected: an ISO 4217 code",
        "{\"fiscalYearStartMonth\": 13}; 422; expected: a whole number from 1 to 12",
        "{\"reliableFrom\": 0}; 422; reliableFrom: 0 (expected: a whole number from 1",
        "{\"reliableFrom\": 2.5}; 422; reliableFrom: 2.5",
        "{\"zone\": \"UTC\"}; 400; zone is no setting (expected: one of [timeZone"
      })
  void settings_that_make_no_sense_are_refused_with_what_was_expected(
      String json, int status, String detail) {
    change(me(), "\"0\"", json).statusCode(status).body("detail", containsString(detail));
  }

  /// 23:30 in UTC is February in Berlin already.
  @Test
  void a_question_without_a_zone_is_answered_in_the_tenants() {
    var question = "/v1/metrics/submissions" + JANUARY;
    var zoned = TwoPayingAccounts.ZONED;
    Api.ofTenant(zoned).get(question).then().body("results[0].value", equalTo(1));

    var etag = Api.ofTenant(zoned).get(SETTINGS).header("ETag");
    change(Api.ofTenant(zoned), etag, "{\"timeZone\": \"Europe/Berlin\"}").statusCode(200);

    Api.ofTenant(zoned)
        .get(question)
        .then()
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("results[0].value", equalTo(0));
    Api.ofTenant(zoned)
        .get(question + "&timeZone=UTC")
        .then()
        .body("timeZone", equalTo("UTC"))
        .body("results[0].value", equalTo(1));
    change(
            Api.ofTenant(zoned),
            Api.ofTenant(zoned).get(SETTINGS).header("ETag"),
            "{\"timeZone\": null}")
        .statusCode(200);
  }

  /// Two accounts are few, unless the tenant says that they are enough.
  @Test
  void the_tenant_says_from_which_n_on_values_are_reliable() {
    var question = "/v1/metrics/customer-churn-rate" + JANUARY;
    Api.as("vic")
        .get(question)
        .then()
        .body("reliableFrom", equalTo(30))
        .body("results[0].reliable", equalTo(false));

    var etag = Api.as("ana").get(SETTINGS).header("ETag");
    change(Api.as("ana"), etag, "{\"reliableFrom\": 2}").statusCode(200);

    Api.as("vic")
        .get(question)
        .then()
        .body("reliableFrom", equalTo(2))
        .body("results[0].reliable", equalTo(true));
    etag = Api.as("ana").get(SETTINGS).header("ETag");
    change(Api.as("ana"), etag, "{\"reliableFrom\": null}").statusCode(200);
  }

  @Test
  void answers_show_what_others_reach_and_only_to_the_tenant_that_wrote_it_down() {
    benchmark(
            """
            {"metric": "customer-churn-rate", "value": 0.2, "source": "Survey A", "asOf": "2025-01-01"}
            """)
        .statusCode(201);
    benchmark(
            """
            {"metric": "customer-churn-rate", "value": 0.1, "source": "Survey B", "asOf": "2026-01-01",
             "industry": "SOFTWARE", "n": 412}
            """)
        .statusCode(201);
    benchmark(
            """
            {"metric": "monthly-recurring-revenue", "value": 12300, "currency": "EUR",
             "source": "Survey C", "asOf": "2026-01-01"}
            """)
        .statusCode(201);

    me().get("/v1/metrics/customer-churn-rate" + JANUARY)
        .then()
        .statusCode(200)
        .body("benchmarks.source", equalTo(List.of("Survey B", "Survey A")))
        .body("benchmarks[0].value", equalTo(0.1f))
        .body("benchmarks[0].asOf", equalTo("2026-01-01"))
        .body("benchmarks[0].n", equalTo(412));
    me().get("/v1/metrics/monthly-recurring-revenue" + JANUARY)
        .then()
        .body("benchmarks[0].value.amountMinor", equalTo(12_300))
        .body("benchmarks[0].value.currency", equalTo("EUR"));
    Api.as("vic")
        .get("/v1/metrics/customer-churn-rate" + JANUARY)
        .then()
        .body("benchmarks", hasSize(0));
  }

  /// A share of the whole is one of each group that has none of its own, an amount is not.
  @Test
  void a_benchmark_stands_beside_the_results_that_it_speaks_of() {
    var churn = "/v1/metrics/customer-churn-rate" + JANUARY;
    var mrr = "/v1/metrics/monthly-recurring-revenue" + JANUARY;
    var reply = "/v1/metrics/first-response-time" + JANUARY;
    var about = "{\"asOf\": \"2026-01-01\", \"source\": \"%s\", %s}";
    var ofChurn = "\"metric\": \"customer-churn-rate\", \"value\": 0.2";
    benchmark(about.formatted("all", ofChurn)).statusCode(201);
    benchmark(
            about.formatted(
                "gold", ofChurn + ", \"dimension\": \"tier\", \"dimensionValue\": \"GOLD\""))
        .statusCode(201);
    benchmark(about.formatted("other", ofChurn + ", \"definition\": \"per-acquired\""))
        .statusCode(201);
    benchmark(
            about.formatted(
                "amount",
                "\"metric\": \"monthly-recurring-revenue\", \"value\": 1, \"currency\": \"EUR\""))
        .statusCode(201);
    benchmark(
            about.formatted(
                "by phone",
                "\"metric\": \"first-response-time\", \"value\": 60, \"channel\": \"PHONE\""))
        .statusCode(201);

    assertThat(beside(churn)).containsExactly("all");
    assertThat(beside(churn + "&filter=tier:eq:GOLD")).containsExactly("gold");
    assertThat(beside(churn + "&filter=tier:eq:SILVER")).containsExactly("all");
    assertThat(beside(churn + "&definition=per-acquired")).containsExactly("other");
    assertThat(beside(mrr)).containsExactly("amount");
    assertThat(beside(mrr + "&filter=tier:eq:GOLD")).isEmpty();
    assertThat(beside(reply)).isEmpty();
    assertThat(beside(reply + "&filter=caseChannel:eq:PHONE")).containsExactly("by phone");
    me().get(churn)
        .then()
        .body("benchmarks", hasSize(3))
        .body("benchmarks.find { it.source == 'gold' }.dimensionValue", equalTo("GOLD"))
        .body("benchmarks.find { it.source == 'other' }.definition", equalTo("per-acquired"));
  }

  private List<String> beside(String question) {
    return me().get(question).then().statusCode(200).extract().path("results[0].benchmarks.source");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"metric\": \"happiness\", \"value\": 1; metric: 'happiness' (expected: a metric",
        "\"metric\": \"monthly-recurring-revenue\", \"value\": 1; currency: missing (expected: an ISO",
        "\"metric\": \"monthly-recurring-revenue\", \"value\": 1, \"currency\": \"EURO\"; currency: 'EURO'",
        "\"metric\": \"monthly-recurring-revenue\", \"value\": 1.5, \"currency\": \"EUR\"; value: '1.5'",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"currency\": \"EUR\"; is no money",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"definition\": \"best\"; definition: 'best' (expected: a way",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"dimension\": \"colour\", \"dimensionValue\": \"red\"; dimension: 'colour'",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"dimension\": \"tier\"; dimensionValue: missing (expected: a group of tier",
        "\"metric\": \"customer-churn-rate\", \"value\": 1, \"n\": 0; n: '0'"
      })
  void a_benchmark_that_makes_no_sense_is_refused(String fields, String detail) {
    benchmark("{%s, \"source\": \"Survey\", \"asOf\": \"2026-01-01\"}".formatted(fields))
        .statusCode(422)
        .body("detail", containsString(detail));
  }

  @Test
  void a_rule_of_attribution_has_a_window_where_it_needs_one() {
    var rule = "{\"rule\": \"%s\", \"validFrom\": \"2026-01-01\"%s}";
    create("attribution-rules", rule.formatted("INFLUENCE_WINDOW", "")).statusCode(422);
    create("attribution-rules", rule.formatted("LAST_TOUCH", ", \"windowDays\": 30"))
        .statusCode(422)
        .body("detail", containsString("none, since all days count for LAST_TOUCH"));
    create("attribution-rules", rule.formatted("INFLUENCE_WINDOW", ", \"windowDays\": 90"))
        .statusCode(201)
        .body("windowDays", equalTo(90));
  }

  @Test
  void who_says_how_a_customer_is_stands_beside_it_and_cannot_be_somebody_else() {
    var override =
        "{\"accountExternalId\": \"A-1\", \"state\": \"ANGRY\", \"reasonCode\": \"OUTAGE\","
            + " \"expiresOn\": \"2026-12-31\"%s}";
    create("health-overrides", override.formatted(", \"author\": \"otto\""))
        .statusCode(400)
        .body("code", equalTo("unknown-field"));
    create("health-overrides", override.formatted(""))
        .statusCode(201)
        .body("author", equalTo("ana"))
        .body("state", equalTo("ANGRY"));
    create("health-overrides", override.formatted("").replace("ANGRY", "SAD")).statusCode(422);
    me().contentType("application/x-ndjson")
        .body((override.formatted(", \"externalId\": \"imported\"") + "\n").getBytes(UTF_8))
        .post("/v1/health-overrides:import")
        .then()
        .statusCode(200);
    assertThat(me().get("/v1/health-overrides?externalId=imported").<String>path("items[0].author"))
        .isEqualTo("ana");
  }

  private RequestSpecification me() {
    return Api.ofTenant(tenant);
  }

  private static ValidatableResponse change(RequestSpecification caller, String etag, String json) {
    return caller
        .header("If-Match", etag)
        .contentType("application/merge-patch+json")
        .body(json)
        .patch(SETTINGS)
        .then();
  }

  private ValidatableResponse benchmark(String json) {
    return create("benchmarks", json);
  }

  private ValidatableResponse create(String collection, String json) {
    return me().header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(json)
        .post("/v1/" + collection)
        .then();
  }
}
