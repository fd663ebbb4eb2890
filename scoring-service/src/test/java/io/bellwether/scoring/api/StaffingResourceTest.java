package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Work beside rota over HTTP, on facts in the real fact store.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(StaffingResourceTest.OwnFacts.class)
class StaffingResourceTest {

  /// Two weeks that begin on a Monday.
  private static final String PATH = "/v1/staffing?from=2026-01-05&to=2026-01-19";

  private static final String OFFICE =
      "[{\"weekday\": \"MONDAY\", \"startsAt\": \"09:00:00\", \"endsAt\": \"13:00:00\"}]";

  /// A fact store that no other test writes to.
  public static final class OwnFacts implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "fact-store.dir", Files.createTempDirectory("bellwether-staffing-").toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject FactWriter writer;

  /// Another team resolves a case and logs nothing. Three cases on Mondays at nine, two of them
  /// resolved with half an hour and one and a half of work; Kim of team one works four hours on
  /// Mondays, Lou of the same team ten hours at no hour that anybody has said.
  @BeforeEach
  void facts() {
    if (writer.cursor(Source.CASE).asOf() == null) {
      writer.apply(
          TemporaryFactStore.page(
              Source.CASE,
              writer.cursor(Source.CASE).token(),
              "1",
              List.of(
                  solved("a", 1, "2026-01-05T09:10:00Z"),
                  solved("b", 2, "2026-01-12T09:20:00Z"),
                  Changes.openCase("acme", "c", 3, null, at("2026-01-12T09:50:00Z"), null),
                  Changes.reply("acme", "ra", 4, "a", "Kim", at("2026-01-05T10:00:00Z"), 30),
                  Changes.reply("acme", "rb", 5, "b", "Kim", at("2026-01-12T10:00:00Z"), 90),
                  Changes.caseEvent(
                      "acme", "ea", 6, 1, "a", "RESOLVED", at("2026-01-06T10:00:00Z")),
                  Changes.caseEvent(
                      "acme", "eb", 7, 1, "b", "RESOLVED", at("2026-01-13T10:00:00Z")),
                  Changes.rep("acme", "Kim", 8, "one", 4, "office"),
                  Changes.rep("acme", "Lou", 9, "one", 10, null),
                  Changes.calendarVersion("acme", "v", 10, "office", "UTC", OFFICE),
                  // Of a team that logs nothing.
                  Changes.takenBy("mute", solved("m", 12, "2026-01-07T11:00:00Z")),
                  Changes.caseEvent(
                      "acme", "em", 13, 1, "m", "RESOLVED", at("2026-01-08T10:00:00Z")),
                  Changes.openCase("bare", "d", 11, null, at("2026-01-12T09:50:00Z"), null))));
    }
  }

  @Test
  void each_hour_of_the_week_has_what_is_needed_and_what_there_is() throws IOException {
    var answer = read(PATH);

    assertThat(answer.get("results")).hasSize(168);
    var nine = result(answer, "1-MON", "09");
    assertThat(nine.get("n").intValue()).isEqualTo(2);
    assertThat(nine.get("cases").intValue()).isEqualTo(3);
    assertThat(nine.at("/arrivals/value").doubleValue()).isEqualTo(1.5);
    assertThat(nine.at("/handling/value").doubleValue()).isCloseTo(1, within(1e-9));
    assertThat(nine.at("/handling/n").intValue()).isEqualTo(2);
    assertThat(nine.at("/handling/notLogged").intValue()).isEqualTo(1);
    assertThat(nine.at("/needed/value").doubleValue()).isCloseTo(1.5, within(1e-9));
    assertThat(nine.at("/available/value").doubleValue()).isCloseTo(1, within(1e-9));
    assertThat(nine.at("/available/reps").intValue()).isEqualTo(2);
    assertThat(nine.at("/available/n").intValue()).isEqualTo(1);
    assertThat(nine.at("/gap/value").doubleValue()).isCloseTo(-0.5, within(1e-9));
    assertThat(nine.at("/gap/verdict").textValue()).isEqualTo("NOT_CLEAR");
    var ten = result(answer, "1-MON", "10");
    assertThat(ten.at("/needed/value").doubleValue()).isZero();
    assertThat(ten.at("/needed/ci95/1").doubleValue()).isPositive();
    Api.as("ana")
        .get(nine.get("rows").textValue())
        .then()
        .statusCode(200)
        .body("items", hasSize(3));
  }

