package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Filter.Operator.EQ;
import static io.bellwether.scoring.metric.Filter.Operator.IN;
import static io.bellwether.scoring.metric.Filter.Operator.NE;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Timing;
import io.bellwether.scoring.metric.engagement.SilentAccounts;
import io.bellwether.scoring.metric.retention.CustomerChurnRate;
import io.bellwether.scoring.metric.revenue.MonthlyRecurringRevenue;
import io.bellwether.scoring.metric.support.Submissions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every rule of the engine holds in DuckDB and in PostgreSQL.
class EngineTest extends InEachDatabase {

  EngineTest(Database database) throws Exception {
    super(database);
  }

  @Test
  void an_interval_without_rows_is_there_with_empty_terms() throws SQLException {
    cases("2026-01-10T00:00:00Z", "2026-03-10T00:00:00Z");

    assertThat(counts(Asking.during("2026-01-01", "2026-04-01").by(Grain.MONTH)))
        .containsExactly(1L, 0L, 1L);
  }

  @Test
  void the_first_and_last_interval_are_cut_at_the_edges_of_the_question() throws SQLException {
    cases("2026-01-14T23:59:59Z", "2026-01-15T00:00:00Z", "2026-02-09T23:59:59Z");
    cases("2026-02-10T00:00:00Z");

    var points = points(Asking.during("2026-01-15", "2026-02-10").by(Grain.MONTH));

    assertThat(points).extracting(p -> p.interval().toString()).hasSize(2);
    assertThat(points).extracting(p -> p.cell().count("cases")).containsExactly(1L, 1L);
  }

  @Test
  void a_day_begins_at_local_midnight_and_may_have_23_or_25_hours() throws SQLException {
    // Berlin leaves winter time on 2026-03-29 (23 hours) and returns on 2026-10-25 (25 hours).
    cases("2026-03-28T22:59:59Z");
    cases("2026-03-28T23:00:00Z", "2026-03-28T23:30:00Z", "2026-03-29T21:59:59Z");
    cases("2026-03-29T22:00:00Z");
    cases("2026-10-24T21:59:59Z");
    cases("2026-10-24T22:00:00Z", "2026-10-24T22:30:00Z", "2026-10-25T22:59:59Z");
    cases("2026-10-25T23:00:00Z");

    assertThat(counts(Asking.during("2026-03-29", "2026-03-30").in("Europe/Berlin")))
        .containsExactly(3L);
    assertThat(counts(Asking.during("2026-10-25", "2026-10-26").in("Europe/Berlin")))
        .containsExactly(3L);
  }

  @Test
  void every_case_of_a_year_falls_into_exactly_one_local_day() throws SQLException {
    for (int hour = 0; hour < 365 * 24; hour += 7) {
      cases(Instant.parse("2026-01-01T08:00:00Z").plusSeconds(hour * 3600L).toString());
    }
    var days = Asking.during("2026-01-01", "2027-01-01").in("America/Los_Angeles").by(Grain.DAY);

    var counts = counts(days);

    // 8760 hours from local midnight on, one case in seven hours.
    assertThat(counts).hasSize(365);
    assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo((8760 + 6) / 7);
  }

  @Test
  void a_business_date_is_the_same_day_in_every_zone() throws SQLException {
    facts.given(
        RECURRING_LINE,
        "id",
        "1",
        "account_id",
        "Acme",
        "currency",
        "EUR",
        "monthly_minor",
        "100",
        "valid_from",
        "2026-01-31",
        "valid_to",
        "2026-03-01");
    var asking = Asking.during("2026-01-31", "2026-02-01");

    for (var zone : List.of("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")) {
      assertThat(mrr(asking.in(zone))).as(zone).isEqualByComparingTo("100");
    }
  }

