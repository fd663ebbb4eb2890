package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.engagement.PositiveEngagementRate;
import io.bellwether.scoring.metric.retention.CustomerChurnRate;
import io.bellwether.scoring.metric.retention.NetRevenueRetention;
import io.bellwether.scoring.metric.revenue.MonthlyRecurringRevenue;
import io.bellwether.scoring.metric.support.CreditedResolutions;
import io.bellwether.scoring.metric.support.FirstResponseTime;
import io.bellwether.scoring.metric.support.Submissions;
import io.bellwether.scoring.metric.support.TimeInStage;
import io.bellwether.scoring.metric.support.TimeToResolution;
import io.bellwether.scoring.metric.support.WaitTime;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedMetricsTest {

  private static final String JANUARY = "from=2026-01-01&to=2026-02-01";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "to=2026-02-01; invalid-parameter; from: '' (expected: a date, YYYY-MM-DD)",
        "from=01.02.2026&to=2026-02-01; invalid-parameter; from: '01.02.2026' (expected: a date",
        "from=2026-02-30&to=2026-03-01; invalid-parameter; from: '2026-02-30'",
        "from=0001-01-01&to=2026-03-01; invalid-parameter; a date from 1900-01-01",
        "from=2026-02-01&to=2026-02-01; invalid-parameter; a date after from, 2026-02-01",
        "from=2026-01-01&to=2026-02-01&colour=red; unknown-parameter; colour (expected: one of",
        "from=2026-01-01&to=2026-02-01&to=2026-03-01; invalid-parameter; expected: one value",
        "from=2026-01-01&to=2026-02-01&timeZone=Mars; invalid-parameter; timeZone: 'Mars'",
        "from=2026-01-01&to=2026-02-01&grain=hour; invalid-parameter; grain: 'hour' (expected: one",
        "from=1926-01-01&to=2026-01-01&grain=day; invalid-parameter; at most 1500 intervals",
        "from=2026-01-01&to=2026-02-01&groupBy=plan; invalid-parameter; groupBy: 'plan' (expected: for submissions one of [caseChannel",
        "from=2026-01-01&to=2026-02-01&groupBy=tier,tier; invalid-parameter; each value once",
        "from=2026-01-01&to=2026-02-01&groupBy=tier,type,region,country; invalid-parameter; at most 3",
        "from=2026-01-01&to=2026-02-01&filter=tier; invalid-parameter; filter: 'tier' (expected: dim",
        "from=2026-01-01&to=2026-02-01&filter=tier:like:G; invalid-parameter; filter: 'tier:like:G'",
        "from=2026-01-01&to=2026-02-01&filter=plan:eq:G; invalid-parameter; filter: 'plan'",
        "from=2026-01-01&to=2026-02-01&filter=caseChannel:eq:FAX; invalid-parameter; filter: 'FAX' (expected: a value of caseChannel, one of EMAIL, PHONE, CHAT, WEB, COMMUNITY, OTHER or (none))",
        "from=2026-01-01&to=2026-02-01&filter=severity:in:LOW,NOPE; invalid-parameter; filter: 'NOPE' (expected: a value of severity",
        "from=2026-01-01&to=2026-02-01&filter=hour:ne:9; invalid-parameter; filter: '9' (expected: a value of hour, one of 00, 01",
        "from=2026-01-01&to=2026-02-01&definition=other; invalid-parameter; one of [created@1",
        "from=2026-01-01&to=2026-02-01&definition=created@2; invalid-parameter; one of [created@1",
        "from=2026-01-01&to=2026-02-01&compareTo=lastYear; invalid-parameter; [previousPeriod]",
        "from=2026-01-01&to=2026-02-01&knownAt=yesterday; invalid-parameter; an instant",
        "from=2026-01-01&to=2026-02-01&knownAt=+999999999-12-31T23:59:59Z; invalid-parameter; an instant from",
        "from=2026-01-01&to=2026-02-01&knownAt=-9999-01-01T00:00:00Z; invalid-parameter; an instant from",
        "from=2026-01-01&to=2026-02-01&knownAt=+294247-01-10T04:00:54Z; invalid-parameter; an instant from",
        "from=1899-12-31&to=2026-02-01; invalid-parameter; a date from 1900-01-01",
        "from=2024-01-01&to=2026-01-01&grain=day&groupBy=tier; invalid-parameter; at most 400 intervals where there are groups",
        "from=2026-01-01&to=2026-02-01&totals=yes; invalid-parameter; [true, false]",
      })
  void a_question_that_makes_no_sense_is_refused_with_what_was_expected(
      String query, String code, String detail) {
    assertThatThrownBy(() -> ask(query, new Submissions()))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(400);
              assertThat(problem.getParameters()).containsEntry("code", code);
              assertThat(problem.getDetail()).contains(detail);
            });
  }

  @Test
  void a_question_that_is_too_long_is_refused_with_its_length_and_the_limit() {
    var filter = "&filter=tier:eq:GOLD";

    refused(JANUARY + filter.repeat(2000), "2000 filters and groups", "at most 20");
    refused(JANUARY + filter.repeat(20) + "&groupBy=tier", "21 filters and groups", "at most 20");
    refused(JANUARY + "&filter=tier:in:" + distinct(201), "201 values", "at most 200");
    refused(JANUARY + "&filter=tier:eq:" + "x".repeat(201), "201 characters", "at most 200");
    refused(JANUARY + "&filter=tier:in:a," + "x".repeat(201), "201 characters", "at most 200");
    refused(JANUARY + "&definition=created".repeat(21), "21 values", "at most 20");
    assertThat(ask(JANUARY + filter.repeat(20), new Submissions()).query().filters()).hasSize(20);
    ask(JANUARY + "&filter=tier:in:" + distinct(200), new Submissions());
    ask(JANUARY + "&filter=tier:ne:" + "x".repeat(200), new Submissions());
    ask(JANUARY + "&filter=reason:eq:anything&filter=severity:eq:(none)", new Submissions());
  }

  private static String distinct(int values) {
    return IntStream.range(0, values).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
  }

  private static void refused(String query, String length, String limit) {
    refused(query, new Submissions(), length, limit);
  }

  private static void refused(String query, Metric metric, String length, String limit) {
    assertThatThrownBy(() -> ask(query, metric))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getParameters()).containsEntry("code", "invalid-parameter");
              assertThat(problem.getDetail()).contains(length).contains(limit);
            });
  }

  @Test
  void several_ways_to_answer_come_in_the_order_of_the_question() {
    var churn = new CustomerChurnRate();

    var asked = ask(JANUARY + "&definition=average_base,start@1", churn);

    assertThat(asked.dialects(churn))
        .extracting(dialect -> dialect.reference())
        .containsExactly("average_base@1", "start@1");
  }

  @Test
  void a_credit_says_whose_rows_are_where_people_are_asked_for() {
    var time = new TimeToResolution();
    var byRep = JANUARY + "&groupBy=rep&credit=";

    assertThat(ask(JANUARY + "&groupBy=rep", time).credit(time)).contains("resolver");
    assertThat(ask(byRep + "resolver", time).query().ofFirst()).isFalse();
    assertThat(ask(byRep + "first", time).query().ofFirst()).isTrue();
    assertThat(ask(byRep + "first", time).credit(time)).contains("first");
    assertThat(ask(JANUARY + "&filter=team:eq:A&credit=first", time).query().ofFirst()).isTrue();
    assertThat(ask(JANUARY + "&groupBy=severity", time).credit(time)).isEmpty();
  }

  @Test
  void who_does_something_has_the_credit_whoever_had_the_case_first() {
    var replies = new PositiveEngagementRate();
    var credited = new CreditedResolutions();
    var byRep = JANUARY + "&groupBy=rep";

    assertThat(ask(byRep, replies).credit(replies)).contains("actor");
    assertThat(ask(byRep + "&definition=shared,first,resolver", credited).credit(credited))
        .contains("shared,first,resolver");
    refused(byRep + "&credit=first", replies, "credit: 'first'", "one of [actor]");
    refused(byRep + "&credit=first", credited, "credit: 'first'", "by shared@1 one of [shared]");
    refused(
        byRep + "&credit=shared",
        new TimeToResolution(),
        "credit: 'shared'",
        "for time-to-resolution by first-resolution@1 one of [resolver, first]");
    refused(byRep + "&credit=last", new TimeToResolution(), "credit: 'last'", "one of [actor,");
    refused(
        JANUARY + "&groupBy=tier&credit=first",
        new TimeToResolution(),
        "credit: 'first'",
        "none without rep or team");
  }

  @Test
  void a_clock_chooses_the_way_of_answering_that_tells_time_by_it() {
    var time = new TimeToResolution();

    assertThat(references(JANUARY + "&clock=business", time))
        .containsExactly("first-resolution-business@1");
    assertThat(references(JANUARY + "&clock=calendar", time)).containsExactly("first-resolution@1");
    assertThat(
            references(
                JANUARY + "&clock=business&definition=last-resolution,last-resolution-business",
                time))
        .containsExactly("last-resolution-business@1");
  }

  @Test
  void a_way_of_answering_and_a_clock_together_mean_the_same_way_by_that_clock() {
    assertThat(references(JANUARY + "&clock=business&definition=censored", new TimeToResolution()))
        .containsExactly("censored-business@1");
    assertThat(
            references(JANUARY + "&clock=business&definition=censored@2", new FirstResponseTime()))
        .containsExactly("censored-business@2");
    assertThat(references(JANUARY + "&clock=business&definition=created", new FirstResponseTime()))
        .containsExactly("created-business@1");
    assertThat(references(JANUARY + "&clock=business&definition=for-us", new WaitTime()))
        .containsExactly("for-us-business@2");
  }

  @Test
  void a_clock_that_does_not_fit_is_refused_with_what_would() {
    refused(
        JANUARY + "&clock=calendar&definition=until-resolution-business",
        new TimeInStage(),
        "clock: 'calendar'",
        "until-resolution@1 (calendar)");
    refused(
        JANUARY + "&clock=calendar&definition=event-business",
        new FirstResponseTime(),
        "clock: 'calendar'",
        "event@2 (calendar)");
    refused(
        JANUARY + "&clock=business", new Submissions(), "clock: 'business'", "which is no time");
    refused(JANUARY + "&clock=wall", new TimeToResolution(), "wall", "one of [calendar, business]");
  }

  private static List<String> references(String query, Metric metric) {
    return ask(query, metric).dialects(metric).stream().map(Dialect::reference).toList();
  }

  @Test
  void what_is_asked_by_a_dimension_is_answered_in_a_way_that_has_it() {
    var retention = new NetRevenueRetention();

    assertThat(ask(JANUARY, retention).dialects(retention))
        .extracting(Dialect::reference)
        .containsExactly("existing-customers@1");
    assertThat(ask(JANUARY + "&groupBy=tier,product", retention).dialects(retention))
        .extracting(Dialect::reference)
        .containsExactly("existing-products@1");
    assertThat(ask(JANUARY + "&filter=product:eq:CORE", retention).dialects(retention))
        .extracting(Dialect::reference)
        .containsExactly("existing-products@1");
    assertThatThrownBy(
            () -> ask(JANUARY + "&groupBy=product&definition=existing-customers", retention))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem ->
                assertThat(problem.getDetail())
                    .contains("definition: 'existing-customers@1'")
                    .contains("by product one of [existing-products@1]"));
  }

  @Test
  void grouping_by_an_attribute_of_the_account_reads_its_source_too() {
    assertThat(ask(JANUARY, new Submissions()).sources()).containsExactly("case");
    assertThat(ask(JANUARY + "&groupBy=caseChannel", new Submissions()).sources())
        .containsExactly("case");
    assertThat(ask(JANUARY + "&filter=tier:eq:GOLD", new Submissions()).sources())
        .containsExactly("case", "subscription");
  }

  @Test
  void a_dimension_has_to_fit_every_metric_of_the_question() {
    var query = JANUARY + "&groupBy=caseChannel";

    assertThatThrownBy(() -> ask(query, new Submissions(), new MonthlyRecurringRevenue()))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem ->
                assertThat(problem.getDetail()).contains("for monthly-recurring-revenue one of"));
  }

  static AskedMetrics ask(String query, Metric... metrics) {
    return AskedMetrics.of(List.of(metrics), "acme", parameters(query));
  }

  static Parameters parameters(String query) {
    Map<String, List<String>> values =
        Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.groupingBy(
                    pair -> pair[0],
                    LinkedHashMap::new,
                    Collectors.mapping(pair -> pair[1], Collectors.toList())));
    return new Parameters(values, AskedMetrics.PARAMETERS);
  }
}
