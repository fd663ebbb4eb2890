package io.bellwether.scoring.api;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.line;
import static io.bellwether.scoring.store.Changes.response;
import static io.bellwether.scoring.store.Changes.survey;
import static io.bellwether.scoring.store.Changes.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Changes;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.store.TemporaryFactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The health of single accounts over HTTP, on facts in the real fact store.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(AccountHealthResourceTest.OwnFacts.class)
class AccountHealthResourceTest {

  /// A fact store that no other test writes to.
  public static final class OwnFacts implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of("fact-store.dir", Files.createTempDirectory("bellwether-health-").toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject FactWriter writer;

  /// Acme pays the same for years, uses half of its one seat on average, and is a promoter; of
  /// Globex only the revenue is known; Initech has left; Otto belongs to another tenant.
  @BeforeEach
  void facts() {
    if (writer.cursor(Source.SUBSCRIPTION).asOf() == null) {
      var years = LocalDate.parse("2020-01-01");
      apply(
          Source.SUBSCRIPTION,
          account("acme", "Acme", 1, 1, "GOLD"),
          account("acme", "Globex", 2, 1, "SILVER"),
          account("acme", "Initech", 3, 1, "SILVER"),
          account("otto", "Otto", 4, 1, "GOLD"),
          line("acme", "a", 5, 1, "Acme", "EUR", 10_000, years, null),
          line("acme", "g", 6, 1, "Globex", "EUR", 5_000, years, null),
          line("acme", "i", 7, 1, "Initech", "EUR", 5_000, years, LocalDate.parse("2025-06-01")),
          usage("acme", "Acme", 8, 1, LocalDate.parse("2026-01-10"), 1),
          usage("acme", "Acme", 9, 1, LocalDate.parse("2026-01-20"), 0),
          account("young", "Newcom", 10, 1, "GOLD"),
          line("young", "n", 11, 1, "Newcom", "EUR", 100, LocalDate.parse("2025-12-01"), null),
          usage("young", "Newcom", 12, 1, LocalDate.parse("2026-01-10"), 1));
      apply(
          Source.SURVEY,
          survey("acme", "NPS", 1, 1, 10),
          response("acme", "NPS", 2, 1, "Acme", 10, Instant.parse("2025-11-15T12:00:00Z")),
          survey("young", "NPS", 3, 1, 10),
          response("young", "NPS", 4, 1, "Newcom", 10, Instant.parse("2026-01-15T12:00:00Z")));
    }
  }

  /// By hand: use 0.5 lies half between 0.2 and 0.8, revenue 1 three quarters between 0.7 and 1.1,
  /// a score of 100 at the top; 35, 25 and 20 of the 80 % that are known.
  @Test
  void contributions_add_up_to_the_score_and_what_is_missing_is_shown() throws IOException {
    var health =
        new ObjectMapper()
            .readTree(
                get(Changes.id("Acme") + "/health?at=2026-02-01")
                    .statusCode(200)
                    .extract()
                    .asString());

    var parts = health.get("parts").valueStream().toList();
    var score = health.get("score").doubleValue();
    assertThat(score).isCloseTo((0.35 * 50 + 0.25 * 75 + 0.2 * 100) / 0.8, within(1e-9));
    assertThat(parts.stream().mapToDouble(part -> part.get("contribution").asDouble(0)).sum())
        .isCloseTo(score, within(1e-9));
    assertThat(health.get("direction").textValue()).isEqualTo("higher-is-better");
    assertThat(health.get("missingWeight").doubleValue()).isCloseTo(0.2, within(1e-9));
    assertThat(parts.stream().map(part -> part.get("name").textValue()))
        .containsExactly("adoption", "revenue", "satisfaction", "loyalty");
    assertThat(parts.get(2).get("contribution").isNull()).isTrue();
    assertThat(parts.get(2).get("reason").textValue()).contains("nobody answered");
  }

  /// Each line has its own value and the score; what both have a name for is told apart.
  @Test
  void a_health_is_exported_by_measure() throws IOException {
    var path = "/v1/accounts/" + Changes.id("Acme") + "/health?at=2026-02-01";
    var health = new ObjectMapper().readTree(Api.as("ana").get(path).asString());

    var lines = file(path, "application/x-ndjson").lines().toList();
    var satisfaction = new ObjectMapper().readTree(lines.get(2));
    assertThat(lines).hasSize(4);
    assertThat(satisfaction.get("name").textValue()).isEqualTo("satisfaction");
    assertThat(satisfaction.get("score")).isEqualTo(health.get("score"));
    assertThat(satisfaction.get("definition")).isEqualTo(health.at("/parts/2/definition"));
    assertThat(satisfaction.at("/whole/definition")).isEqualTo(health.get("definition"));
    assertThat(satisfaction.get("reason").textValue()).contains("nobody answered");
    assertThat(satisfaction.at("/whole/reason").isNull()).isTrue();

    var table = csv(path);
    assertThat(table)
        .extracting(line -> line.get("name"))
        .containsExactly("adoption", "revenue", "satisfaction", "loyalty");
    assertThat(Double.parseDouble(table.getFirst().get("contribution")))
        .isCloseTo(0.35 * 50 / 0.8, within(1e-9));
    assertThat(table.getFirst().get("score")).isEqualTo(health.get("score").asText());
    assertThat(table.get(2).get("value")).isEmpty();
    assertThat(table.getFirst().get("unit")).isEqualTo("rate");
    assertThat(table.getFirst().get("whole.unit")).isEqualTo("points");

    assertThat(csv("/v1/accounts/" + Changes.id("Initech") + "/health?at=2026-02-01"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.get("whole.reason"))
                    .isEqualTo("the account pays nothing at this date"));
  }

  private static List<CSVRecord> csv(String path) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(file(path, "text/csv")))
        .getRecords();
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

