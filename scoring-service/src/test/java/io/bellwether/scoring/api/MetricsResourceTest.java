package io.bellwether.scoring.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.query.AllMetrics;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The metric API over HTTP, on facts in the real fact store.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class MetricsResourceTest {

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  @Test
  void a_metric_answers_with_numerator_denominator_and_rows() {
    var answer =
        get("/v1/metrics/customer-churn-rate?from=2026-01-01&to=2026-02-01&grain=month")
            .statusCode(200)
            .body("definition", equalTo("start@1"))
            .body("results", hasSize(1))
            .body("results[0].value", equalTo(0.5f))
            .body("results[0].numerator", equalTo(1))
            .body("results[0].denominator", equalTo(2))
            .body("results[0].reliable", equalTo(false))
            .body("sources.subscription.stale", equalTo(true))
            .extract();

    // The link carries the instant of the answer: no need to add anything.
    var rows = answer.<String>path("results[0].rows");
    get(rows)
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.id", containsInAnyOrder(id("Acme"), id("Globex")))
        .body("items.find { it.id == '%s' }.numerator".formatted(id("Acme")), equalTo(true))
        .body("items.find { it.id == '%s' }.numerator".formatted(id("Globex")), equalTo(false));
  }

  @Test
  void groups_and_filters_use_the_attributes_of_the_account() {
    get("/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-01-15&groupBy=tier"
            + "&totals=true")
        .statusCode(200)
        .body(
            "results.group",
            equalTo(List.of(Map.of(), Map.of("tier", "GOLD"), Map.of("tier", "SILVER"))))
        .body("results.value.amountMinor", equalTo(List.of(15_000, 10_000, 5_000)));
    get("/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-01-15&filter=tier:eq:GOLD")
        .body("results[0].value.amountMinor", equalTo(10_000))
        .body("results[0].value.currency", equalTo("EUR"));
  }

  @Test
  void a_tenant_is_who_the_token_says() {
    given()
        .spec(Api.as("otto"))
        .get("/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-02-01")
        .then()
        .body("results[0].value.amountMinor", equalTo(777));
    given()
        .get("/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-02-01")
        .then()
        .statusCode(401);
  }

  @Test
  void margins_are_for_those_who_may_see_costs() {
    var question = "/v1/metrics/service-margin?from=2026-01-01&to=2026-02-01";
    for (var path : List.of(question, question.replace("?", "/rows?"))) {
      Api.as("ana").get(path).then().statusCode(200);
      Api.as("vic").get(path).then().statusCode(403).body("code", equalTo("forbidden"));
    }
    Api.as("vic")
        .contentType("application/json")
        .body(
            Map.of(
                "metrics", List.of("submissions", "service-margin"),
                "from", "2026-01-01",
                "to", "2026-02-01"))
        .post("/v1/metrics:query")
        .then()
        .statusCode(403);
  }

  @Test
  void several_metrics_are_one_question() {
    Api.as("ana")
        .contentType("application/json")
        .body(
            Map.of(
                "metrics", List.of("customer-churn-rate", "monthly-recurring-revenue"),
                "from", "2026-01-01",
                "to", "2026-03-01",
                "grain", "month",
                "definition", List.of("average_base", "lines-in-force")))
        .post("/v1/metrics:query")
        .then()
        .statusCode(200)
        .body(
            "answers.metric", equalTo(List.of("customer-churn-rate", "monthly-recurring-revenue")))
        .body("answers[0].definition", equalTo("average_base@1"))
        .body("answers[1].results.value.amountMinor", equalTo(List.of(5_000, 5_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"metrics\":[null]}; 400; invalid-parameter; /metrics/0",
        "{\"metrics\":[\"submissions\",7]}; 400; invalid-parameter; /metrics/1",
        "{\"metrics\":\"submissions\"}; 400; invalid-parameter; /metrics",
        "{\"metrics\":[\"submissions\"],\"from\":20260101}; 400; invalid-parameter; /from",
        "{\"metrics\":[\"submissions\"],\"totals\":\"true\"}; 400; invalid-parameter; /totals",
        "{\"metrics\":[\"submissions\"],\"filter\":[null]}; 400; invalid-parameter; /filter/0",
        "{\"metrics\":[\"submissions\"],\"filter\":{\"tier\":\"GOLD\"}}; 400; invalid-parameter; /filter",
        "{\"metrics\":[\"submissions\"],\"groupBy\":[\"a\",\"b\",\"c\",\"d\"]}; 400; invalid-parameter; /groupBy",
        "{\"metrics\":[\"submissions\"],\"filters\":[]}; 400; unknown-field; /filters",
        "{\"metrics\":[\"submissions\"],\"metrics\":[]}; 400; malformed-json; ",
        "[null]; 400; malformed-json; ",
        "null; 400; malformed-json; ",
        "{\"metrics\":; 400; malformed-json; ",
      })
  void a_question_of_another_shape_is_refused_with_the_place(
      String body, int status, String code, @Nullable String pointer) {
    var answer =
        Api.as("vic")
            .contentType("application/json")
            .body(body)
            .post("/v1/metrics:query")
            .then()
            .statusCode(status)
            .body("code", equalTo(code))
            .body("detail", not(containsString("java")))
            .body("detail", not(containsString("bellwether")));
    if (pointer != null) {
      answer.body("errors[0].pointer", equalTo(pointer));
    }
  }

  /// Some thousands of conditions end the database, and with it the process.
  @Test
  void the_longest_question_is_answered_and_a_longer_one_is_refused() {
    var values = IntStream.range(0, 199).mapToObj(i -> "tier-" + i).collect(joining(","));

    ask(Collections.nCopies(20, "tier:in:GOLD," + values))
        .statusCode(200)
        .body("answers[0].results[0].value.amountMinor", equalTo(10_000));
    ask(Collections.nCopies(2000, "tier:eq:GOLD"))
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"))
        .body("detail", containsString("2000"))
        .body("detail", containsString("at most 20"));
  }

  private static ValidatableResponse ask(List<String> filters) {
    return Api.as("vic")
        .contentType("application/json")
        .body(
            Map.of(
                "metrics", List.of("monthly-recurring-revenue"),
                "from", "2025-02-01",
                "to", "2026-01-01",
                "grain", "month",
                "filter", filters))
        .post("/v1/metrics:query")
        .then();
  }

  @Test
  void a_question_without_a_body_is_refused() {
    Api.as("vic")
        .contentType("application/json")
        .post("/v1/metrics:query")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed-json"));
  }

  @Test
  void what_is_known_later_cannot_be_asked_yet() {
    for (var knownAt :
        List.of(
            "2999-01-01T00:00:00Z",
            "%2B999999999-12-31T23:59:59Z",
            "-9999-01-01T00:00:00Z",
            "%2B294247-01-10T04:00:54Z")) {
      for (var path : List.of("monthly-recurring-revenue", "customer-churn-rate/rows")) {
        get("/v1/metrics/%s?from=2026-01-01&to=2026-02-01&knownAt=%s".formatted(path, knownAt))
            .statusCode(400)
            .body("code", equalTo("invalid-parameter"))
            .body("detail", containsString("knownAt"));
      }
    }
  }

  @Test
  void a_cursor_that_was_made_up_is_refused() {
    var query = "/v1/metrics/customer-churn-rate/rows?from=2026-01-01&to=2026-02-01&limit=1";
    var cursor = get(query).statusCode(200).extract().<String>path("nextCursor");
    var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    var forged = text.substring(0, text.indexOf('|')) + "|notauuid";

    get(query + "&cursor=" + cursor).statusCode(200);
    get(query
            + "&cursor="
            + Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(UTF_8)))
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void parameters_that_nobody_knows_are_refused_everywhere() {
    for (var path :
        List.of(
            "/v1/status", "/v1/metric-definitions", "/v1/metric-definitions/customer-churn-rate")) {
      get(path + "?colour=red").statusCode(400).body("code", equalTo("unknown-parameter"));
    }
  }

  @Test
  void a_source_that_was_never_pulled_is_503_for_its_metrics_only() {
    get("/v1/metrics/net-promoter-score?from=2026-01-01&to=2026-02-01")
        .statusCode(503)
        .body("code", equalTo("not-ready"))
        .body("detail", containsString("survey"));
  }

  @Test
  void what_does_not_exist_is_refused_with_what_does() {
    get("/v1/metrics/happiness?from=2026-01-01&to=2026-02-01")
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"))
        .body("detail", containsString("customer-churn-rate"));
    get("/v1/metrics/submissions?from=2026-01-01&to=2026-02-01&group=tier")
        .statusCode(400)
        .body("code", equalTo("unknown-parameter"));
    get("/v1/metric-definitions/happiness").statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void definitions_say_what_the_metrics_mean() {
    get("/v1/metric-definitions")
        .statusCode(200)
        .body("items.id", equalTo(ids()))
        .body("nextCursor", nullValue());
    get("/v1/metric-definitions/customer-churn-rate")
        .statusCode(200)
        .body("definitions.definition", hasItems("start@1", "per-acquired@1"))
        .body("examples[0].value", equalTo(0.25f));
  }

  @Test
  void the_openapi_document_knows_the_metrics() {
    var document = given().accept("application/json").get("/openapi?format=json").then().extract();

    assertThat(
            document.<List<String>>path(
                "paths.'/v1/metrics/{metricId}'.get.parameters.find { it.name == 'metricId' }"
                    + ".schema.enum"))
        .isEqualTo(ids());
    assertThat(document.<List<String>>path("paths.'/v1/metrics/{metricId}'.get.parameters.name"))
        .containsAll(AskedMetrics.PARAMETERS);
    assertThat(
            document.<List<String>>path("paths.'/v1/metrics/{metricId}/rows'.get.parameters.name"))
        .containsAll(AskedMetrics.ROW_PARAMETERS);
    assertThat(
            document.<List<String>>path(
                "components.schemas.MetricQuestion.properties.metrics.items.enum"))
        .isEqualTo(ids());
  }

  private static ValidatableResponse get(String path) {
    return Api.as("vic").urlEncodingEnabled(false).get(path).then();
  }

  private static List<String> ids() {
    return AllMetrics.list().stream().map(metric -> metric.definition().id()).toList();
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }
}
