package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Inputs with answers that somebody else has published, from the import to the metric. Each has a
/// tenant of its own. Percentages agree to 0.0001 points, money to 0.01.
@ExtendWith(Suite.class)
class PublishedFiguresTest {

  private static final String JANUARY = "?from=2026-01-01&to=2026-02-01&timeZone=UTC";
  private static final Offset<Double> POINTS = within(1e-4);
  private static final Offset<Double> RATIO = within(1e-6);

  private final Tenant tenant;

  PublishedFiguresTest(Suite.Running running) {
    this.tenant = running.tenant();
  }

  /// 162 of 324 promoters: whuber, stats.stackexchange.com/a/18609 (1/3, variance 5/9). 3 of 5:
  /// documentation of ServiceRocket (40). Intervals: z * sqrt((p + d - (p - d)^2) / n).
  @ParameterizedTest
  @CsvSource({
    "162, 108, 54, 33.3333, 25.2174, 41.4493",
    "3, 1, 1, 40, -30.1218, 110.1218",
  })
  void net_promoter_score(
      int promoters, int passives, int detractors, double score, double low, double high) {
    var scores = new ArrayList<Integer>();
    IntStream.range(0, promoters).forEach(n -> scores.add(9 + n % 2));
    IntStream.range(0, passives).forEach(n -> scores.add(7 + n % 2));
    IntStream.range(0, detractors).forEach(n -> scores.add(n % 7));
    answered("NPS", 0, 10, scores);

    var answer = tenant.answer("net-promoter-score" + JANUARY);

    assertThat(answer.getDouble("results[0].value")).isEqualTo(score, POINTS);
    hasInterval(answer, low, high, POINTS);
  }

  /// 160 of 200: 80 %.
  @Test
  void satisfied_customers() {
    var scores = IntStream.range(0, 200).mapToObj(n -> n < 160 ? 4 + n % 2 : 1 + n % 3).toList();
    answered("CSAT", 1, 5, scores);

    var answer = tenant.answer("customer-satisfaction" + JANUARY);

    assertThat(answer.getDouble("results[0].value")).isEqualTo(0.8, RATIO);
    assertThat(answer.getInt("results[0].n")).isEqualTo(200);
  }

  /// Documentation of ServiceRocket: ten scores of at most ten are 60 % of what is possible. Two of
  /// them are in the top two boxes: 20 %.
  @Test
  void satisfaction_has_two_definitions() {
    answered("CSAT", 1, 10, List.of(6, 7, 5, 3, 8, 9, 4, 10, 7, 1));

    var answer =
        tenant.answer(
            "customer-satisfaction" + JANUARY + "&definition=share-of-possible,top-two-box");

    assertThat(value(answer, "share-of-possible@2")).isEqualTo(0.6, RATIO);
    assertThat(value(answer, "top-two-box@2")).isEqualTo(0.2, RATIO);
  }

