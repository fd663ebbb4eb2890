package io.bellwether.scoring.api;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_STATE;
import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.SupportFacts.FIRST_ASSIGNEE;
import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.engagement.SilentAccounts;
import io.bellwether.scoring.metric.profitability.DefectCost;
import io.bellwether.scoring.metric.retention.CustomerChurnRate;
import io.bellwether.scoring.metric.revenue.MonthlyRecurringRevenue;
import io.bellwether.scoring.metric.support.FirstResponseTime;
import io.bellwether.scoring.metric.support.OutOfHoursShare;
import io.bellwether.scoring.metric.support.Resolutions;
import io.bellwether.scoring.metric.support.SlaAttainment;
import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.metric.support.TimeToResolution;
import io.bellwether.scoring.metric.support.WaitTime;
import io.bellwether.scoring.metric.survey.NetPromoterScore;
import io.bellwether.scoring.query.AllMetrics;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.FactFixture;
import io.bellwether.scoring.query.Lineage;
import io.bellwether.scoring.query.QueryConfig;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Sources;
import io.bellwether.scoring.store.Recount;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweringMetricsTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final Instant AS_OF = Instant.parse("2026-11-21T20:00:00Z");

  private final Map<String, Sources.SourceState> states = new HashMap<>();
  private FactFixture facts;
  private AnsweringMetrics answering;
  private ListingRows listing;

  @BeforeEach
  void open() throws Exception {
    facts = FactFixture.duckDb();
    var config =
        new QueryConfig() {
          @Override
          public int queue() {
            return 4;
          }

          @Override
          public Duration deadline() {
            return Duration.ofSeconds(20);
          }
        };
    var pool = new QueryPool(_ -> ((DuckDBConnection) facts.connection()).duplicate(), config);
    answering = new AnsweringMetrics(new Engine(), pool, this::states);
    listing = new ListingRows(answering, new Lineage(), pool);
    for (var source : Set.of("case", "subscription", "survey")) {
      states.put(source, new Sources.SourceState(AS_OF, false, true, 0, null));
    }
  }

  @AfterEach
  void close() throws Exception {
    facts.close();
  }

  @Test
  void an_answer_says_all_that_a_reader_needs() throws Exception {
    customers(200, 80);

    var answer = answer("from=2026-01-01&to=2026-02-01&grain=month", new CustomerChurnRate());

    // 80 of 200: Wilson's interval is the mirror of that of 120 of 200, 0.5308 to 0.6654.
    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "metric": "customer-churn-rate", "definition": "start@1", "unit": "ratio",
                  "direction": "lower-is-better",
                  "dateBasis": "from the start to the end of the interval",
                  "policies": {}, "timeZone": "UTC", "reliableFrom": 30, "benchmarks": [],
                  "results": [
                    { "interval": {"from": "2026-01-01", "to": "2026-02-01"}, "group": {},
                      "definition": "start@1", "unit": "ratio", "rank": null,
                      "value": 0.4, "numerator": 80, "denominator": 200, "n": 200,
                      "ci95": [0.3346, 0.4692], "ci95Reason": null,
                      "reliable": true, "reason": null, "target": null, "benchmarks": [], "previous": null, "detail": {},
                      "rows": "/v1/metrics/customer-churn-rate/rows?from=2026-01-01&to=2026-02-01&definition=start%401&timeZone=UTC&knownAt=2026-11-21T20%3A00%3A00Z" } ],
                  "reconciliation": null, "asOf": "2026-11-21T20:00:00Z",
                  "sources": {"subscription": {"asOf": "2026-11-21T20:00:00Z", "stale": false}},
                  "partial": false, "warnings": [], "nextCursor": null
                }
                """));
  }

  /// Bob resolved both, of which Ann had one first.
  @Test
  void an_answer_by_people_says_whose_the_rows_are() throws Exception {
    for (var id : List.of("1", "2")) {
      facts.given(
          RESOLUTION,
          "id=%s resolved_at=2026-01-10T00:00:00Z closing=RESOLVED rep_id=bob"
              .formatted(id)
              .split("[= ]"));
    }
    facts.given(FIRST_ASSIGNEE, "id", "1", "rep_id", "ann");
    var ann = FactFixture.uuid("ann").toString();
    var bob = FactFixture.uuid("bob").toString();

    var resolver = answer("from=2026-01-01&to=2026-02-01&groupBy=rep", new Resolutions());
    var first = answer("from=2026-01-01&to=2026-02-01&groupBy=rep&credit=first", new Resolutions());
    var plain = answer("from=2026-01-01&to=2026-02-01&groupBy=severity", new Resolutions());

    assertThat(resolver.at("/policies/credit").asText()).isEqualTo("resolver");
    assertThat(resolver.at("/results")).hasSize(1);
    assertThat(resolver.at("/results/0/group/rep").asText()).isEqualTo(bob);
    assertThat(resolver.at("/results/0/rows").asText()).doesNotContain("credit");
    assertThat(first.at("/policies/credit").asText()).isEqualTo("first");
    assertThat(first.at("/results"))
        .extracting(r -> r.at("/group/rep").asText() + " " + r.at("/value").asInt())
        .containsExactlyInAnyOrder(ann + " 1", "(none) 1");
    assertThat(first.at("/results/0/rows").asText()).contains("&credit=first");
    assertThat(first.at("/reconciliation/0/identity").asText()).isEqualTo("groups-of-resolutions");
    assertThat(first.at("/reconciliation/0/holds").asBoolean()).isTrue();
    assertThat(plain.at("/policies")).isEmpty();
  }

  @Test
  void a_rate_of_nothing_is_null_with_its_reason_and_a_count_is_0() throws Exception {
    var churn = answer("from=2026-01-01&to=2026-02-01", new CustomerChurnRate());
    var cases = answer("from=2026-01-01&to=2026-02-01", new Submissions());

    assertThat(churn.at("/results/0/value").isNull()).isTrue();
    assertThat(churn.at("/results/0/denominator").asInt(-1)).isZero();
    assertThat(churn.at("/results/0/reason").asText())
        .isEqualTo("there was no customer at the start");
    assertThat(churn.at("/results/0/reliable").asBoolean()).isFalse();
    assertThat(cases.at("/results/0/value").asInt(-1)).isZero();
    assertThat(cases.at("/results/0/reliable").asBoolean()).isTrue();
  }

  @Test
  void what_stands_beside_a_value_has_an_interval_or_a_reason() throws Exception {
    for (int hour = 1; hour <= 36; hour++) {
      facts.given(
          RESOLUTION,
          "id",
          "r" + hour,
          "created_at",
          "2026-01-10T00:00:00Z",
          "resolved_at",
          Instant.parse("2026-01-10T00:00:00Z").plus(Duration.ofHours(hour)).toString(),
          "closing",
          "RESOLVED",
          "nth",
          "1",
          "priority",
          hour == 1 ? "HIGH" : "LOW");
    }

    var all =
        answer("from=2026-01-01&to=2026-02-01", new TimeToResolution()).at("/results/0/detail");
    var one =
        answer("from=2026-01-01&to=2026-02-01&filter=priority:eq:HIGH", new TimeToResolution())
            .at("/results/0/detail");

    assertThat(all.at("/calendarP90Ci95Low").asDouble()).isEqualTo(29 * 3600);
    assertThat(all.at("/calendarP90Ci95High").asDouble()).isEqualTo(36 * 3600);
    assertThat(all.at("/calendarMeanCi95Low").asDouble()).isBetween(10.0 * 3600, 18.5 * 3600);
    assertThat(all.has("calendarP90Ci95Reason")).isFalse();
    assertThat(one.at("/calendarP90").asDouble()).isEqualTo(3600);
    assertThat(one.at("/calendarP90Ci95Low").isNull()).isTrue();
    assertThat(one.at("/calendarP90Ci95High").isNull()).isTrue();
    assertThat(one.at("/calendarP90Ci95Reason").asText()).contains("fewer than 36");
    assertThat(one.at("/calendarMeanCi95Reason").asText()).contains("no spread");
  }

  @Test
  void a_rate_of_a_few_is_not_reliable() throws Exception {
    customers(29, 10);

    var answer = answer("from=2026-01-01&to=2026-02-01", new CustomerChurnRate());

    assertThat(answer.at("/results/0/reliable").asBoolean()).isFalse();
  }

  @Test
  void dialects_stand_side_by_side() throws Exception {
    customers(4, 1);

    var answer =
        answer(
            "from=2026-01-01&to=2026-02-01&definition=start,per-acquired", new CustomerChurnRate());

    assertThat(answer.at("/definition").asText()).isEqualTo("start@1,per-acquired@1");
    assertThat(answer.at("/results/0/definition").asText()).isEqualTo("start@1");
    assertThat(answer.at("/results/0/value").asDouble()).isEqualTo(0.25);
    assertThat(answer.at("/results/1/definition").asText()).isEqualTo("per-acquired@1");
    assertThat(answer.at("/results/1/value").isNull()).isTrue();
    assertThat(answer.at("/results/1/reason").asText())
        .isEqualTo("no customer was acquired in the interval");
  }

  @Test
  void each_definition_is_in_its_own_unit() throws Exception {
    var both =
        answer("from=2026-01-01&to=2026-02-01&definition=created,mean-per-hour", new Submissions());
    var mean = answer("from=2026-01-01&to=2026-02-01&definition=mean-per-hour", new Submissions());

    assertThat(both.at("/unit").asText()).isEqualTo("count");
    assertThat(both.at("/results/0/unit").asText()).isEqualTo("count");
    assertThat(both.at("/results/1/unit").asText()).isEqualTo("rate");
    assertThat(mean.at("/unit").asText()).isEqualTo("rate");
  }

  @Test
  void an_answer_says_whether_its_identities_hold() throws Exception {
    nps("1", "9");
    nps("2", "3");

    var answer = answer("from=2026-01-01&to=2026-03-01&grain=month", new NetPromoterScore());

    assertThat(answer.get("reconciliation"))
        .isEqualTo(
            JSON.readTree(
                """
                [ {"identity": "every-answer-is-one-of-three",
                   "formula": "promoters + passives + detractors = responses",
                   "holds": true, "residuals": []} ]
                """));
  }

  /// An account that is in two tiers at once has its case in both groups.
  @Test
  void groups_that_do_not_add_up_to_the_whole_are_shown() throws Exception {
    facts.given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z".split("[= ]"));
    facts.given(SUPPORT_CASE, "id=2 account_id=Acme created_at=2026-01-10T00:00:00Z".split("[= ]"));
    facts.given(ACCOUNT, "id=Acme tier=GOLD".split("[= ]"));
    state("GOLD");
    var good = answer("from=2026-01-01&to=2026-02-01&groupBy=tier", new Submissions());
    state("SILVER");
    var bad = answer("from=2026-01-01&to=2026-02-01&groupBy=tier", new Submissions());
    var first = "&orderBy=value&top=1";
    var top = answer("from=2026-01-01&to=2026-02-01&groupBy=tier" + first, new Submissions());

    assertThat(good.get("reconciliation"))
        .isEqualTo(
            JSON.readTree(
                """
                [ {"identity": "groups-of-cases", "formula": "cases of all groups = cases of the whole",
                   "holds": true, "residuals": []} ]
                """));
    for (var reconciliation : List.of(bad.at("/reconciliation/0"), top.at("/reconciliation/0"))) {
      assertThat(reconciliation.get("holds").asBoolean(true)).isFalse();
      assertThat(reconciliation.get("residuals"))
          .isEqualTo(
              JSON.readTree(
                  """
                  [ {"interval": {"from": "2026-01-01", "to": "2026-02-01"}, "group": {}, "residual": 1} ]
                  """));
    }
    assertThat(
            answer("from=2026-01-01&to=2026-02-01", new Submissions())
                .get("reconciliation")
                .isNull())
        .isTrue();
  }

  private void state(String tier) throws Exception {
    facts.given(
        ACCOUNT_STATE,
        "id",
        tier,
        "account_id",
        "Acme",
        "tier",
        tier,
        "valid_from",
        "2025-01-01T00:00:00Z");
  }

  @Test
  void a_residual_is_shown_with_its_interval_and_group_also_beyond_the_page() throws Exception {
    nps("1", "9");
    // No score: an answer that is neither promoter, nor passive, nor detractor.
    facts.given(
        RESPONSE,
        "id",
        "2",
        "kind",
        "NPS",
        "scale_min",
        "0",
        "scale_max",
        "10",
        "responded_at",
        "2026-02-10T00:00:00Z");

    var answer =
        answer(
            "from=2026-01-01&to=2026-03-01&grain=month&groupBy=tier",
            1,
            Optional.empty(),
            new NetPromoterScore());

    assertThat(answer.get("results")).hasSize(1);
    assertThat(answer.get("reconciliation").get(0).get("holds")).isEqualTo(BooleanNode.FALSE);
    assertThat(answer.get("reconciliation").get(0).get("residuals"))
        .isEqualTo(
            JSON.readTree(
                """
                [ {"interval": {"from": "2026-02-01", "to": "2026-03-01"},
                   "group": {"tier": "(none)"}, "residual": -1} ]
                """));
  }

  /// Work by what an hour costs, and what was spent: each is a term with rows of its own.
  @Test
  void the_rows_of_a_value_of_several_terms_name_those_of_every_term() throws Exception {
    var metric = new DefectCost();
    facts.given(metric.definition().examples().getFirst().given());
    var question = "from=2026-01-01&to=2026-02-01";

    var rows =
        listing.list(AskedMetricsTest.ask(question, metric), new Parameters(Map.of(), Set.of()));

    assertThat(rows.formula()).startsWith("defectLabour / 60 + defectDirect: minutes worked");
    assertThat(rows.term()).isEqualTo("defectLabour");
    assertThat(rows.rowsOfTerms().keySet()).containsExactlyElementsOf(metric.terms());
    assertThat(rows.rowsOfTerms().get("defectDirect"))
        .startsWith("/v1/metrics/defect-cost/rows?from=2026-01-01&to=2026-02-01&definition=total")
        .endsWith("&term=defectDirect");
    var spent =
        listing.list(
            AskedMetricsTest.ask(question, metric),
            new Parameters(Map.of("term", List.of("defectDirect")), Set.of("term")));
    assertThat(rows.items().getFirst().terms().get("defectLabour").value()).isNotNull();
    assertThat(spent.items())
        .singleElement()
        .satisfies(row -> assertThat(row.of()).containsKey("case"));
  }

  /// What is still open counts in the value as far as it got, and only what no calendar holds for
  /// is out: for that reason, whether it is resolved or not.
  @Test
  void a_row_that_still_lasts_counts_where_the_value_counts_it() throws Exception {
    var resolved = "first_resolved_at=2026-01-10T01:00:00Z";
    handled("1", resolved + " business_seconds=60");
    handled("2", resolved);
    handled("3", "business_seconds_so_far=60");
    handled("4", "severity=LOW");

    assertThat(inOrOut("censored")).containsExactlyInAnyOrder("1 in", "2 in", "3 in", "4 in");
    assertThat(inOrOut("censored-business"))
        .containsExactlyInAnyOrder("1 in", "2 no-calendar", "3 in", "4 no-calendar");
    assertThat(inOrOut("censored&term=resolvedAfter"))
        .containsExactlyInAnyOrder("1 in", "2 in", "3 in", "4 in");
    assertThat(inOrOut("censored&term=openFor"))
        .containsExactlyInAnyOrder("1 resolved", "2 resolved", "3 in", "4 in");
  }

  private void handled(String id, String more) throws Exception {
    facts.given(
        CASE_HANDLING,
        "id=%s created_at=2026-01-10T00:00:00Z as_of=2026-02-01T00:00:00Z %s"
            .formatted(id, more)
            .split("[= ]"));
  }

  private List<String> inOrOut(String definition) {
    var question = "from=2026-01-01&to=2026-02-01&definition=" + definition.replaceFirst("&.*", "");
    var term = definition.contains("&term=") ? definition.replaceFirst(".*&term=", "") : "";
    var rows =
        listing.list(
            AskedMetricsTest.ask(question, new TimeToResolution()),
            new Parameters(
                term.isEmpty() ? Map.of() : Map.of("term", List.of(term)), Set.of("term")));
    return List.of("1", "2", "3", "4").stream()
        .flatMap(
            id ->
                rows.items().stream()
                    .filter(row -> row.id().equals(FactFixture.uuid(id)))
                    .map(row -> id + " " + (row.included() ? "in" : row.because())))
        .toList();
  }

  /// Two months of answers, of which one in February is neither promoter, nor passive, nor
  /// detractor, and a source that has not been heard of.
  @Test
  void a_line_of_a_file_says_what_is_left_over_in_it_and_what_a_reader_should_know()
      throws Exception {
    states.put("survey", new Sources.SourceState(AS_OF, true, true, 0, null));
    nps("1", "9");
    facts.given(
        RESPONSE,
        "id=2 kind=NPS scale_min=0 scale_max=10 responded_at=2026-02-10T00:00:00Z".split("[= ]"));

    var asked =
        AskedMetricsTest.ask("from=2026-01-01&to=2026-03-01&grain=month", new NetPromoterScore());
    var answers = answering.answer(asked, new AnsweringMetrics.Page(100, Optional.empty(), "f"));
    var months = cells(ResultLine.table(asked, answers, JSON).toString());

    assertThat(months).extracting(line -> line.get("reconciled")).containsExactly("true", "false");
    assertThat(months)
        .extracting(line -> line.get("residuals"))
        .containsExactly("", "every-answer-is-one-of-three: -1");
    assertThat(months)
        .extracting(line -> line.get("warnings"))
        .allMatch(text -> text.contains("source survey has not been heard of lately"));
    var lines =
        ResultLine.lines(answers, JSON).toString().lines().map(AnsweringMetricsTest::line).toList();
    assertThat(lines)
        .extracting(line -> line.at("/reconciliation/0/holds").asBoolean())
        .containsExactly(true, false);
    assertThat(lines.getLast().at("/reconciliation/0/residuals/0/residual").asInt()).isEqualTo(-1);
    assertThat(lines).allMatch(line -> line.get("warnings").size() == 1);
  }

  /// 10, 20 and 90 minutes.
  @Test
  void what_most_metrics_tell_beside_their_value_has_columns_of_its_own() throws Exception {
    var metric = new FirstResponseTime();
    facts.given(
        metric.definition().examples().stream()
            .filter(example -> example.name().startsWith("10, 20 and 90 minutes"))
            .findFirst()
            .orElseThrow()
            .given());

    var asked = AskedMetricsTest.ask("from=2026-01-01&to=2026-02-01", metric);
    var answers = answering.answer(asked, new AnsweringMetrics.Page(100, Optional.empty(), "f"));
    var line = cells(ResultLine.table(asked, answers, JSON).toString()).getFirst();

    assertThat(line.get("detail.calendarN")).isEqualTo("3");
    assertThat(line.get("detail.calendarMean")).isEqualTo("2400.0");
    assertThat(Double.parseDouble(line.get("detail.calendarMeanCi95Low"))).isBetween(0.0, 2400.0);
    assertThat(Double.parseDouble(line.get("detail.calendarMeanCi95High"))).isGreaterThan(2400);
    assertThat(line.get("detail.calendarMedian")).isEqualTo("1200.0");
    assertThat(line.get("detail.businessMedian")).isEqualTo("1200.0");
    assertThat(line.get("detail.p90")).isEmpty();
    assertThat(line.get("detail")).contains("\"calendarMean\":2400.0");
    assertThat(line.get("reconciled")).as("nothing has to add up").isEmpty();
  }

  private static List<CSVRecord> cells(String csv) throws Exception {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }

  private static JsonNode line(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void nps(String id, String score) throws Exception {
    facts.given(
        RESPONSE,
        "id",
        id,
        "kind",
        "NPS",
        "scale_min",
        "0",
        "scale_max",
        "10",
        "score",
        score,
        "responded_at",
        "2026-01-10T00:00:00Z");
  }

  @Test
  void a_comparison_says_whether_the_difference_can_be_told_from_chance() throws Exception {
    customers(200, 80);

    var january =
        answer("from=2026-01-01&to=2026-02-01&compareTo=previousPeriod", new CustomerChurnRate());

    // Nobody left in December: 0 of 200.
    var previous = january.at("/results/0/previous");
    assertThat(previous.at("/interval/from").asText()).isEqualTo("2025-12-01");
    assertThat(previous.at("/value").asDouble()).isZero();
    assertThat(previous.at("/difference").asDouble()).isEqualTo(0.4);
    assertThat(previous.at("/ci95/0").asDouble()).isPositive();
    assertThat(previous.at("/distinguishable").asBoolean()).isTrue();
  }

  @Test
  void money_is_an_object_and_its_difference_too() throws Exception {
    line("1", "10000", "2025-06-01");
    line("2", "2500", "2026-01-10");

    var answer =
        answer(
            "from=2026-01-01&to=2026-02-01&compareTo=previousPeriod",
            new MonthlyRecurringRevenue());

    assertThat(answer.at("/results/0/value"))
        .isEqualTo(JSON.readTree("{\"amountMinor\": 12500, \"currency\": \"EUR\"}"));
    assertThat(answer.at("/results/0/previous/difference"))
        .isEqualTo(JSON.readTree("{\"amountMinor\": 2500, \"currency\": \"EUR\"}"));
    assertThat(answer.at("/results/0/detail/lines").asInt()).isEqualTo(2);
  }

  @Test
  void money_that_does_not_fit_is_no_value_and_no_failure() throws Exception {
    var most = String.valueOf(Long.MAX_VALUE);
    line("1", most, "2025-06-01");
    line("2", "-" + most, "2026-01-10");
    line("3", "-" + most, "2026-01-10");
    line("4", most, "2026-02-10");
    line("5", most, "2026-02-10");
    line("6", most, "2026-02-10");

    var answer =
        answer(
            "from=2026-01-01&to=2026-03-01&grain=month&compareTo=previousPeriod",
            new MonthlyRecurringRevenue());

    // January − December is −2 × (2^63 − 1), the end of February twice that: neither fits.
    assertThat(answer.at("/results/0/value/amountMinor").asLong()).isEqualTo(-Long.MAX_VALUE);
    assertThat(answer.at("/results/0/previous/value/amountMinor").asLong())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(answer.at("/results/0/previous/difference").isNull()).isTrue();
    assertThat(answer.at("/results/1/value").isNull()).isTrue();
    assertThat(answer.at("/results/1/reason").asText()).contains("64 bits");
  }

  @Test
  void a_source_that_was_never_pulled_is_no_zero() {
    states.put("case", new Sources.SourceState(null, false, false, 0, null));

    assertThatThrownBy(() -> answer("from=2026-01-01&to=2026-02-01", new Submissions()))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(503);
              assertThat(problem.getParameters()).containsEntry("code", "not-ready");
              assertThat(problem.getDetail()).contains("source case").contains("submissions");
            });
  }

  @Test
  void a_source_that_fell_silent_makes_the_answer_stale_not_wrong() throws Exception {
    states.put("case", new Sources.SourceState(AS_OF, true, true, 0, null));

    var answer = answer("from=2026-01-01&to=2026-02-01", new Submissions());

    assertThat(answer.at("/partial").asBoolean(true)).isFalse();
    assertThat(answer.at("/sources/case/stale").asBoolean()).isTrue();
    assertThat(answer.at("/warnings/0").asText()).contains("source case");
  }

  @Test
  void nothing_is_said_of_what_has_not_begun() throws Exception {
    for (var metric : AllMetrics.list()) {
      var definitions =
          metric.dialects().stream().map(Dialect::name).collect(Collectors.joining(","));

      var answer = answer("from=2026-11-22&to=2026-12-22&definition=" + definitions, metric);

      assertThat(answer.get("results"))
          .as(metric.definition().id())
          .hasSameSizeAs(metric.dialects())
          .allSatisfy(
              result -> {
                assertThat(result.get("value").isNull()).isTrue();
                assertThat(result.get("reason").asText()).contains("2026-11-21T20:00:00Z");
              });
    }
  }

  @Test
  void what_goes_on_is_told_as_far_as_it_is_known() throws Exception {
    var months = answer("from=2026-10-01&to=2027-01-01&grain=month", new Submissions());
    var over = answer("from=2026-10-01&to=2026-11-01", new Submissions());

    assertThat(months.at("/results/0/value").asInt(-1)).isZero();
    assertThat(months.at("/results/1/value").asInt(-1)).isZero();
    assertThat(months.at("/results/2/value").isNull()).isTrue();
    assertThat(months.at("/warnings/0").asText()).contains("2026-11-21T20:00:00Z");
    assertThat(over.at("/warnings")).isEmpty();
  }

  /// The day begins in New York five hours after it does in UTC.
  @Test
  void an_interval_begins_where_its_day_does() throws Exception {
    states.put(
        "case",
        new Sources.SourceState(Instant.parse("2026-11-22T02:00:00Z"), false, true, 0, null));
    var day = "from=2026-11-22&to=2026-11-23&timeZone=";

    assertThat(answer(day + "UTC", new Submissions()).at("/results/0/value").asInt(-1)).isZero();
    assertThat(answer(day + "America/New_York", new Submissions()).at("/results/0/value").isNull())
        .isTrue();
  }

  @Test
  void what_was_known_earlier_went_up_to_then() throws Exception {
    var then =
        answer("from=2026-06-01&to=2026-07-01&knownAt=2026-05-01T00:00:00Z", new Submissions());

    assertThat(then.at("/results/0/value").isNull()).isTrue();
    assertThat(then.at("/results/0/reason").asText()).contains("2026-05-01T00:00:00Z");
  }

  @Test
  void rows_that_could_not_be_understood_make_the_answer_partial() throws Exception {
    states.put("case", new Sources.SourceState(AS_OF, false, true, 2, null));

    var answer = answer("from=2026-01-01&to=2026-02-01", new Submissions());

    assertThat(answer.at("/partial").asBoolean()).isTrue();
    assertThat(answer.at("/warnings/0").asText()).contains("2 rows of source case");
  }

  @Test
  void while_calendars_hold_for_other_cases_answers_by_working_hours_say_so_and_others_do_not()
      throws Exception {
    states.put("case", new Sources.SourceState(AS_OF, false, true, 0, new Recount(22_538, true)));

    var inHours = answer("from=2026-01-01&to=2026-02-01&clock=business", new TimeToResolution());
    var counted = answer("from=2026-01-01&to=2026-02-01", new Submissions());

    assertThat(inHours.at("/warnings/0").asText())
        .contains("22538 cases")
        .contains("/v1/recalculations");
    assertThat(inHours.at("/partial").asBoolean(true)).isFalse();
    assertThat(answer("from=2026-01-01&to=2026-02-01", new WaitTime()).at("/warnings/0").asText())
        .contains("/v1/recalculations");
    assertThat(counted.at("/warnings")).isEmpty();
  }

  /// Working seconds follow from the calendars here, clocks only from what case-service says.
  @Test
  void while_hours_are_corrected_only_answers_by_what_is_published_say_so() throws Exception {
    states.put("case", new Sources.SourceState(AS_OF, false, true, 0, new Recount(22_538, false)));

    var january = "from=2026-01-01&to=2026-02-01";
    assertThat(answer(january + "&clock=business", new TimeToResolution()).at("/warnings"))
        .isEmpty();
    assertThat(answer(january, new SlaAttainment()).at("/warnings/0").asText())
        .contains("22538 cases");
    assertThat(answer(january, new OutOfHoursShare()).at("/warnings/0").asText())
        .contains("22538 cases");
  }

  /// Wilson's interval of 3 of 4 is 0.300642 to 0.954413 (Wilson 1927; as `binom.confint` of R's
  /// package binom gives it).
  @Test
  void a_group_of_a_count_says_which_part_of_all_groups_it_is() throws Exception {
    submitted("1", "2026-01-05", "PHONE");
    submitted("2", "2026-01-06", "PHONE");
    submitted("3", "2026-01-07", "PHONE");
    submitted("4", "2026-01-08", "CHAT");
    submitted("5", "2025-12-20", "PHONE");
    submitted("6", "2025-12-21", "CHAT");

    var january = "from=2026-01-01&to=2026-02-01&groupBy=caseChannel&totals=true";
    var compared = january + "&compareTo=previousPeriod";
    var phone = answer(compared, new Submissions()).at("/results/2");
    var top = answer(january + "&orderBy=-value&top=1", new Submissions());
    var accounts = answer(january + "&definition=accounts", new Submissions());

    assertThat(phone.at("/group/caseChannel").asText()).isEqualTo("PHONE");
    assertThat(phone.at("/detail/share").asDouble()).isEqualTo(0.75);
    assertThat(phone.at("/detail/shareCi95Low").asDouble()).isCloseTo(0.300642, within(1e-6));
    assertThat(phone.at("/detail/shareCi95High").asDouble()).isCloseTo(0.954413, within(1e-6));
    assertThat(phone.at("/detail/shareDifference").asDouble()).isEqualTo(0.25);
    assertThat(phone.at("/detail/shareDifferenceCi95Low").asDouble()).isNegative();
    assertThat(top.findValuesAsText("share")).containsExactly("0.75", "0.25");
    assertThat(accounts.findValues("share")).isEmpty();
  }

  @Test
  void pages_of_an_answer_follow_each_other() throws Exception {
    for (var channel : new String[] {"CHAT", "EMAIL", "PHONE"}) {
      facts.given(
          SUPPORT_CASE, "id", channel, "created_at", "2026-01-10T00:00:00Z", "channel", channel);
    }
    var query = "from=2026-01-01&to=2026-02-01&groupBy=caseChannel";

    var first = answer(query, 2, Optional.empty(), new Submissions());
    var position = Cursor.position(cursor(first), "f");
    var second = answer(query, 2, position, new Submissions());

    assertThat(first.findValuesAsText("caseChannel")).containsExactly("CHAT", "EMAIL");
    assertThat(second.findValuesAsText("caseChannel")).containsExactly("PHONE");
    assertThat(second.at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void rows_tell_who_is_in_the_numerator_and_why_not() throws Exception {
    customers(2, 1);

    var rows =
        JSON.<JsonNode>valueToTree(
            listing.list(
                AskedMetricsTest.ask("from=2026-01-01&to=2026-02-01", new CustomerChurnRate()),
                AskedMetricsTest.parameters("from=2026-01-01&to=2026-02-01")));

    assertThat(rows.at("/items")).hasSize(2);
    assertThat(rows.at("/terms").toString()).isEqualTo("[\"atStart\",\"churned\",\"atEnd\"]");
    for (var item : rows.at("/items")) {
      assertThat(item.at("/entity").asText()).isEqualTo("account-mrr");
      assertThat(item.at("/at").asText()).isEqualTo("2025-01-01");
      assertThat(item.at("/included").asBoolean()).isTrue();
      assertThat(item.at("/denominator").asBoolean()).isTrue();
      assertThat(item.at("/terms/churned/because").asText("null"))
          .isEqualTo(item.at("/numerator").asBoolean() ? "null" : "still-paying-at-end");
    }
    assertThat(rows.findValuesAsText("numerator")).containsExactlyInAnyOrder("true", "false");
  }

  private Parameters cursor(JsonNode answer) {
    return AskedMetricsTest.parameters("cursor=" + answer.at("/nextCursor").asText());
  }

  /// Acme wrote to us, Bolt did not.
  @Test
  void the_row_of_an_account_says_whether_it_is_counted_and_why_not() throws Exception {
    var silent = new SilentAccounts();
    facts.given(silent.definition().examples().getFirst().given());

    var counted = rowsByAccount("count", silent);
    var shared = rowsByAccount("share", silent);

    assertThat(counted.get("Acme")).isEqualTo("false heard null null");
    assertThat(counted.get("Bolt")).isEqualTo("true null null null");
    assertThat(shared.get("Acme")).isEqualTo("false heard false true");
    assertThat(shared.get("Bolt")).isEqualTo("true null true true");
  }

  /// Included, because, numerator and denominator of each.
  private Map<String, String> rowsByAccount(String definition, Metric metric) {
    var query = "from=2026-01-01&to=2026-02-01&definition=" + definition;
    JsonNode rows =
        JSON.valueToTree(
            listing.list(AskedMetricsTest.ask(query, metric), AskedMetricsTest.parameters(query)));
    var found = new HashMap<String, String>();
    for (var name : Set.of("Acme", "Bolt")) {
      for (var item : rows.at("/items")) {
        if (item.get("id").asText().equals(FactFixture.uuid(name).toString())) {
          found.put(
              name,
              "%s %s %s %s"
                  .formatted(
                      item.get("included").asText(),
                      item.get("because").asText(),
                      item.get("numerator").asText(),
                      item.get("denominator").asText()));
        }
      }
    }
    return found;
  }

  private void customers(int atStart, int leaving) throws Exception {
    for (int i = 0; i < atStart; i++) {
      var end = i < leaving ? "2026-01-20" : "9999-01-01";
      facts.given(
          ACCOUNT_MRR,
          "id",
          "a" + i,
          "account_id",
          "a" + i,
          "currency",
          "EUR",
          "mrr_minor",
          "100",
          "valid_from",
          "2025-01-01",
          "valid_to",
          end);
    }
  }

  private void line(String id, String minor, String from) throws Exception {
    facts.given(
        RECURRING_LINE,
        "id",
        id,
        "account_id",
        "Acme",
        "currency",
        "EUR",
        "monthly_minor",
        minor,
        "valid_from",
        from);
  }

  private JsonNode answer(String query, Metric... metrics) {
    return answer(query, 100, Optional.empty(), metrics);
  }

  /// As JSON, intervals rounded to four digits.
  private JsonNode answer(String query, int limit, Optional<String> after, Metric... metrics) {
    var page = new AnsweringMetrics.Page(limit, after, "f");
    JsonNode json =
        JSON.valueToTree(answering.answer(AskedMetricsTest.ask(query, metrics), page).getFirst());
    for (var result : json.at("/results")) {
      if (result.at("/ci95") instanceof com.fasterxml.jackson.databind.node.ArrayNode bounds) {
        for (int i = 0; i < 2; i++) {
          bounds.set(i, Math.round(bounds.get(i).asDouble() * 1e4) / 1e4);
        }
      }
    }
    return parsed(json);
  }

  private static JsonNode parsed(JsonNode json) {
    try {
      return JSON.readTree(json.toString());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void submitted(String id, String on, String channel) throws Exception {
    facts.given(SUPPORT_CASE, "id", id, "created_at", on + "T12:00:00Z", "channel", channel);
  }

  private Map<String, Sources.SourceState> states(
      String tenant, Set<String> names, @Nullable Instant knownAt) {
    var asked = new HashMap<>(states);
    asked.keySet().retainAll(names);
    return asked;
  }
}
