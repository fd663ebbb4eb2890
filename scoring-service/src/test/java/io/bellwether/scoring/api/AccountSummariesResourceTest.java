package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.Changes;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.summary.SummarisingAccounts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Accounts at a glance, over HTTP, on facts in the real fact store.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(BusyAccounts.class)
class AccountSummariesResourceTest {

  private static final String INTERVAL = "?from=2026-02-20&to=2026-03-11";
  private static final String PATH = "/v1/account-summaries" + INTERVAL;

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    BusyAccounts.write(writer);
  }

  @Test
  void every_figure_is_what_its_metric_answers_for_the_account() throws IOException {
    var items = read(PATH).get("items");

    assertThat(items).hasSize(2);
    for (var item : items) {
      var account = item.get("accountId").textValue();
      for (var metric : SummarisingAccounts.METRICS) {
        var answered =
            read("/v1/metrics/" + metric + INTERVAL + "&filter=account:eq:" + account)
                .at("/results/0");
        assertThat(unlinked(item.at("/figures/" + metric)))
            .as("%s of %s", metric, account)
            .isEqualTo(unlinked(answered));
      }
    }
  }

  @Test
  void the_rows_behind_a_figure_are_listed() throws IOException {
    var rows = read(PATH).at("/items/0/figures/submissions/rows").textValue();

    Api.as("ana").get(rows).then().statusCode(200).body("items", hasSize(2));
  }

  /// Acme: two cases of one seat, twice the revenue. Globex: one case of one seat.
  @Test
  void accounts_have_their_place_by_value_and_by_cases_for_each_seat() {
    Api.as("ana")
        .get(PATH)
        .then()
        .body("items.accountId", equalTo(List.of(id("Acme"), id("Globex"))))
        .body(
            "items.quadrant.place",
            equalTo(List.of("HIGH_VALUE_MANY_CASES", "LOW_VALUE_FEW_CASES")))
        .body("medians.contactRate", equalTo(150f))
        .body("medians.monthlyRecurringRevenue.EUR", equalTo(7500f));
  }

  /// Acme: two created, one resolved, one open; detractors alone; renewal on 9 April. Nothing of
  /// this is known of Globex but its cases and that Kim has written.
  @Test
  void signs_of_risk_say_what_they_rest_on_and_what_is_not_known_is_neither_yes_nor_no()
      throws IOException {
    var items = read(PATH).get("items");

    assertThat(flags(items.get(0)))
        .containsExactly(
            "HEALTH_LOW false",
            "DISSATISFIED null",
            "DETRACTING null",
            "BACKLOG_GROWING true",
            "SILENT false",
            "RENEWAL_SOON true",
            "UNHEALTHY_THOUGH_CONTENT null",
            "DISCONTENT_THOUGH_HEALTHY null");
    assertThat(flags(items.get(1)))
        .containsExactly(
            "HEALTH_LOW null",
            "DISSATISFIED null",
            "DETRACTING null",
            "BACKLOG_GROWING true",
            "SILENT false",
            "RENEWAL_SOON null",
            "UNHEALTHY_THOUGH_CONTENT null",
            "DISCONTENT_THOUGH_HEALTHY null");
    assertThat(items.get(0).at("/lastContact/at").textValue()).isEqualTo("2026-03-10T13:00:00Z");
    assertThat(items.get(0).at("/lastContact/from").textValue()).isEqualTo("US");
    Api.as("ana")
        .get("/v1/account-summaries?from=2026-02-01&to=2026-03-11")
        .then()
        .body("items[0].riskFlags[2].raised", equalTo(true))
        .body("items[0].riskFlags[2].why", equalTo("net-promoter-score is -100.00"))
        // 35 points of use and 18.75 of revenue of the 80 that are known.
        .body(
            "items[0].riskFlags[7].why",
            equalTo("account-health is 67.19, net-promoter-score is -100.00"))
        .body("items[0].riskFlags.raised[6,7]", equalTo(List.of(false, true)));
    Api.as("ana")
        .get("/v1/account-summaries?from=2026-03-15&to=2026-03-20")
        .then()
        .body("items[0].riskFlags[4].raised", equalTo(true));
    Api.as("ana")
        .get("/v1/account-summaries?from=2026-01-01&to=2026-02-01")
        .then()
        .body("items[0].lastContact", nullValue())
        .body("items[0].riskFlags[4].raised", nullValue());
  }

  @Test
  void one_account_is_the_same_as_in_the_list() throws IOException {
    var listed = read(PATH).at("/items/1");

    assertThat(read("/v1/account-summaries/" + id("Globex") + INTERVAL).get("item"))
        .isEqualTo(listed);
    for (var other : List.of(id("Nobody"), "acme")) {
      Api.as("ana")
          .get("/v1/account-summaries/" + other + INTERVAL)
          .then()
          .statusCode(404)
          .body("code", equalTo("not-found"));
    }
    Api.ofTenant("nobody")
        .get("/v1/account-summaries/" + id("Acme") + INTERVAL)
        .then()
        .statusCode(404);
  }

  @Test
  void accounts_are_filtered_ordered_and_paged() throws IOException {
    assertThat(ids(PATH + "&filter=tier:eq:SILVER")).containsExactly(id("Globex"));
    assertThat(ids(PATH + "&filter=tier:ne:SILVER")).containsExactly(id("Acme"));
    assertThat(ids(PATH + "&filter=region:eq:(none)")).hasSize(2);
    assertThat(ids(PATH + "&filter=account:eq:" + id("Acme"))).containsExactly(id("Acme"));
    assertThat(ids(PATH + "&orderBy=monthly-recurring-revenue"))
        .containsExactly(id("Globex"), id("Acme"));
    // Globex has no health, so it comes last either way.
    assertThat(ids(PATH + "&orderBy=account-health")).containsExactly(id("Acme"), id("Globex"));
    assertThat(ids(PATH + "&orderBy=-account-health")).containsExactly(id("Acme"), id("Globex"));
    var first = read(PATH + "&limit=1");
    var second = read(PATH + "&limit=1&cursor=" + first.get("nextCursor").textValue());
    assertThat(second.get("items").findValuesAsText("accountId")).containsExactly(id("Globex"));
    assertThat(second.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void accounts_are_found_by_a_sign_of_risk() throws IOException {
    var february = "/v1/account-summaries?from=2026-02-01&to=2026-03-11&flag=";

    assertThat(ids(february + "DISCONTENT_THOUGH_HEALTHY")).containsExactly(id("Acme"));
    assertThat(ids(february + "UNHEALTHY_THOUGH_CONTENT")).isEmpty();
    assertThat(ids(PATH + "&flag=DISCONTENT_THOUGH_HEALTHY")).as("nobody answered").isEmpty();
    assertThat(ids(PATH + "&flag=RENEWAL_SOON")).containsExactly(id("Acme"));
    var first = read(PATH + "&flag=BACKLOG_GROWING&limit=1");
    assertThat(first.at("/medians/contactRate").doubleValue()).isEqualTo(150);
    var second =
        read(PATH + "&flag=BACKLOG_GROWING&limit=1&cursor=" + first.get("nextCursor").textValue());
    assertThat(second.get("items").findValuesAsText("accountId")).containsExactly(id("Globex"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-02-20&to=2026-03-11&flag=MOODY, flag",
    "from=2026-02-20, to",
    "from=2026-02-20&to=2026-02-20, to",
    "from=2026-02-20&to=2026-03-11&orderBy=mood, orderBy",
    "from=2026-02-20&to=2026-03-11&filter=severity:eq:LOW, filter",
    "from=2026-02-20&to=2026-03-11&limit=0, limit"
  })
  void a_parameter_that_cannot_be_read_is_refused_and_named(String query, String parameter) {
    Api.as("ana")
        .get("/v1/account-summaries?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter))
        .body("detail", containsString("expected"));
  }

  @Test
  void the_list_is_exported_line_by_line() {
    var csv = Api.as("ana").header("Accept", "text/csv").get(PATH).asString();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).startsWith("interval.from,interval.to,accountId,tier");
    assertThat(csv).contains(",10000,EUR,1,,");
    var ndjson = Api.as("ana").header("Accept", "application/x-ndjson").get(PATH).asString();
    assertThat(ndjson.lines()).hasSize(2).allMatch(line -> line.contains("\"figures\":{"));
  }

  /// What it is compared with are all accounts, so it has the place and the line that it has there.
  @Test
  void one_account_is_exported_as_its_line_of_the_list() {
    var one = "/v1/account-summaries/" + id("Globex") + INTERVAL;

    var csv = file(PATH, "text/csv").lines().toList();
    assertThat(file(one, "text/csv").lines()).containsExactly(csv.getFirst(), csv.get(2));
    assertThat(csv.getFirst()).endsWith("asOf,partial,warnings");
    assertThat(csv.get(2)).contains(",UTC,150.0,7500.0 EUR,");
    assertThat(file(one, "application/x-ndjson").lines())
        .containsExactly(file(PATH, "application/x-ndjson").lines().toList().get(1));
    Api.as("ana")
        .header("Accept", "text/csv")
        .get(one)
        .then()
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"account-summary_2026-02-20_2026-03-11.csv\""));
    Api.as("ana").header("Accept", "image/png").get(one).then().statusCode(406);
  }

  private static String file(String path, String type) {
    return Api.as("ana")
        .header("Accept", type)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static List<String> flags(JsonNode item) {
    return item.get("riskFlags")
        .valueStream()
        .map(flag -> flag.get("flag").textValue() + " " + flag.get("raised"))
        .toList();
  }

  /// The same question in other words has other links, and the group stands in the filter.
  private static JsonNode unlinked(JsonNode result) {
    return ((ObjectNode) result.deepCopy()).remove(Set.of("rows", "group"));
  }

  private static List<String> ids(String path) throws IOException {
    return read(path).get("items").findValuesAsText("accountId");
  }

  private static String id(String name) {
    return Changes.id(name).toString();
  }

  private static JsonNode read(String path) throws IOException {
    return new ObjectMapper()
        .readTree(Api.as("ana").get(path).then().statusCode(200).extract().asString());
  }
}