  @Test
  void the_rows_behind_a_measure_are_listed() {
    var rows =
        get(Changes.id("Acme") + "/health?at=2026-02-01").extract().<String>path("parts[0].rows");

    Api.as("ana").get(rows).then().statusCode(200).body("items", hasSize(2));
  }

  @Test
  void what_is_not_known_well_enough_has_no_score() {
    get(Changes.id("Globex") + "/health?at=2026-02-01")
        .statusCode(200)
        .body("score", nullValue())
        .body("reason", containsString("0.25 of the weight"));
    get(Changes.id("Initech") + "/health?at=2026-02-01")
        .statusCode(200)
        .body("score", nullValue())
        .body("reason", equalTo("the account pays nothing at this date"));
  }

  /// Newcom uses its seat and recommends us, 55 % of the weight, and pays for two months only.
  @Test
  void use_and_what_customers_say_are_no_health() {
    Api.ofTenant("young")
        .get("/v1/accounts/" + Changes.id("Newcom") + "/health?at=2026-02-01")
        .then()
        .statusCode(200)
        .body("score", nullValue())
        .body("knownWeight", equalTo(0.55f))
        .body("leastBesidesSurveys", equalTo(2))
        .body(
            "reason",
            equalTo("1 of its measures beside what customers say is known (expected: at least 2)"))
        .body("parts.find { it.name == 'adoption' }.contribution", nullValue());
  }

  /// Unknown, not ours, and no id at all look the same.
  @Test
  void an_account_that_is_not_there_is_not_found() {
    for (var id : List.of(Changes.id("Nobody"), Changes.id("Otto"), "acme")) {
      get(id + "/health").statusCode(404).body("code", equalTo("not-found"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "at=yesterday, invalid-parameter",
    "at=, invalid-parameter",
    "timeZone=Mars, invalid-parameter",
    "date=2026-01-01, unknown-parameter",
  })
  void a_parameter_that_cannot_be_read_is_refused(String query, String code) {
    get(Changes.id("Acme") + "/health?" + query).statusCode(400).body("code", equalTo(code));
  }

  @Test
  void the_metric_is_the_mean_of_the_accounts() {
    Api.as("ana")
        .get(
            "/v1/metrics/account-health?from=2026-01-01&to=2026-02-01&groupBy=tier&totals=true"
                + "&compareTo=previousPeriod")
        .then()
        .statusCode(200)
        .body("results.group.tier", equalTo(Arrays.asList(null, "GOLD", "SILVER")))
        .body("results.n", equalTo(List.of(1, 1, 0)))
        .body("results.detail.accounts", equalTo(List.of(2, 1, 1)))
        .body("results[2].value", nullValue())
        .body("results[0].previous.reason", containsString("known well enough"));
  }

  private void apply(Source source, FactChange... changes) {
    writer.apply(
        TemporaryFactStore.page(source, writer.cursor(source).token(), "1", List.of(changes)));
  }

  private static ValidatableResponse get(Object path) {
    return Api.as("ana").get("/v1/accounts/" + path).then();
  }
}
