package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the lists of a company say, against what the metrics say of the same.
final class CompanyLists {

  private static final String QUARTER = "?from=2026-07-01&to=2026-10-01&timeZone=UTC";

  private static final JsonPathConfig DOUBLES =
      JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

  private final Supplier<RequestSpecification> caller;

  CompanyLists(Supplier<RequestSpecification> caller) {
    this.caller = caller;
  }

  /// All pages together are the backlog of that moment, in falling priority, each the sum of what
  /// its factors contribute.
  void openCasesAreTheBacklogInOrder() {
    var open = get("/v1/metrics/backlog" + QUARTER).getLong("results[0].value");
    var ids = new ArrayList<String>();
    var priorities = new ArrayList<Double>();
    var path = "/v1/case-priorities?at=2026-10-01T00:00:00Z&timeZone=UTC&limit=200";
    var cursor = "";
    do {
      var page = get(path + cursor);
      for (var item : page.<Map<String, ?>>getList("items")) {
        ids.add(item.get("caseId").toString());
        var priority = ((Number) item.get("priority")).doubleValue();
        priorities.add(priority);
        assertThat(contributions(item)).isEqualTo(priority, within(1e-9));
      }
      cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize((int) open).doesNotHaveDuplicates().isNotEmpty();
    assertThat(priorities).isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  private static double contributions(Map<String, ?> item) {
    return ((List<?>) item.get("parts"))
        .stream()
            .map(part -> ((Map<?, ?>) part).get("contribution"))
            .filter(Number.class::isInstance)
            .mapToDouble(contribution -> ((Number) contribution).doubleValue())
            .sum();
  }

  /// The most active accounts have the figures that the metrics answer by account.
  void accountsHaveTheFiguresOfTheirMetrics() {
    var summaries = get("/v1/account-summaries" + QUARTER + "&limit=5");
    List<Map<String, ?>> items = summaries.getList("items");
    assertThat(items).hasSize(5);
    for (var item : items) {
      var figures = (Map<?, ?>) item.get("figures");
      for (var metric : figures.keySet()) {
        var result =
            get("/v1/metrics/%s%s&filter=account:eq:%s"
                    .formatted(metric, QUARTER, item.get("accountId")))
                .<Map<?, ?>>get("results[0]");
        for (var field : List.of("value", "n", "ci95", "reason", "definition")) {
          assertThat(((Map<?, ?>) figures.get(metric)).get(field))
              .as("%s of %s of %s", field, metric, item.get("accountId"))
              .isEqualTo(result.get(field));
        }
      }
    }
  }

  /// Every case of the quarter came in during one hour of the week and with one team; what is
  /// needed is arrivals x handling.
  void staffingCountsEveryCaseOnce() {
    var cases = get("/v1/metrics/submissions" + QUARTER).getLong("results[0].value");
    var byHour = get("/v1/staffing" + QUARTER);
    assertThat(byHour.getList("results.cases", Long.class).stream().mapToLong(c -> c).sum())
        .isEqualTo(cases);
    for (var result : byHour.<Map<String, Map<String, ?>>>getList("results")) {
      assertThat((Double) result.get("needed").get("value"))
          .isCloseTo(
              (Double) result.get("arrivals").get("value")
                  * (Double) result.get("handling").get("value"),
              within(1e-9));
      assertThat(result.get("needed").get("ci95")).isNotNull();
      assertThat((Double) result.get("gap").get("value"))
          .isCloseTo(
              (Double) result.get("available").get("value")
                  - (Double) result.get("needed").get("value"),
              within(1e-9));
    }
    var byTeam = get("/v1/staffing" + QUARTER + "&groupBy=team");
    var ofTeams = byTeam.getList("results.cases", Long.class);
    assertThat(ofTeams.stream().skip(1).mapToLong(c -> c).sum()).isEqualTo(ofTeams.getFirst());
    assertThat(byTeam.getDouble("results[0].available.value")).isPositive();
    assertThat(byTeam.getString("results[0].gap.verdict")).isIn("SHORT", "ENOUGH", "NOT_CLEAR");
  }

  /// Twelve people have 38 hours a week each, in offices that are open for 40: four of them from
  /// nine to five in New York, the others in Berlin, six hours ahead. The quarter has neither
  /// holidays nor changes of clocks.
  void theRotaIsWhatTheCalendarsSay() {
    var byHour = get("/v1/staffing" + QUARTER.replace("UTC", "Europe/Berlin"));
    var hours = byHour.<Map<String, Map<String, ?>>>getList("results");
    assertThat(hours).hasSize(7 * 24);
    var sum = 0.0;
    for (var result : hours) {
      var available = (Double) result.get("available").get("value");
      sum += available;
      var hour = Integer.parseInt(result.get("group").get("hour").toString());
      var weekend = List.of("6-SAT", "7-SUN").contains(result.get("group").get("weekday"));
      var berlin = hour >= 9 && hour < 17 ? 8 : 0;
      var newYork = hour >= 15 && hour < 23 ? 4 : 0;
      assertThat(available)
          .as("%s", result.get("group"))
          .isCloseTo(weekend ? 0 : (berlin + newYork) * 38 / 40.0, within(1e-9));
    }
    assertThat(sum).isCloseTo(12 * 38, within(1e-9));
  }

  private JsonPath get(String path) {
    var answer = caller.get().get(path);
    assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
    return answer.jsonPath(DOUBLES);
  }
}