  /// In Berlin it is ten o'clock.
  @Test
  void hours_are_those_of_the_zone() throws IOException {
    var answer = read(PATH + "&timeZone=Europe/Berlin");

    assertThat(result(answer, "1-MON", "10").get("cases").intValue()).isEqualTo(3);
    assertThat(result(answer, "1-MON", "10").at("/available/value").doubleValue())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void a_week_of_each_team_is_beside_the_hours_of_its_reps() {
    var one = Changes.id("one").toString();
    var mute = Changes.id("mute").toString();
    Api.as("ana")
        .get(PATH + "&groupBy=team&occupancy=0.5")
        .then()
        .statusCode(200)
        .body("weeks", equalTo(2))
        .body("results", hasSize(4))
        .body("results[0].group", equalTo(Map.of()))
        .body("results[0].arrivals.value", equalTo(2f))
        .body("results[0].needed.value", equalTo(4f))
        .body("results[0].available.value", equalTo(14f))
        .body("results[1].group.team", equalTo("(none)"))
        .body("results[1].available.reason", equalTo("there are no reps"))
        .body("results.find { it.group.team == '%s' }.available.value".formatted(one), equalTo(14f))
        .body("results.find { it.group.team == '%s' }.cases".formatted(one), equalTo(0))
        .body("results.find { it.group.team == '%s' }.needed.value".formatted(one), nullValue())
        .body("results.find { it.group.team == '%s' }.cases".formatted(mute), equalTo(1))
        .body(
            "results.find { it.group.team == '%s' }.handling.notLogged".formatted(mute), equalTo(1))
        .body("results.find { it.group.team == '%s' }.needed.value".formatted(mute), nullValue());
  }

  /// Two cases in each of two weeks, which show no more spread than chance; one takes an hour. By
  /// the count of one week alone there are from 0.4156 on, half of the quantile of chi-squared with
  /// 5 degrees of freedom (Jeffreys).
  @Test
  void each_week_alone_has_an_interval_too() {
    Api.as("ana")
        .get(PATH + "&groupBy=week")
        .then()
        .statusCode(200)
        .body("results.group.week", equalTo(List.of("2026-01-05", "2026-01-12")))
        .body("results.cases", equalTo(List.of(2, 2)))
        .body("results.n", equalTo(List.of(1, 1)))
        .body("dispersion", equalTo(0f))
        .body("results[1].arrivals.value", equalTo(2f))
        .body("results[1].arrivals.ci95[0].doubleValue()", closeTo(0.4156058, 1e-6))
        .body("results[1].needed.value", equalTo(2f))
        .body("results[1].needed.ci95", hasSize(2))
        .body("results[1].available.value", equalTo(14f))
        .body("results[1].gap.value", equalTo(12f));
    var week =
        Api.as("ana").get(PATH + "&groupBy=week").then().extract().<String>path("results[1].rows");
    Api.as("ana").get(week).then().statusCode(200).body("items", hasSize(2));
    Api.as("ana")
        .get(PATH + "&groupBy=week&team=" + Changes.id("mute"))
        .then()
        .body("results.cases", equalTo(List.of(1, 0)))
        .body("results[0].needed.value", nullValue())
        .body("results[0].rows", nullValue());
    Api.as("ana")
        .get("/v1/staffing?from=2026-01-05&to=2026-01-12&groupBy=week")
        .then()
        .body("results", hasSize(1))
        .body("results[0].arrivals.ci95", hasSize(2));
    assertThat(Api.as("ana").header("Accept", "text/csv").get(PATH + "&groupBy=week").asString())
        .contains("group.week")
        .contains("2026-01-12");
  }

  @Test
  void without_rota_or_minutes_there_is_a_reason_and_no_number() throws IOException {
    var bare = new ObjectMapper().readTree(Api.ofTenant("bare").get(PATH).asString());

    var nine = result(bare, "1-MON", "09");
    assertThat(nine.at("/arrivals/value").doubleValue()).isEqualTo(0.5);
    assertThat(nine.at("/needed/value").isNull()).isTrue();
    assertThat(nine.at("/needed/reason").textValue()).contains("no case with logged minutes");
    assertThat(nine.at("/available/value").isNull()).isTrue();
    assertThat(nine.at("/available/reason").textValue()).isEqualTo("there are no reps");
    assertThat(nine.at("/gap/value").isNull()).isTrue();
  }

  @Test
  void one_team_alone_by_hour() throws IOException {
    var answer = read(PATH + "&team=" + Changes.id("one"));

    assertThat(result(answer, "1-MON", "09").get("cases").intValue()).isZero();
    assertThat(result(answer, "1-MON", "09").at("/available/value").doubleValue())
        .isCloseTo(1, within(1e-9));
    assertThat(result(answer, "1-MON", "09").get("rows").isNull()).isTrue();
  }

  /// Two weeks and two days: the cases of the two days would make a week with few of them.
  @Test
  void days_that_are_no_whole_week_are_said_to_be_left_out() throws IOException {
    var days = "/v1/staffing?from=2026-01-05&to=2026-01-21";

    for (var groupBy : List.of("team", "week")) {
      var answer = read(days + "&groupBy=" + groupBy);
      assertThat(answer.at("/counted").toString())
          .isEqualTo("{\"from\":\"2026-01-05\",\"to\":\"2026-01-19\"}");
      assertThat(answer.get("warnings").toString())
          .contains("the days from 2026-01-19 on are no whole week");
    }
    assertThat(read(PATH + "&groupBy=week").get("warnings").toString())
        .doesNotContain("no whole week");
    assertThat(read(days).at("/counted/to").textValue()).isEqualTo("2026-01-21");
    assertThat(read(days).get("warnings").toString()).doesNotContain("no whole week");
    assertThat(
            read("/v1/staffing?from=2026-01-05&to=2026-01-07&groupBy=team").get("counted").isNull())
        .isTrue();
  }

  @Test
  void an_hour_at_which_nobody_works_says_so() throws IOException {
    var three = result(read(PATH), "1-MON", "03");

    assertThat(three.at("/available/value").doubleValue()).isZero();
    assertThat(three.at("/available/reason").textValue())
        .isEqualTo("nobody works then: no calendar of 1 reps is open at this hour");
    assertThat(result(read(PATH), "1-MON", "09").at("/available/reason").isNull()).isTrue();
  }

  @Test
  void a_team_that_nobody_knows_is_refused_and_named() {
    var nobodys = Changes.id("nobody's").toString();
    Api.as("ana")
        .get(PATH + "&team=" + nobodys)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("team"))
        .body("detail", containsString(nobodys))
        .body("detail", containsString("expected: the id of a team"));
    // It has taken in a case, and has no reps.
    Api.as("ana")
        .get(PATH + "&team=" + Changes.id("mute"))
        .then()
        .statusCode(200)
        .body("results[0].available.reason", equalTo("there are no reps"));
    // Of another tenant.
    Api.ofTenant("bare").get(PATH + "&team=" + Changes.id("one")).then().statusCode(400);
  }