  @Test
  void an_answer_that_no_memory_holds_is_refused_before_it_is_made() throws SQLException {
    for (int i = 0; i < 125; i++) {
      aCase("case " + i, "2026-01-10T00:00:00Z", null, "account " + i);
    }
    var days = Asking.during("2026-01-01", "2027-02-05").by(Grain.DAY).groupBy("account");

    // 125 accounts in 400 days.
    assertThat(points(days)).hasSize(LargestAnswer.MOST_RESULTS);

    aCase("one more", "2026-01-10T00:00:00Z", null, "account 125");

    assertThatThrownBy(() -> points(days))
        .hasMessageContaining("groupBy: 'account'")
        .hasMessageContaining("at most 50000 results, there are 126 groups in 400 intervals");
  }

  /// Were they cut into days first, it would show as too many cells before all groups are known.
  @Test
  void what_is_far_too_large_is_counted_and_not_cut() throws SQLException {
    aCase("case", "2026-01-10T00:00:00Z", null, "account");
    insert(
        """
        stored_support_case (tenant_id, known_from, known_to, id, account_id, created_at)
        SELECT 'acme', TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP '9999-01-01 00:00:00',
          CAST(md5(CAST(1000 * a + d AS varchar)) AS uuid), CAST(md5(CAST(a AS varchar)) AS uuid),
          TIMESTAMP '2026-01-01 00:00:00' + d * INTERVAL '1' day
        FROM generate_series(1, 260) x(a), generate_series(0, 399) y(d)\
        """);
    var days = Asking.during("2026-01-01", "2027-02-05").by(Grain.DAY).groupBy("account");

    assertThatThrownBy(() -> points(days)).hasMessageContaining("261 groups in 400 intervals");
  }

  @Test
  void the_accounts_of_many_intervals_are_looked_at_once_or_refused() throws SQLException {
    facts.given(
        ACCOUNT_MRR,
        "id",
        "one",
        "account_id",
        "one",
        "currency",
        "EUR",
        "mrr_minor",
        "100",
        "valid_from",
        "2024-01-01");
    insert(
        """
        stored_account_mrr (tenant_id, known_from, known_to, id, account_id, currency, mrr_minor, valid_from, valid_to)
        SELECT 'acme', TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP '9999-01-01 00:00:00',
          CAST(md5(CAST(a AS varchar)) AS uuid), CAST(md5(CAST(a AS varchar)) AS uuid), 'EUR', 100,
          TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP '9999-01-01 00:00:00'
        FROM generate_series(1, 699) x(a)\
        """);
    List<Metric> silent = List.of(new SilentAccounts());
    var days = Asking.during("2025-01-01", "2025-05-01").by(Grain.DAY).query();
    var year = Asking.during("2025-01-01", "2026-01-01").by(Grain.DAY).query();

    var points =
        assertTimeout(
            Duration.ofSeconds(15),
            () -> engine.answer(facts.connection(), silent, days).getFirst().points());

    assertThat(points).hasSize(120).allMatch(point -> point.cell().count("accounts") == 700);
    assertThatThrownBy(() -> engine.answer(facts.connection(), silent, year))
        .hasMessageContaining("700 accounts in 365 intervals")
        .hasMessageContaining("at most 250000");
  }

  private void insert(String rows) throws SQLException {
    try (var statement = facts.connection().createStatement()) {
      statement.execute("INSERT INTO " + rows);
    }
  }

  @Test
  void a_line_is_in_force_just_before_an_edge() throws SQLException {
    facts.given(
        RECURRING_LINE,
        "id",
        "1",
        "account_id",
        "Acme",
        "currency",
        "EUR",
        "monthly_minor",
        "100",
        "valid_from",
        "2026-01-10",
        "valid_to",
        "2026-01-20");

    assertThat(mrr(Asking.during("2026-01-01", "2026-01-10"))).isEqualByComparingTo("0");
    assertThat(mrr(Asking.during("2026-01-01", "2026-01-11"))).isEqualByComparingTo("100");
    assertThat(mrr(Asking.during("2026-01-01", "2026-01-20"))).isEqualByComparingTo("100");
    assertThat(mrr(Asking.during("2026-01-01", "2026-01-21"))).isEqualByComparingTo("0");
  }

