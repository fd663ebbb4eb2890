package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How unequally work is spread, over HTTP: both hours of it are for Acme, which pays twice as much
/// as Globex.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(BusyAccounts.class)
class LorenzCurveResourceTest {

  private static final String INTERVAL = "?from=2026-02-20&to=2026-03-11&timeZone=UTC";
  private static final String PATH = "/v1/metrics/effort-concentration/lorenz-curve" + INTERVAL;

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    BusyAccounts.write(writer);
  }

  @Test
  void the_curve_of_work_over_accounts_has_the_coefficient_of_the_metric() {
    var value =
        Api.as("ana")
            .get("/v1/metrics/effort-concentration" + INTERVAL)
            .then()
            .statusCode(200)
            .extract()
            .<Float>path("results[0].value");

    Api.as("ana")
        .get(PATH)
        .then()
        .statusCode(200)
        .body("of", equalTo("minutes"))
        .body("against", equalTo("accounts"))
        .body("n", equalTo(2))
        .body("gini", equalTo(value))
        .body("giniOfPoints", equalTo(value))
        .body("reason", nullValue())
        .body("points.accounts", equalTo(List.of(0, 1, 2)))
        .body("points.againstShare", equalTo(List.of(0f, 0.5f, 1f)))
        .body("points.ofShare", equalTo(List.of(0f, 0f, 1f)));
  }

  /// A third of the revenue gets nothing.
  @Test
  void against_what_accounts_pay_it_says_whether_work_is_in_proportion() {
    Api.as("ana")
        .get(PATH + "&against=recurringRevenue")
        .then()
        .body("points[1].againstShare", equalTo((float) (5_000 / 15_000.0)))
        .body("points[1].ofShare", equalTo(0f))
        .body("gini", equalTo((float) (1 / 3.0)));
  }

  @Test
  void where_there_is_nothing_to_share_there_is_a_reason_and_no_curve() {
    Api.as("ana")
        .get(
            "/v1/metrics/effort-concentration/lorenz-curve?from=2026-01-01&to=2026-02-01&timeZone=UTC")
        .then()
        .statusCode(200)
        .body("gini", nullValue())
        .body("reason", equalTo("no work was logged for a paying account in the interval"))
        .body("points", empty());
    Api.as("ana")
        .get(PATH + "&filter=tier:eq:GOLD")
        .then()
        .body("n", equalTo(1))
        .body("reason", equalTo("the work for a single account is not spread"));
  }

  @Test
  void it_is_exported_point_by_point() {
    var csv = Api.as("ana").header("Accept", "text/csv").get(PATH).asString();
    assertThat(csv.lines()).hasSize(4);
    assertThat(csv)
        .startsWith("metric,of,against,interval.from,interval.to,n,gini,reason,accounts");
    assertThat(Api.as("ana").header("Accept", "application/x-ndjson").get(PATH).asString().lines())
        .hasSize(3);
    Api.as("ana").get(PATH + "&steps=2").then().body("points", hasSize(3));
  }

  @ParameterizedTest
  @CsvSource({
    "effort-concentration, of=mood, of",
    "effort-concentration, against=minutes, against",
    "effort-concentration, steps=1, steps",
    "effort-concentration, steps=1001, steps",
    "net-promoter-score, steps=10, metric"
  })
  void what_cannot_be_drawn_is_refused_and_named(String metric, String query, String parameter) {
    Api.as("ana")
        .get("/v1/metrics/" + metric + "/lorenz-curve" + INTERVAL + "&" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter))
        .body("detail", containsString("expected"));
  }
}