  @Test
  void what_has_no_rows_says_why() throws IOException {
    var team = read(PATH + "&groupBy=team").at("/results/1");

    assertThat(team.get("rows").isNull()).isTrue();
    assertThat(team.get("rowsReason").textValue()).startsWith("submissions cannot be listed");
    assertThat(read(PATH).at("/results/0/rowsReason").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-01-05, to",
    "from=2026-01-05&to=2999-01-01, to",
    "from=2020-01-05&to=2026-01-05, to",
    "from=2026-01-05&to=2026-01-19&groupBy=month, groupBy",
    "from=2026-01-05&to=2026-01-19&occupancy=0, occupancy",
    "from=2026-01-05&to=2026-01-19&occupancy=1.1, occupancy",
    "from=2026-01-05&to=2026-01-19&occupancy=NaN, occupancy",
    "from=2026-01-05&to=2026-01-19&team=blue, team",
    "from=2026-01-05&to=2026-01-19&timeZone=Mars, timeZone"
  })
  void a_parameter_that_cannot_be_read_is_refused_and_named(String query, String parameter) {
    Api.as("ana")
        .get("/v1/staffing?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter))
        .body("detail", containsString("expected"));
  }

  @Test
  void the_hours_are_exported_line_by_line() {
    var csv = Api.as("ana").header("Accept", "text/csv").get(PATH).asString();
    assertThat(csv.lines()).hasSize(169);
    assertThat(csv).contains(",1-MON,09,,2,3,1.5,");
    assertThat(Api.as("ana").header("Accept", "application/x-ndjson").get(PATH).asString().lines())
        .hasSize(168);
  }

  private static FactChange solved(String name, long seq, String created) {
    return Changes.supportCase(
        "acme", name, seq, 1, null, at(created), at(created).plusSeconds(90_000));
  }

  private static JsonNode result(JsonNode answer, String weekday, String hour) {
    return answer
        .get("results")
        .valueStream()
        .filter(
            result ->
                result.at("/group/weekday").textValue().equals(weekday)
                    && result.at("/group/hour").textValue().equals(hour))
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static JsonNode read(String path) throws IOException {
    return new ObjectMapper()
        .readTree(Api.as("ana").get(path).then().statusCode(200).extract().asString());
  }
}