  @Test
  void groups_are_in_order_and_each_has_every_interval() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", null);
    aCase("2", "2026-02-10T00:00:00Z", "EMAIL", null);

    var points =
        points(Asking.during("2026-01-01", "2026-03-01").by(Grain.MONTH).groupBy("caseChannel"));

    assertThat(points)
        .extracting(p -> p.group().get("caseChannel") + " " + p.cell().count("cases"))
        .containsExactly("EMAIL 0", "WEB 1", "EMAIL 1", "WEB 0");
  }

  @Test
  void a_row_without_the_dimension_is_a_group_of_its_own() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", null, null);
    var asking = Asking.during("2026-01-01", "2026-02-01");

    assertThat(points(asking.groupBy("caseChannel")).getFirst().group())
        .isEqualTo(Map.of("caseChannel", "(none)"));
    assertThat(counts(asking.groupBy().only("caseChannel", EQ, "(none)"))).containsExactly(1L);
  }

  @Test
  void a_total_counts_who_is_in_two_groups_once() throws SQLException {
    var accounts =
        metric(
            Measure.of(
                "accounts", SUPPORT_CASE, Timing.on("created_at"), new Agg.Distinct("account_id")));
    aCase("1", "2026-01-10T00:00:00Z", "WEB", "Acme");
    aCase("2", "2026-01-11T00:00:00Z", "EMAIL", "Acme");
    var asking = Asking.during("2026-01-01", "2026-02-01").groupBy("caseChannel").withTotals();

    var points = answer(accounts, asking);

    assertThat(points)
        .extracting(p -> p.group() + " " + p.cell().count("accounts"))
        .containsExactly("{} 1", "{caseChannel=EMAIL} 1", "{caseChannel=WEB} 1");
  }

  @Test
  void cases_can_be_grouped_and_filtered_by_their_account() throws SQLException {
    facts.given(ACCOUNT, "id", "Acme", "region", "EMEA", "tier", "GOLD");
    facts.given(ACCOUNT, "id", "Globex", "region", "APAC", "tier", "GOLD");
    aCase("1", "2026-01-10T00:00:00Z", "WEB", "Acme");
    aCase("2", "2026-01-10T00:00:00Z", "WEB", "Globex");
    aCase("3", "2026-01-10T00:00:00Z", "WEB", "unheard-of");
    var january = Asking.during("2026-01-01", "2026-02-01");

    assertThat(points(january.groupBy("tier")))
        .extracting(p -> p.group().get("tier") + " " + p.cell().count("cases"))
        .containsExactly("(none) 1", "GOLD 2");
    assertThat(counts(january.groupBy().only("region", EQ, "EMEA"))).containsExactly(1L);
  }

  @Test
  void filters_keep_one_several_or_all_but_one() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", null);
    aCase("2", "2026-01-10T00:00:00Z", "EMAIL", null);
    aCase("3", "2026-01-10T00:00:00Z", null, null);

    assertThat(counts(january().only("caseChannel", EQ, "WEB"))).containsExactly(1L);
    assertThat(counts(january().only("caseChannel", IN, "WEB", "EMAIL"))).containsExactly(2L);
    assertThat(counts(january().only("caseChannel", NE, "WEB"))).containsExactly(2L);
    assertThat(counts(january().only("caseChannel", NE, "WEB").only("caseChannel", NE, "EMAIL")))
        .containsExactly(1L);
  }

  @Test
  void a_value_is_a_value_whatever_it_looks_like() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", null);

    assertThat(counts(january().only("caseChannel", EQ, "WEB') OR 1=1 --"))).containsExactly(0L);
  }

  @Test
  void a_dimension_that_is_none_does_not_reach_the_database() {
    assertThatThrownBy(() -> points(january().groupBy("channel); DROP TABLE x; --")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: one of [account, caseChannel, accessPoint");
  }

  @Test
  void a_tenant_sees_nothing_of_another() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", "Acme");
    facts.given(ACCOUNT, "id", "Acme", "tier", "GOLD");
    var grouped = january().groupBy("caseChannel", "tier").withTotals();
    var before = points(grouped).toString();

    var long_ago = Instant.parse("2020-01-01T00:00:00Z");
    facts.given("other", long_ago, ACCOUNT, "id", "Acme", "tier", "SILVER");
    facts.given(
        "other",
        long_ago,
        SUPPORT_CASE,
        "id",
        "9",
        "account_id",
        "Acme",
        "created_at",
        "2026-01-10T00:00:00Z",
        "channel",
        "PHONE");

    assertThat(points(grouped)).hasToString(before);
    assertThat(points(january().of("nobody").groupBy("caseChannel"))).isEmpty();
  }

  @Test
  void an_old_answer_can_be_had_again() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", null);
    facts.superseded(SUPPORT_CASE, "1", Instant.parse("2026-02-05T00:00:00Z"));
    facts.given(
        FactFixture.TENANT,
        Instant.parse("2026-02-05T00:00:00Z"),
        SUPPORT_CASE,
        "id",
        "1",
        "created_at",
        "2026-01-10T00:00:00Z",
        "channel",
        "PHONE");
    facts.given(
        FactFixture.TENANT,
        Instant.parse("2026-02-06T00:00:00Z"),
        SUPPORT_CASE,
        "id",
        "2",
        "created_at",
        "2026-01-20T00:00:00Z",
        "channel",
        "PHONE");

    assertThat(counts(january())).containsExactly(2L);
    assertThat(counts(january().knownAt("2026-02-05T12:00:00Z"))).containsExactly(1L);
    assertThat(counts(january().knownAt("2026-02-04T00:00:00Z").only("caseChannel", EQ, "WEB")))
        .containsExactly(1L);
    assertThat(counts(january().knownAt("2019-01-01T00:00:00Z"))).containsExactly(0L);
  }

  @Test
  void each_interval_is_compared_with_the_one_before() throws SQLException {
    cases("2025-12-31T12:00:00Z", "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z");

    var points = points(Asking.during("2026-01-01", "2026-03-01").by(Grain.MONTH).withPrevious());

    assertThat(points)
        .extracting(p -> p.cell().count("cases") + " after " + p.previous().count("cases"))
        .containsExactly("2 after 1", "0 after 2");
    assertThat(points.getFirst().previous().interval())
        .hasToString("Interval[from=2025-12-01, to=2026-01-01]");
  }

  @Test
  void several_metrics_share_a_question_and_keep_their_own_groups() throws SQLException {
    aCase("1", "2026-01-10T00:00:00Z", "WEB", "Acme");
    facts.given(ACCOUNT, "id", "Acme", "tier", "GOLD");
    var query = january().groupBy("tier").query();

    var series =
        engine.answer(
            facts.connection(), List.of(new Submissions(), new CustomerChurnRate()), query);

    assertThat(series.get(0).points()).hasSize(1);
    assertThat(series.get(1).points()).isEmpty();
  }

  @Test
  void paying_in_two_currencies_does_not_make_two_customers() throws SQLException {
    for (var currency : List.of("EUR", "USD")) {
      facts.given(
          ACCOUNT_MRR,
          "id",
          "Acme",
          "account_id",
          "Acme",
          "currency",
          currency,
          "mrr_minor",
          "100",
          "valid_from",
          "2025-01-01");
    }

    var cell = answer(new CustomerChurnRate(), january()).getFirst().cell();

    assertThat(cell.terms())
        .isEqualTo(
            Map.of(
                "atStart", new Term.Count(1),
                "churned", new Term.Count(0),
                "atEnd", new Term.Count(1)));
  }

  @Test
  void a_spread_tells_mean_median_and_90th_percentile() throws SQLException {
    for (int score = 0; score <= 10; score++) {
      facts.given(
          RESPONSE, "id", "r" + score, "score", "" + score, "responded_at", "2026-01-10T00:00:00Z");
    }
    var scores =
        metric(Measure.of("s", RESPONSE, Timing.on("responded_at"), new Agg.Spread("score")));

    var spread = answer(scores, january()).getFirst().cell().spread("s");

    // 0..10: mean and median 5, deviation sqrt(110 / 10), p90 at rank 9 of 0..10.
    assertThat(spread.n()).isEqualTo(11);
    assertThat(spread.mean()).isEqualTo(5);
    assertThat(spread.median()).isEqualTo(5);
    assertThat(spread.p90()).isEqualTo(9);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(11), offset());
    // P(at most 1 of 11 below the median) = 12 / 2048 and P(at most 2) = 67 / 2048 = 3.3 %.
    assertThat(spread.ofMedian()).isEqualTo(new Interval95(1, 9));
    // All eleven are below the 90th percentile in 0.9^11 = 31 % of samples.
    assertThat(spread.ofP90()).isNull();
    assertThat(answer(scores, january().of("nobody")).getFirst().cell().spread("s").mean())
        .isNull();
  }

  @Test
  void the_intervals_of_quantiles_are_those_of_order_statistics() throws SQLException {
    var scores =
        metric(Measure.of("s", RESPONSE, Timing.on("responded_at"), new Agg.Spread("score")));
    for (int n : List.of(1, 2, 5, 6, 7, 8, 9, 17, 20, 32, 35, 36, 37, 41, 44, 50, 67, 127, 174)) {
      var values = new long[n];
      for (int i = 0; i < n; i++) {
        // Squares, in an order that is not theirs.
        var value = (long) ((i * 37 + 11) % n) * ((i * 37 + 11) % n);
        values[i] = value;
        facts.given(
            RESPONSE,
            "id",
            n + "/" + i,
            "kind",
            "of " + n,
            "score",
            "" + value,
            "responded_at",
            "2026-01-10T00:00:00Z");
      }
      facts.given(
          RESPONSE, "id", n + "/", "kind", "of " + n, "responded_at", "2026-01-10T00:00:00Z");
      Arrays.sort(values);

      var spread =
          answer(scores, january().only("surveyKind", EQ, "of " + n)).getFirst().cell().spread("s");

      assertThat(spread.n()).isEqualTo(n);
      assertThat(spread.ofMedian())
          .as("%d values", n)
          .isEqualTo(Reaggregation.intervalOf(0.5, values));
      assertThat(spread.ofP90())
          .as("%d values", n)
          .isEqualTo(Reaggregation.intervalOf(0.9, values));
    }
  }

  @Test
  void a_policy_is_a_bound_value_in_a_rule() throws SQLException {
    cases("2026-01-10T00:00:00Z");
    aCase("w", "2026-01-10T00:00:00Z", "WEB", null);
    var web =
        metric(
            Map.of("channel", "WEB"),
            Measure.count("cases", SUPPORT_CASE, Timing.on("created_at"))
                .only("other-channel", "channel = :channel"));

    assertThat(answer(web, january()).getFirst().cell().count("cases")).isEqualTo(1);
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private static Metric metric(Measure measure) {
    return metric(Map.of(), measure);
  }

  private static Metric metric(Map<String, Object> policies, Measure measure) {
    return new MetricForTest(policies, measure);
  }

  private void cases(String... created) throws SQLException {
    for (var at : created) {
      aCase("case of " + at, at, null, null);
    }
  }

  private void aCase(String id, String created, String channel, String account)
      throws SQLException {
    facts.given(
        SUPPORT_CASE, "id", id, "created_at", created, "channel", channel, "account_id", account);
  }

  private List<Series.Point> points(Asking asking) throws SQLException {
    return answer(new Submissions(), asking);
  }

  private List<Series.Point> answer(Metric metric, Asking asking) throws SQLException {
    return engine.answer(facts.connection(), List.of(metric), asking.query()).getFirst().points();
  }

  private List<Long> counts(Asking asking) throws SQLException {
    return points(asking).stream().map(point -> point.cell().count("cases")).toList();
  }

  private BigDecimal mrr(Asking asking) throws SQLException {
    return answer(new MonthlyRecurringRevenue(), asking).getFirst().cell().sum("mrr");
  }
}
