package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class ComparisonResourceTest {

  private static final String CHURN = "/v1/metrics/customer-churn-rate/";
  private static final String JANUARY = "?from=2026-01-01&to=2026-02-01";

  /// What both are made of.
  private static final List<String> SHARED =
      List.of("account_mrr.mrr_minor", "account_mrr.valid_from", "account_mrr.valid_to");

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
    get(CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region&minN=1")
        .statusCode(200)
        .body("mean", closeTo(0.5, 1e-12))
        .body("groups", hasSize(2))
        .body("groups[0].group", equalTo("SILVER"))
        .body("groups[0].observed", closeTo(0, 1e-12))
        .body("groups[0].expected", closeTo(0.5, 1e-12))
        // One account each says nothing.
        .body("groups.rank", equalTo(List.of(1, 1)))
        .body("groups.rawRank", equalTo(List.of(1, 2)));
    get(CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region")
        .body("minN", equalTo(30))
        .body("groups.reliable", equalTo(List.of(false, false)))
        .body("groups[0].rank", nullValue())
        .body("groups[0].unranked", equalTo("rests on 1 rows (expected: at least 30)"));
    get(CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region&minN=0")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("minN"));
  }

  /// 150 euros a month until December, 50 from January on, when Acme left. Deviations of the six
  /// months are -2.5 to 2.5, those of the amounts 5000 cents: the slope is -45000 / 17.5. April is
  /// cut off by to.
  @Test
  void a_series_rises_or_falls_over_whole_intervals() {
    var mrr = "/v1/metrics/monthly-recurring-revenue/trend?grain=month&";

    get(mrr + "from=2025-10-01&to=2026-04-15")
        .statusCode(200)
        .body("intervals", equalTo(6))
        .body("leftOut", equalTo(1))
        .body("interval.to", equalTo("2026-04-01"))
        .body("groups[0].n", equalTo(6))
        .body("groups[0].slope", closeTo(-45_000 / 17.5, 1e-6))
        .body("groups[0].verdict", equalTo("falling"));
    get(mrr + "from=2025-10-01&to=2026-04-01&groupBy=tier")
        .body("groups.group.tier", equalTo(List.of("GOLD", "SILVER")))
        .body("groups[1].slope", closeTo(0, 1e-12))
        .body("groups[1].ci95", nullValue())
        .body("groups[1].ci95Reason", equalTo("values that all lie on a line show no spread"))
        .body("groups[1].verdict", equalTo("undecided"));
    get(mrr + "from=2026-01-15&to=2026-04-01")
        .statusCode(400)
        .body(
            "detail",
            containsString("at least 3 whole intervals by month that are over, there are 2"));
    get("/v1/metrics/submissions/trend?from=2026-01-01&to=2026-04-01")
        .statusCode(400)
        .body("detail", containsString("grain: 'none'"));
  }

  /// Of two accounts one leaves in January, which is half of them; from February on there is one.
  /// Of the four months in which the one of gold is there at the start it leaves in one, and the
  /// one of silver stays for all six: in January half of 1/4 is expected, and 0.5 / 0.125 × 1/10
  /// adjusted. January lies half a month behind the middle, and the squares of those distances are
  /// 17.5.
  @Test
  void a_trend_is_also_told_with_the_same_mix_in_each_interval() throws IOException {
    var churn = CHURN + "trend?grain=month&from=2025-10-01&to=2026-04-01";

    get(churn + "&adjustFor=tier")
        .statusCode(200)
        .body("adjustFor", equalTo(List.of("tier")))
        .body("compared", equalTo("churned / atStart"))
        .body("groups", hasSize(1))
        .body("groups[0].n", equalTo(6))
        .body("groups[0].slope", closeTo(0.5 * 0.5 / 17.5, 1e-12))
        .body("groups[0].unadjusted.slope", closeTo(0.5 * 0.5 / 17.5, 1e-12))
        .body("groups[0].adjusted.slope", closeTo(0.4 * 0.5 / 17.5, 1e-12))
        .body("groups[0].adjusted.verdict", equalTo("undecided"))
        .body("groups[0].points[3].interval.from", equalTo("2026-01-01"))
        .body("groups[0].points[3].adjusted", closeTo(0.4, 1e-12));
    get(churn + "&groupBy=tier&adjustFor=region")
        .body("groups.group.tier", equalTo(List.of("GOLD", "SILVER")))
        .body("groups[1].adjusted.slope", closeTo(0, 1e-12));
    get(churn).body("groups[0].adjusted", nullValue()).body("groups[0].points", hasSize(0));
    get(churn + "&groupBy=tier&adjustFor=tier")
        .statusCode(400)
        .body("detail", containsString("a dimension that is not in groupBy"));
    get("/v1/metrics/monthly-recurring-revenue/trend?grain=month&from=2025-10-01&to=2026-04-01"
            + "&adjustFor=tier")
        .statusCode(400)
        .body("detail", containsString("of which it is known how they vary by chance"));
    assertThat(table(churn + "&adjustFor=tier").getFirst().get("adjusted.n")).isEqualTo("6");
  }

  /// Each line says what is asked, and has the same numbers as the document.
  @Test
  void what_is_compared_is_a_table_too() throws IOException {
    var parts = table(CHURN + "decomposition" + JANUARY + "&groupBy=tier");
    var groups = table(CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region");
    var charted = table(CHURN + "control-limits" + JANUARY + "&groupBy=tier&grain=month");
    var effect = table(CHURN + "effect" + JANUARY + "&groupBy=tier&group=GOLD");

    assertThat(parts).extracting(line -> line.get("group")).containsExactly("GOLD", "SILVER");
    assertThat(parts.getFirst().get("rateEffect")).isEqualTo("0.5");
    assertThat(parts.getFirst().get("previous.from")).isEqualTo("2025-12-01");
    assertThat(groups).extracting(line -> line.get("observed")).containsExactly("0.0", "1.0");
    assertThat(groups.getFirst().get("adjustFor")).isEqualTo("region");
    assertThat(groups.getFirst().get("ci95.low")).isNotEmpty();
    assertThat(charted).extracting(line -> line.get("group")).containsExactly("GOLD", "SILVER");
    assertThat(effect).hasSize(1);
    assertThat(effect.getFirst().get("value")).isEqualTo("1.0");
    assertThat(effect.getFirst().get("difference.ci95.low")).isEmpty();

    var lines =
        Api.as("vic")
            .header("Accept", "application/x-ndjson")
            .get(CHURN + "decomposition" + JANUARY + "&groupBy=tier")
            .asString();
    assertThat(lines.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"metric\":\"customer-churn-rate\""));
  }

  /// The line of a group has its own n and effects, and those of all together beside them.
  @Test
  void what_is_said_of_all_is_on_each_line_beside_the_same_of_a_group() throws IOException {
    var decomposition = CHURN + "decomposition" + JANUARY + "&groupBy=tier";
    var comparison = CHURN + "comparison" + JANUARY + "&groupBy=tier&adjustFor=region";
    var series = CHURN + "control-limits?from=2026-01-01&to=2026-03-01&grain=month";

    var silver = lines(decomposition).getLast();
    assertThat(silver.at("/group").textValue()).isEqualTo("SILVER");
    assertThat(silver.at("/rateEffect").doubleValue()).isZero();
    assertThat(silver.at("/whole/rateEffect").doubleValue()).isEqualTo(0.5);
    assertThat(silver.at("/whole/mixEffect").doubleValue()).isZero();
    assertThat(silver.at("/change").doubleValue()).isEqualTo(0.5);
    assertThat(lines(comparison)).extracting(line -> line.get("n").intValue()).containsOnly(1);
    assertThat(lines(comparison))
        .hasSize(2)
        .allMatch(line -> line.at("/whole/n").intValue() == 2)
        .allMatch(line -> line.at("/sources/subscription").has("stale"));
    var january = lines(series).getFirst();
    assertThat(january.at("/interval/to").textValue()).isEqualTo("2026-02-01");
    assertThat(january.at("/whole/interval/to").textValue()).isEqualTo("2026-03-01");

    assertThat(table(decomposition))
        .extracting(line -> line.get("rateEffect") + " of " + line.get("whole.rateEffect"))
        .containsExactly("0.5 of 0.5", "0.0 of 0.5");
    assertThat(table(comparison))
        .extracting(line -> line.get("n") + " of " + line.get("whole.n"))
        .containsOnly("1 of 2");
    assertThat(table(series).getFirst().get("whole.interval.to")).isEqualTo("2026-03-01");
    assertThat(table(series).getFirst().get("asOf")).isNotEmpty();
    assertThat(table(series).getFirst().get("partial")).isEqualTo("false");
  }

  @Test
  void a_file_without_groups_says_why() throws IOException {
    var early = "?from=2020-01-01&to=2020-02-01&groupBy=tier";

    for (var question :
        List.of("comparison" + early + "&adjustFor=region", "decomposition" + early)) {
      assertThat(table(CHURN + question))
          .singleElement()
          .satisfies(line -> assertThat(line.get("reason")).contains("no rows"))
          .satisfies(line -> assertThat(line.get("group")).isEmpty());
      assertThat(lines(CHURN + question))
          .singleElement()
          .satisfies(line -> assertThat(line.get("reason").textValue()).contains("no rows"));
    }
  }

  private static List<JsonNode> lines(String question) throws IOException {
    var ndjson = Api.as("vic").header("Accept", "application/x-ndjson").get(question);
    return new ObjectMapper()
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(ndjson.then().statusCode(200).extract().asString())
        .readAll();
  }

  private static List<CSVRecord> table(String question) throws IOException {
    var csv = Api.as("vic").header("Accept", "text/csv").get(question).then().statusCode(200);
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv.extract().asString()))
        .getRecords();
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

  /// Neither account is in a segment: what would all groups be compared with?
  @Test
  void rows_without_a_group_alone_are_no_comparison() {
    get(CHURN + "comparison" + JANUARY + "&groupBy=segment&adjustFor=tier")
        .statusCode(200)
        .body("mean", nullValue())
        .body("groups", hasSize(0))
        .body("reason", equalTo("there are no rows of a group in the interval"));
  }

  @Test
  void a_sum_has_no_parts_and_a_comparison_needs_to_know_what_is_alike() {
    get("/v1/metrics/monthly-recurring-revenue/comparison"
            + JANUARY
            + "&groupBy=tier&adjustFor=region")
        .statusCode(400)
        .body("detail", containsString("of which it is known how they vary by chance"));
    get("/v1/metrics/monthly-recurring-revenue/decomposition" + JANUARY + "&groupBy=tier")
        .statusCode(400)
        .body("detail", containsString("a count has no mix"));
    get("/v1/metrics/cost-of-a-case/effect"
            + JANUARY
            + "&groupBy=type&group=DEFECT&definition=median")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("definition"))
        .body("detail", containsString("one of [mean@2]"));
    get("/v1/metrics/cost-of-a-case/effect" + JANUARY + "&groupBy=type&group=DEFECT")
        .statusCode(200)
        .body("compared", equalTo("mean of cost"));
    get("/v1/metrics/time-to-resolution/comparison"
            + JANUARY
            + "&groupBy=type&adjustFor=severity,region,tier&definition=last-resolution-business")
        .statusCode(200)
        .body("compared", equalTo("mean of lastResolvedBusiness"));
    get("/v1/metrics/time-to-resolution/comparison"
            + JANUARY
            + "&groupBy=type&adjustFor=severity,region,tier,origin")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("adjustFor"));
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
  void a_group_is_held_against_all_others() {
    get(CHURN + "effect" + JANUARY + "&groupBy=tier&group=GOLD&adjustFor=region")
        .statusCode(200)
        .body("value", closeTo(1, 1e-12))
        .body("valueOfOthers", closeTo(0, 1e-12))
        .body("n", equalTo(1))
        .body("nOfOthers", equalTo(1))
        // One account each says nothing.
        .body("difference", nullValue())
        .body("reason", containsString("two rows on each side"));
    get(CHURN + "effect" + JANUARY + "&groupBy=tier&group=PLATINUM")
        .body("value", nullValue())
        .body("reason", containsString("no rows"));
    get(CHURN + "effect" + JANUARY + "&groupBy=operatingModel&group=FOO")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("group"))
        .body("detail", containsString("'FOO' (expected: a value of operatingModel, one of"));
    get(CHURN + "effect" + JANUARY + "&groupBy=tier")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("group"));
    get(CHURN + "effect" + JANUARY + "&group=GOLD")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("groupBy"));
  }

  /// The one case of the tenant belongs to no account, and so to no tier.
  @Test
  void what_is_in_no_group_is_no_other_and_counted() {
    var effect =
        "/v1/metrics/defect-share/effect?from=2026-01-01&to=2026-03-01&groupBy=tier&group=";

    Api.ofTenant(TwoPayingAccounts.ZONED)
        .get(effect + "GOLD")
        .then()
        .statusCode(200)
        .body("nOfOthers", equalTo(0))
        .body("nWithoutGroup", equalTo(1));
    Api.ofTenant(TwoPayingAccounts.ZONED)
        .get(effect + "(none)")
        .then()
        .body("nWithoutGroup", equalTo(0));
  }

  /// Of the two, nobody left in half a year; then one of two did, which nobody could expect.
  @Test
  void a_month_is_held_against_the_months_before() {
    get(CHURN + "control-limits" + JANUARY + "&baselineFrom=2025-07-01&baselineTo=2026-01-01")
        .statusCode(200)
        .body("points", hasSize(1))
        .body("points[0].value", closeTo(0.5, 1e-12))
        .body("points[0].expected", closeTo(0, 1e-12))
        .body("points[0].limits95", equalTo(List.of(0.0, 0.0)))
        .body("points[0].verdict", equalTo("above"))
        .body("baseline.from", equalTo("2025-07-01"));
    get(CHURN + "control-limits?from=2024-06-01&to=2024-07-01")
        .body("points[0].verdict", nullValue())
        .body("points[0].reason", containsString("the baseline has no rows"))
        .body("baseline.from", equalTo("2024-05-01"));
    get(CHURN + "control-limits" + JANUARY + "&sigmas=30")
        .statusCode(400)
        .body("detail", containsString("30"));
    get(CHURN + "control-limits" + JANUARY + "&baselineFrom=2025-07-01")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("baselineTo"));
  }

  /// Of 31 days less is to be expected than of 184; a share is the same in both.
  @Test
  void a_rate_beside_a_baseline_of_another_length_says_so() {
    var longer = "&baselineFrom=2025-07-01&baselineTo=2026-01-01";

    get("/v1/metrics/contact-rate/control-limits" + JANUARY + longer)
        .statusCode(200)
        .body("compared", equalTo("100 * cases / seats"))
        .body("warnings[0]", containsString("the baseline has 184 days and the interval 31"));
    for (var alike :
        List.of(
            "/v1/metrics/contact-rate/control-limits" + JANUARY,
            "/v1/metrics/contact-rate/control-limits" + JANUARY + longer + "&grain=month",
            "/v1/metrics/submissions/control-limits"
                + JANUARY
                + longer
                + "&definition=mean-per-hour",
            CHURN + "control-limits" + JANUARY + longer)) {
      get(alike).statusCode(200).body("warnings.findAll { it.contains('baseline') }", hasSize(0));
    }
    get("/v1/metrics/contact-rate/control-limits?from=2026-01-01&to=2026-02-11&grain=month"
            + longer)
        .statusCode(200)
        .body("warnings[0]", containsString("2026-02-01 to 2026-02-11 is no whole month"));
    get("/v1/metrics/contact-rate/decomposition" + JANUARY + "&groupBy=tier")
        .statusCode(200)
        .body("compared", equalTo("100 * cases / seats"));
  }

  @Test
  void two_metrics_go_together_over_months() {
    get(CHURN
            + "correlation?from=2025-07-01&to=2026-07-01&grain=month&with=gross-revenue-retention")
        .statusCode(200)
        // Nobody left and all revenue was kept, but in January; facts go up to March.
        .body("n", equalTo(9))
        .body("rho", closeTo(-1, 1e-12))
        .body("ci95", hasSize(2))
        .body("with", equalTo("gross-revenue-retention"))
        .body("sharedInputs", equalTo(SHARED))
        .body("warnings.findAll { it.contains('by construction') }", hasSize(1))
        // In January churn was highest and what was kept lowest of nine; the other eight share the
        // places 2 to 9 there and 1 to 8 here.
        .body("pairs", hasSize(9))
        .body("pairs[0].from", equalTo("2026-01-01"))
        .body("pairs[0].value", closeTo(0.5, 1e-12))
        .body("pairs[0].rank", equalTo(1.0))
        .body("pairs[0].withRank", equalTo(9.0))
        .body("pairs[0].rankGap", equalTo(8.0))
        .body("pairs[1].rankGap", equalTo(-1.0));
    get(CHURN + "correlation" + JANUARY + "&groupBy=account&with=monthly-recurring-revenue")
        .body("rho", nullValue())
        .body("reason", containsString("expected: at least 5"));
    get(CHURN + "correlation" + JANUARY + "&with=monthly-recurring-revenue")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("groupBy"));
    get(CHURN + "correlation" + JANUARY + "&groupBy=account")
        .statusCode(400)
        .body("errors[0].parameter", equalTo("with"));
    get(CHURN + "correlation" + JANUARY + "&groupBy=account&with=happiness")
        .statusCode(400)
        .body("detail", containsString("happiness"));
  }

  /// Two accounts were there at the start of each month; at the end of January one of them pays.
  @Test
  void each_side_of_a_correlation_has_its_own_fewest_rows() {
    var question =
        CHURN
            + "correlation?from=2025-07-01&to=2026-02-01&grain=month"
            + "&with=monthly-recurring-revenue";

    get(question + "&minN=2").body("n", equalTo(7)).body("tooFew", equalTo(0));
    get(question + "&minN=3").body("n", equalTo(0)).body("tooFew", equalTo(7));
    get(question + "&minN=2&withMinN=2")
        .body("n", equalTo(6))
        .body("tooFew", equalTo(1))
        .body("withMinN", equalTo(2));
  }

  @Test
  void pairs_are_lines_of_a_table_and_without_them_one_line_says_why() throws IOException {
    var question = CHURN + "correlation?from=2025-07-01&to=2026-07-01&grain=month";
    var pairs = table(question + "&with=gross-revenue-retention");
    var none = table(question + "&with=gross-revenue-retention&minN=3");

    assertThat(pairs).hasSize(9);
    assertThat(pairs.getFirst().get("from")).isEqualTo("2026-01-01");
    assertThat(pairs.getFirst().get("rankGap")).isEqualTo("8.0");
    assertThat(pairs).extracting(line -> line.get("rho")).containsOnly("-1.0");
    assertThat(none).hasSize(1);
    assertThat(none.getFirst().get("reason")).contains("0 pairs say nothing");
    assertThat(none.getFirst().get("rankGap")).isEmpty();
  }

  @Test
  void reps_are_compared_for_admins_alone() {
    for (var path :
        List.of(
            "comparison" + JANUARY + "&groupBy=rep&adjustFor=severity",
            "decomposition" + JANUARY + "&groupBy=rep",
            "effect" + JANUARY + "&groupBy=rep&group=x",
            "control-limits" + JANUARY + "&groupBy=rep",
            "correlation" + JANUARY + "&groupBy=rep&with=resolutions")) {
      Api.as("vic")
          .get("/v1/metrics/time-to-resolution/" + path)
          .then()
          .statusCode(403)
          .body("detail", containsString("admin"));
    }
    Api.as("vic").get("/v1/metrics/resolutions" + JANUARY + "&groupBy=rep").then().statusCode(403);
    // What customer success managers reach is theirs and the admins' to see.
    Api.as("vic").get(CHURN.replaceAll("/$", "") + JANUARY + "&groupBy=csm").then().statusCode(403);
    get(CHURN.replaceAll("/$", "") + JANUARY + "&groupBy=csm").statusCode(200);
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
