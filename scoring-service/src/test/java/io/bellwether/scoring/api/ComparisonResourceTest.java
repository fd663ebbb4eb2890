package io.bellwether.scoring.api;

import static org.hamcrest.Matchers.closeTo;
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
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class ComparisonResourceTest {

  private static final String CHURN = "/v1/metrics/customer-churn-rate/";
  private static final String JANUARY = "?from=2026-01-01&to=2026-02-01";

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  /// Nobody left in December; in January the one account of gold did.
  @Test
  void a_change_is_taken_apart_into_rates_and_mix() {
    get(CHURN + "decomposition" + JANUARY + "&groupBy=tier")
        .statusCode(200)
        .body("value", closeTo(0.5, 1e-12))
        .body("previousValue", closeTo(0, 1e-12))
        .body("rateEffect", closeTo(0.5, 1e-12))
        .body("mixEffect", closeTo(0, 1e-12))
        .body("parts.group", equalTo(List.of("GOLD", "SILVER")))
        .body("parts[0].rateEffect", closeTo(0.5, 1e-12))
        .body("previous.from", equalTo("2025-12-01"));
  }

  @Test
  void groups_are_compared_with_what_others_reach_on_their_mix() {
    get(CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region")
        .statusCode(200)
        .body("mean", closeTo(0.5, 1e-12))
        .body("groups", hasSize(2))
        .body("groups[0].group", equalTo("SILVER"))
        .body("groups[0].observed", closeTo(0, 1e-12))
        .body("groups[0].expected", closeTo(0.5, 1e-12))
        // One account each says nothing.
        .body("groups.rank", equalTo(List.of(1, 1)))
        .body("groups.rawRank", equalTo(List.of(1, 2)));
  }

  @Test
  void who_is_alone_with_such_cases_cannot_be_compared() {
    get(CHURN + "comparison" + JANUARY + "&groupBy=account&adjustFor=tier")
        .body("groups.verdict", equalTo(List.of("not-comparable", "not-comparable")))
        .body("groups[0].rank", nullValue());
  }

  @Test
  void an_interval_without_rows_says_so() {
    get(CHURN + "comparison?from=2020-01-01&to=2020-02-01&groupBy=tier&adjustFor=region")
        .statusCode(200)
        .body("mean", nullValue())
        .body("reason", containsString("no rows"));
  }

  @Test
  void a_sum_has_no_parts_and_a_comparison_needs_to_know_what_is_alike() {
    get("/v1/metrics/monthly-recurring-revenue/comparison"
            + JANUARY
            + "&groupBy=tier&adjustFor=region")
        .statusCode(400)
        .body("detail", containsString("a share of rows"));
    get(CHURN + "comparison" + JANUARY + "&groupBy=tier")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("adjustFor"));
    get(CHURN + "comparison" + JANUARY + "&adjustFor=tier")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("groupBy"));
    get(CHURN + "decomposition" + JANUARY + "&groupBy=tier&limit=3")
        .statusCode(400)
        .body("code", equalTo("unknown-parameter"));
  }

  @Test
  void reps_are_compared_for_admins_alone() {
    for (var path :
        List.of(
            "comparison" + JANUARY + "&groupBy=rep&adjustFor=severity",
            "decomposition" + JANUARY + "&groupBy=rep")) {
      Api.as("vic")
          .get("/v1/metrics/time-to-resolution/" + path)
          .then()
          .statusCode(403)
          .body("detail", containsString("admin"));
    }
    Api.as("vic").get("/v1/metrics/resolutions" + JANUARY + "&groupBy=rep").then().statusCode(403);
  }

  private static ValidatableResponse get(String path) {
    return Api.as("ana")
        .config(
            RestAssured.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .get(path)
        .then();
  }
}
