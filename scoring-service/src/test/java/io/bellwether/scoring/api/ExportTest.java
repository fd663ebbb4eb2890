package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers as files, over HTTP.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class ExportTest {

  private static final String MRR =
      "/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-01-15&groupBy=tier";

  private static final String CHURN =
      "/v1/metrics/customer-churn-rate?from=2026-01-01&to=2026-03-01&grain=month";

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  @Test
  void a_metric_as_csv_has_one_line_for_each_result() {
    var answer = get("vic", CHURN, "text/csv");

    answer
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"customer-churn-rate_2026-01-01_2026-03-01.csv\""));
    var january = csv(answer).getFirst();
    assertThat(csv(answer)).hasSize(2);
    assertThat(january.get("definition")).isEqualTo("start@1");
    assertThat(january.get("interval.from")).isEqualTo("2026-01-01");
    assertThat(january.get("interval.to")).isEqualTo("2026-02-01");
    // One of two accounts left.
    assertThat(january.get("value")).isEqualTo("0.5");
    assertThat(january.get("numerator")).isEqualTo("1");
    assertThat(january.get("denominator")).isEqualTo("2");
    assertThat(january.get("n")).isEqualTo("2");
    assertThat(january.get("valueAmountMinor")).isEmpty();
    assertThat(january.get("reliable")).isEqualTo("false");
    assertThat(january.get("detail")).isEqualTo("{}");
  }

  @Test
  void money_has_columns_of_its_own_and_groups_too() {
    var gold = csv(get("vic", MRR, "text/csv")).getFirst();

    assertThat(gold.get("group.tier")).isEqualTo("GOLD");
    assertThat(gold.get("value")).isEmpty();
    assertThat(gold.get("valueAmountMinor")).isEqualTo("10000");
    assertThat(gold.get("valueCurrency")).isEqualTo("EUR");
    assertThat(gold.get("detail")).isEqualTo("{\"lines\":1,\"accounts\":1}");
  }

  /// What has no value is an empty cell and a reason; a zero would be a lie.
  @Test
  void a_value_that_is_missing_is_empty_with_its_reason() {
    var before =
        csv(get("vic", "/v1/metrics/customer-churn-rate?from=2020-01-01&to=2020-02-01", "text/csv"))
            .getFirst();

    assertThat(before.get("value")).isEmpty();
    assertThat(before.get("reason")).isNotBlank();
  }

  @Test
  void a_group_that_a_spreadsheet_would_run_is_a_text() {
    var otto = csv(get("otto", MRR, "text/csv")).getFirst();

    assertThat(otto.get("group.tier")).isEqualTo("'" + TwoPayingAccounts.FORMULA);
    assertThat(otto.get("valueAmountMinor")).isEqualTo("777");
  }

  @Test
  void every_line_of_ndjson_is_a_result_that_stands_alone() {
    var answer = get("vic", CHURN, "application/x-ndjson");
    answer
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("application/x-ndjson;charset=UTF-8"));
    var lines = ndjson(answer);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().path("metric").asText()).isEqualTo("customer-churn-rate");
    assertThat(lines.getFirst().path("interval").path("to").asText()).isEqualTo("2026-02-01");
    assertThat(lines.getFirst().path("value").asDouble()).isEqualTo(0.5);
    assertThat(lines.getFirst().path("n").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "application/x-ndjson"})
  void the_pages_of_a_file_are_the_file(String type) {
    var whole = body(get("vic", CHURN, type));
    var pages = new ArrayList<String>();
    var path = CHURN + "&limit=1";
    while (path != null) {
      var page = get("vic", path, type);
      page.then().statusCode(200);
      pages.add(body(page));
      path = next(page);
    }

    assertThat(pages).hasSize(2);
    var header = type.equals("text/csv") ? pages.get(1).lines().findFirst().orElseThrow() : "";
    var rest = type.equals("text/csv") ? pages.get(1).substring(header.length() + 2) : pages.get(1);
    assertThat(pages.get(0) + rest).isEqualTo(whole);
  }

  @Test
  void rows_are_exported_with_what_they_add_to_every_term() {
    var rows = "/v1/metrics/customer-churn-rate/rows?from=2026-01-01&to=2026-02-01";
    var first = get("vic", rows + "&limit=1", "text/csv");
    var second = get("vic", next(first), "text/csv");
    var lines = new ArrayList<>(csv(first));
    lines.addAll(csv(second));

    assertThat(lines).hasSize(2);
    assertThat(lines).allMatch(line -> line.get("entity").equals("account-mrr"));
    assertThat(lines)
        .extracting(line -> line.get("terms.churned.included"))
        .containsExactlyInAnyOrder("true", "false");
    assertThat(ndjson(get("vic", rows, "application/x-ndjson")))
        .hasSize(2)
        .allMatch(line -> line.path("terms").path("atStart").path("included").asBoolean());
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, application/json",
    "application/json, application/json",
    "'text/html, text/csv;q=0.5', text/csv;charset=UTF-8",
    "'text/csv;q=0.5, application/json;q=0.4', text/csv;charset=UTF-8"
  })
  void the_caller_gets_what_it_likes_best(String accept, String type) {
    get("vic", MRR, accept).then().statusCode(200).header("Content-Type", equalTo(type));
  }

  @Test
  void several_metrics_are_one_file_metric_after_metric() {
    var answer = query("text/csv");
    answer
        .then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"metrics_2026-01-01_2026-03-01.csv\""));

    assertThat(csv(answer))
        .extracting(line -> line.get("metric") + " " + line.get("interval.from"))
        .containsExactly(
            "customer-churn-rate 2026-01-01",
            "customer-churn-rate 2026-02-01",
            "submissions 2026-01-01",
            "submissions 2026-02-01");
    assertThat(csv(answer).getFirst().get("value")).isEqualTo("0.5");
    assertThat(ndjson(query("application/x-ndjson")))
        .extracting(line -> line.path("metric").asText())
        .containsExactly(
            "customer-churn-rate", "customer-churn-rate", "submissions", "submissions");
  }

  @Test
  void coverage_and_definitions_are_one_line_each() {
    var coverage = csv(get("vic", "/v1/coverage", "text/csv"));
    assertThat(coverage).hasSize(214);
    assertThat(coverage)
        .filteredOn(line -> line.get("question").equals("S003-07"))
        .singleElement()
        .satisfies(line -> assertThat(line.get("status")).isEqualTo("ready"));
    assertThat(ndjson(get("vic", "/v1/coverage", "application/x-ndjson"))).hasSize(214);

    var churn =
        csv(get("vic", "/v1/metric-definitions", "text/csv")).stream()
            .filter(line -> line.get("id").equals("customer-churn-rate"))
            .findFirst()
            .orElseThrow();
    assertThat(churn.get("unit")).isEqualTo("ratio");
    assertThat(churn.get("definitions.definition")).startsWith("start@1 ");
  }

  @Test
  void another_type_is_not_acceptable() {
    for (var path : List.of(MRR, "/v1/metrics/submissions/rows?from=2026-01-01&to=2026-02-01")) {
      get("vic", path, "application/pdf")
          .then()
          .statusCode(406)
          .body("code", equalTo("not-acceptable"));
    }
  }

  @Test
  void who_may_not_see_a_value_may_not_export_it() {
    get("vic", "/v1/metrics/service-margin?from=2026-01-01&to=2026-02-01", "text/csv")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  private static Response query(String accept) {
    return Api.as("vic")
        .header("Accept", accept)
        .contentType("application/json")
        .body(
            """
            {
              "metrics": ["customer-churn-rate", "submissions"],
              "from": "2026-01-01",
              "to": "2026-03-01",
              "grain": "month"
            }""")
        .post("/v1/metrics:query");
  }

  private static Response get(String user, String path, String accept) {
    return Api.as(user).header("Accept", accept).get(path);
  }

  private static String body(Response answer) {
    return answer.body().asString();
  }

  private static String next(Response answer) {
    var link = answer.header("Link");
    return link == null ? null : link.substring(1, link.indexOf('>'));
  }

  private static List<CSVRecord> csv(Response answer) {
    try {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(body(answer)))
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> ndjson(Response answer) {
    var lines = new ArrayList<JsonNode>();
    for (var line : body(answer).lines().toList()) {
      try {
        lines.add(new ObjectMapper().readTree(line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }
}