  /// R 3.6.2, prop.test with correct=FALSE, as quoted by SciPy's test_ci_wilson_method.
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.1077913, 0.6032219",
    "0, 10, 0, 0.2775328",
    "10, 10, 0.7224672, 1",
  })
  void wilsons_interval(int left, int customers, double low, double high) {
    var lines =
        IntStream.range(0, customers)
            .mapToObj(n -> line(n, 1_000, "MONTH", "2025-01-01", n < left ? "2026-01-15" : null))
            .toList();
    charged(customers, lines);

    var answer = tenant.answer("customer-churn-rate" + JANUARY);

    assertThat(answer.getDouble("results[0].value"))
        .isEqualTo(left / (double) customers, within(1e-12));
    hasInterval(answer, low, high, within(1e-6));
  }

  /// churnmiser.com: 300 of 2,000 customers lost are 15 %.
  @Test
  void customer_churn() {
    charged(
        2_000,
        IntStream.range(0, 2_000)
            .mapToObj(n -> line(n, 1_000, "MONTH", "2025-01-01", n < 300 ? "2026-01-15" : null))
            .toList());

    var answer = tenant.answer("customer-churn-rate" + JANUARY);

    assertThat(answer.getDouble("results[0].value")).isEqualTo(0.15, RATIO);
    assertThat(answer.getInt("results[0].numerator")).isEqualTo(300);
    assertThat(answer.getInt("results[0].denominator")).isEqualTo(2_000);
  }

  /// metrickittools.com, guide to NRR: 100,000 at the start, +15,000 expansion, -5,000 contraction,
  /// -8,000 churn are 102 % net and 87 % gross. Whoever is new does not count.
  @Test
  void revenue_retention() {
    charged(
        5,
        List.of(
            line(0, 5_000_000, "MONTH", "2025-01-01", null),
            line(1, 2_000_000, "MONTH", "2025-01-01", "2026-01-10"),
            line(1, 3_500_000, "MONTH", "2026-01-10", null),
            line(2, 2_200_000, "MONTH", "2025-01-01", "2026-01-20"),
            line(2, 1_700_000, "MONTH", "2026-01-20", null),
            line(3, 800_000, "MONTH", "2025-01-01", "2026-01-31"),
            line(4, 900_000, "MONTH", "2026-01-05", null)));

    var net = tenant.answer("net-revenue-retention" + JANUARY);
    var gross = tenant.answer("gross-revenue-retention" + JANUARY);

    assertThat(net.getDouble("results[0].value")).isEqualTo(1.02, RATIO);
    assertThat(gross.getDouble("results[0].value")).isEqualTo(0.87, RATIO);
    assertThat(net.getLong("results[0].denominator.amountMinor")).isEqualTo(10_000_000);
  }

  /// ChartMogul help, article 201244842: 4 Gold billed 2,000 a year are +166.67; 2 Silver at 30 a
  /// month are +60; Silver is cancelled, -60; Gold ends with its paid year, -166.67; 3 Gold at 50 a
  /// month later, +150.
  @Test
  void recurring_revenue_step_by_step() {
    charged(
        1,
        List.of(
            line(0, 200_000, "YEAR", "2025-01-01", "2026-01-01"),
            line(0, 6_000, "MONTH", "2025-03-01", "2025-05-01"),
            line(0, 15_000, "MONTH", "2026-02-01", null)));

    var months =
        tenant.answer(
            "monthly-recurring-revenue?from=2025-01-01&to=2026-03-01&grain=month&timeZone=UTC");

    assertThat(mrr(months, 0)).isEqualTo(166.67, within(0.01));
    assertThat(mrr(months, 2) - mrr(months, 1)).isEqualTo(60, within(0.01));
    assertThat(mrr(months, 4) - mrr(months, 3)).isEqualTo(-60, within(0.01));
    assertThat(mrr(months, 11)).isEqualTo(166.67, within(0.01));
    assertThat(months.getString("results[12].reason")).startsWith("no recurring line was in force");
    assertThat(mrr(months, 13)).isEqualTo(150, within(0.01));
  }

  private static double mrr(JsonPath months, int month) {
    return months.getDouble("results[%d].value.amountMinor".formatted(month)) / 100;
  }

  /// Documentation of ERPClaw: weekly × 52/12, daily × 365/12, yearly / 12.
  @ParameterizedTest
  @CsvSource({"WEEK, 1200, 5200", "DAY, 1200, 36500", "YEAR, 1200, 100", "YEAR, 200000, 16667"})
  void an_amount_a_month(String interval, long amountMinor, long monthlyMinor) {
    charged(1, List.of(line(0, amountMinor, interval, "2025-01-01", null)));

    var answer = tenant.answer("monthly-recurring-revenue" + JANUARY);

    assertThat(answer.getLong("results[0].value.amountMinor")).isEqualTo(monthlyMinor);
  }

  /// Zammad's test of its first response: a note that customers do not see is none, the call three
  /// minutes later is, six minutes after the customer's call.
  @Test
  void first_response() {
    tenant.loadAll(Map.of("cases", List.of(supportCase("c", "2013-03-28T23:49:00Z"))));
    tenant.loadAll(
        Map.of(
            "activities",
            List.of(
                activity("CUSTOMER", "CALL", "INBOUND", true, "2013-03-28T23:49:00Z"),
                activity("REP", "NOTE", "INTERNAL", false, "2013-03-28T23:52:00Z"),
                activity("REP", "CALL", "OUTBOUND", true, "2013-03-28T23:55:00Z"))));

    var answer = tenant.answer("first-response-time?from=2013-03-28&to=2013-03-29&timeZone=UTC");

    assertThat(answer.getDouble("results[0].value")).isEqualTo(360);
    assertThat(answer.getInt("results[0].n")).isEqualTo(1);
  }

  /// cal47's calculator of backlogs: 212 open, 52 new, 40 resolved, 224 open.
  @Test
  void backlog() {
    var cases = new ArrayList<String>();
    IntStream.range(0, 212).forEach(n -> cases.add(supportCase("o" + n, "2025-12-15T09:00:00Z")));
    IntStream.range(0, 52).forEach(n -> cases.add(supportCase("n" + n, "2026-01-15T09:00:00Z")));
    var resolved =
        IntStream.range(0, 40)
            .mapToObj(
                n ->
                    ("{\"caseExternalId\": \"%s%d\", \"kind\": \"RESOLVED\","
                            + " \"happenedAt\": \"2026-01-20T09:00:00Z\"}")
                        .formatted(n < 30 ? "o" : "n", n))
            .toList();
    load("cases", cases, "case-events", resolved);

    var answer = tenant.answer("backlog" + JANUARY);

    assertThat(answer.getDouble("results[0].value")).isEqualTo(224);
    assertThat(answer.getMap("results[0].detail"))
        .containsEntry("opening", 212)
        .containsEntry("created", 52)
        .containsEntry("resolved", 40);
    assertThat(answer.getBoolean("reconciliation[0].holds")).isTrue();
  }

  private static String supportCase(String externalId, String createdAt) {
    return ("{\"externalId\": \"%s\", \"createdAt\": \"%s\", \"channel\": \"PHONE\","
            + " \"type\": \"HOW_TO\"}")
        .formatted(externalId, createdAt);
  }

  private static String activity(
      String actor, String type, String direction, boolean visible, String at) {
    return ("{\"caseExternalId\": \"c\", \"actorKind\": \"%s\", \"type\": \"%s\","
            + " \"direction\": \"%s\", \"visibleToCustomer\": %s, \"automated\": false,"
            + " \"happenedAt\": \"%s\"}")
        .formatted(actor, type, direction, visible, at);
  }

  private void answered(String kind, int min, int max, List<Integer> scores) {
    var survey =
        "{\"externalId\": \"s\", \"name\": \"S\", \"kind\": \"%s\", \"scaleMin\": %d, \"scaleMax\": %d}"
            .formatted(kind, min, max);
    var response =
        "{\"surveyExternalId\": \"s\", \"score\": %d, \"respondedAt\": \"2026-01-15T12:00:00Z\"}";
    load(
        "surveys", List.of(survey), "responses", scores.stream().map(response::formatted).toList());
  }

  private void charged(int accounts, List<String> lines) {
    var account = "{\"externalId\": \"a%d\", \"name\": \"A\"}";
    load(
        "accounts",
        IntStream.range(0, accounts).mapToObj(account::formatted).toList(),
        "subscription-lines",
        lines);
  }

  private static String line(
      int account, long amountMinor, String interval, String start, String end) {
    var more = end == null ? "" : ", \"endDate\": \"%s\"".formatted(end);
    return ("{\"accountExternalId\": \"a%d\", \"plan\": \"P\", \"interval\": \"%s\", \"startDate\": \"%s\","
            + " \"amount\": {\"amountMinor\": %d, \"currency\": \"EUR\"}%s}")
        .formatted(account, interval, start, amountMinor, more);
  }

  private void load(String first, List<String> firsts, String second, List<String> seconds) {
    tenant.loadAll(Map.of(first, firsts));
    tenant.loadAll(Map.of(second, seconds));
  }

  private static double value(JsonPath answer, String definition) {
    return answer.getDouble("results.find { it.definition == '%s' }.value".formatted(definition));
  }

  private static void hasInterval(
      JsonPath answer, double low, double high, Offset<Double> tolerance) {
    assertThat(answer.getDouble("results[0].ci95[0]")).isEqualTo(low, tolerance);
    assertThat(answer.getDouble("results[0].ci95[1]")).isEqualTo(high, tolerance);
  }
}
