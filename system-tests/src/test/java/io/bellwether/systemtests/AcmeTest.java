package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.restassured.path.json.config.JsonPathConfig;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The metrics of a whole company against [SlowMetrics] over an export of its sources.
@ExtendWith(Suite.class)
class AcmeTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 10, 1);
  private static final int QUARTERS = 7;
  private static final List<String> TIERS = List.of("BRONZE", "SILVER", "GOLD", "PLATINUM");

  private static final JsonPathConfig DOUBLES =
      JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

  private static Suite.Running suite;
  private static AcmeExport export;

  @BeforeAll
  static void load(Suite.Running running) throws IOException, InterruptedException {
    suite = running;
    load();
    export = AcmeExport.read(running);
  }

  @Test
  void loading_again_changes_nothing() throws IOException, InterruptedException {
    var imports = load().stream().filter(line -> line.contains(" lines: ")).toList();

    assertThat(imports).hasSize(30);
    assertThat(imports)
        .allMatch(
            line -> {
              var lines = line.replaceFirst(" lines:.*", "").replaceFirst(".* ", "");
              return line.contains(" %s unchanged".formatted(lines));
            });
  }

  @Test
  void net_revenue_retention_is_what_customers_of_the_start_still_pay() {
    for (var cell : quarters("net-revenue-retention")) {
      var expected = slow(cell).netRevenueRetention(cell.from(), cell.to());

      assertThat(cell.number("numerator.amountMinor")).as(cell.name()).isEqualTo(expected.top());
      assertThat(cell.number("denominator.amountMinor"))
          .as(cell.name())
          .isEqualTo(expected.bottom());
      assertThat(cell.number("value")).as(cell.name()).isEqualTo(expected.value(), within(1e-12));
    }
  }

  @Test
  void gross_revenue_retention_leaves_growth_out() {
    for (var cell : quarters("gross-revenue-retention")) {
      var expected = slow(cell).grossRevenueRetention(cell.from(), cell.to());

      assertThat(cell.number("numerator.amountMinor")).as(cell.name()).isEqualTo(expected.top());
      assertThat(cell.number("denominator.amountMinor"))
          .as(cell.name())
          .isEqualTo(expected.bottom());
      assertThat(cell.number("value")).as(cell.name()).isEqualTo(expected.value(), within(1e-12));
    }
  }

  @Test
  void monthly_recurring_revenue_is_the_sum_of_what_is_charged() {
    for (var cell : quarters("monthly-recurring-revenue")) {
      assertThat(cell.number("value.amountMinor"))
          .as(cell.name())
          .isEqualTo(slow(cell).monthlyRecurringRevenue(cell.to()));
    }
  }

  @Test
  void service_margin_is_what_revenue_leaves_after_loaded_costs() {
    for (var cell : quarters("service-margin")) {
      var expected = slow(cell).serviceMargin(cell.from(), cell.to());

      assertThat(cell.number("numerator.amountMinor")).as(cell.name()).isEqualTo(expected.top());
      assertThat(cell.number("denominator.amountMinor"))
          .as(cell.name())
          .isEqualTo(expected.bottom());
      assertThat(cell.number("value")).as(cell.name()).isEqualTo(expected.value(), within(1e-12));
    }
  }

  @Test
  void the_rep_with_the_hard_cases_is_last_in_the_raw_table_and_as_expected_in_the_fair_one() {
    HardCases.areSeenThrough(suite.tenantOf(AcmeDemo.USER), Long.toString(AcmeCompany.SEED));
  }

  @Test
  void exports_break_most_and_invoices_hardly_ever() {
    AcmeCases.defectsAreThoseThatWereReported(suite.tenantOf(AcmeDemo.USER), FIRST, LAST);
  }

  @Test
  void what_gold_and_platinum_are_guaranteed_is_mostly_kept() {
    AcmeCases.guaranteesAreMostlyKept(suite.tenantOf(AcmeDemo.USER), FIRST, LAST);
  }

  /// Clocks change in Europe in these weeks.
  @Test
  void the_first_word_took_the_working_time_that_the_case_says() {
    AcmeCases.firstRepliesTookTheWorkingSecondsOfTheirCases(
        suite.tenantOf(AcmeDemo.USER), LocalDate.of(2026, 3, 23), LocalDate.of(2026, 4, 6));
  }

  /// Golden customers have a target of their own; the others have that of all.
  @Test
  void what_is_reached_stands_beside_what_is_wanted() {
    AcmeCases.firstResponsesStandBesideTheirTargets(
        suite.tenantOf(AcmeDemo.USER), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 6, 1));
  }

  @Test
  void whatever_has_a_metric_has_facts_to_answer_from() {
    AcmeCases.nothingIsAnsweredInPart(suite.tenantOf(AcmeDemo.USER));
  }

  @Test
  void lists_of_cases_accounts_and_hours_say_what_the_metrics_say() {
    var lists = new CompanyLists(() -> suite.bearer(suite.suite().token(AcmeDemo.USER)));

    lists.openCasesAreTheBacklogInOrder();
    lists.accountsHaveTheFiguresOfTheirMetrics();
    lists.staffingCountsEveryCaseOnce();
    lists.theRotaIsWhatTheCalendarsSay();
  }

  /// Every contribution is one measure's, and the score nothing but their sum; the weight of what
  /// is not known is what is missing to one.
  @Test
  void the_health_of_an_account_is_the_sum_of_what_its_measures_contribute() {
    int scored = 0;
    for (var account : export.tierOfAccount().keySet().stream().sorted().limit(60).toList()) {
      var health =
          suite
              .bearer(suite.suite().token(AcmeDemo.USER))
              .get("/v1/accounts/%s/health?at=2026-10-01".formatted(account));
      health.then().statusCode(200);
      var answer = health.jsonPath(DOUBLES);
      var parts = answer.<Map<String, Double>>getList("parts");
      if (answer.get("score") != null) {
        scored++;
        assertThat(sum(parts, "contribution"))
            .as(account)
            .isEqualTo(answer.getDouble("score"), within(1e-9));
        assertThat(sum(parts, "share")).as(account).isEqualTo(1, within(1e-9));
      }
      assertThat(answer.getDouble("knownWeight") + answer.getDouble("missingWeight"))
          .as(account)
          .isEqualTo(1, within(1e-9));
    }
    assertThat(scored).isGreaterThan(20);
  }

  private static double sum(List<Map<String, Double>> parts, String what) {
    return parts.stream()
        .map(part -> part.get(what))
        .filter(Objects::nonNull)
        .mapToDouble(v -> v)
        .sum();
  }

  /// A result of the gateway: a quarter of a tier.
  private record Cell(LocalDate from, LocalDate to, String tier, Map<String, ?> result) {

    String name() {
      return "%s from %s".formatted(tier, from);
    }

    double number(String path) {
      Object value = result;
      for (var step : path.split("\\.")) {
        value = ((Map<?, ?>) value).get(step);
      }
      return ((Number) value).doubleValue();
    }
  }

  private static SlowMetrics slow(Cell cell) {
    return new SlowMetrics(
        export, account -> cell.tier().equals(export.tierOfAccount().get(account)));
  }

  private static List<Cell> quarters(String metric) {
    var answer =
        suite
            .bearer(suite.suite().token(AcmeDemo.USER))
            .get(
                "/v1/metrics/%s?from=%s&to=%s&timeZone=UTC&grain=quarter&groupBy=tier"
                    .formatted(metric, FIRST, LAST))
            .jsonPath(DOUBLES);
    var cells =
        answer.<Map<String, ?>>getList("results").stream()
            // What belongs to no account has no tier.
            .filter(result -> TIERS.contains(((Map<?, ?>) result.get("group")).get("tier")))
            .map(
                result -> {
                  var interval = (Map<?, ?>) result.get("interval");
                  return new Cell(
                      LocalDate.parse(interval.get("from").toString()),
                      LocalDate.parse(interval.get("to").toString()),
                      ((Map<?, ?>) result.get("group")).get("tier").toString(),
                      result);
                })
            .toList();
    assertThat(cells).hasSize(QUARTERS * TIERS.size());
    return cells;
  }

  private static List<String> load() throws IOException, InterruptedException {
    var progress = new ArrayList<String>();
    try (var client =
        new GatewayClient(suite.suite().gateway(), suite.suite().token(AcmeDemo.USER))) {
      new AcmeDemo(client, progress::add, AcmeCompany.SEED).load();
    }
    return progress;
  }
}
