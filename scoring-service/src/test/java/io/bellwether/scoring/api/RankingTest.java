package io.bellwether.scoring.api;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.line;
import static io.bellwether.scoring.store.Changes.supportCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.store.TemporaryFactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The order of groups over HTTP. Five tiers: A has 4 cases in January 2026, B and C have 2, D has
/// 1 then and 6 in February, and E none; the cases of a tier are all of one account.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class RankingTest {

  private static final String TENANT = "ladder";
  private static final String OTHER_TENANT = "of two currencies";

  private static final String CASES =
      "/v1/metrics/submissions?from=2026-01-01&to=2026-02-01&groupBy=tier";

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
    if (writer.cursor(Source.CASE).token().equals("2")) {
      return;
    }
    var start = LocalDate.parse("2025-01-01");
    var customers = new ArrayList<FactChange>();
    for (var tier : List.of("A", "B", "C", "D", "E")) {
      customers.add(account(TENANT, "account " + tier, customers.size() + 101, 1, tier));
    }
    customers.add(line(TENANT, "a", 106, 1, "account A", "EUR", 10_000, start, null));
    customers.add(
        line(TENANT, "e", 107, 1, "account E", "EUR", 900, start, LocalDate.parse("2026-01-10")));
    customers.add(account(OTHER_TENANT, "of otto", 108, 1, "A"));
    customers.add(line(OTHER_TENANT, "o1", 109, 1, "of otto", "EUR", 100, start, null));
    customers.add(account(OTHER_TENANT, "too of otto", 110, 1, "B"));
    customers.add(line(OTHER_TENANT, "o2", 111, 1, "too of otto", "USD", 100, start, null));
    write(Source.SUBSCRIPTION, customers);
    var cases = new ArrayList<FactChange>();
    add(cases, "A", 4, "2026-01-05T10:00:00Z");
    add(cases, "B", 2, "2026-01-06T10:00:00Z");
    add(cases, "C", 2, "2026-01-07T10:00:00Z");
    add(cases, "D", 1, "2026-01-08T10:00:00Z");
    add(cases, "D", 6, "2026-02-08T10:00:00Z");
    write(Source.CASE, cases);
  }

  private static void add(List<FactChange> cases, String tier, int count, String at) {
    for (int i = 0; i < count; i++) {
      var name = "case " + cases.size();
      var account = "account " + tier;
      var seq = cases.size() + 101;
      cases.add(supportCase(TENANT, name, seq, 1, account, Instant.parse(at), null));
    }
  }

  private void write(Source source, List<FactChange> changes) {
    writer.apply(TemporaryFactStore.page(source, writer.cursor(source).token(), "2", changes));
  }

  @Test
  void groups_are_ordered_by_value_and_equal_ones_share_a_rank() {
    get(CASES + "&orderBy=-value")
        .body("results.group.tier", equalTo(List.of("A", "B", "C", "D")))
        .body("results.value", equalTo(List.of(4, 2, 2, 1)))
        .body("results.rank", equalTo(List.of(1, 2, 2, 4)));
    get(CASES + "&orderBy=value")
        .body("results.group.tier", equalTo(List.of("D", "B", "C", "A")))
        .body("results.rank", equalTo(List.of(1, 2, 2, 4)));
    get(CASES).body("results.rank[0]", nullValue());
  }

  /// 9 cases in January: 4 of A, 2 of B, and 3 of the other two tiers. They come from 4 accounts,
  /// which cannot be added up where an account is in two groups, so the rest is counted anew.
  @Test
  void what_is_not_among_the_first_is_one_group() {
    get(CASES + "&orderBy=-value&top=2&totals=true")
        .body("results.group.tier", equalTo(Arrays.asList(null, "A", "B", "(other)")))
        .body("results.value", equalTo(List.of(9, 4, 2, 3)))
        .body("results.rank", equalTo(Arrays.asList(null, 1, 2, null)))
        .body("results.detail.accounts", equalTo(List.of(4, 1, 1, 2)));
  }

  /// What is open at the end of February is all that came in: 7 of 15 cases are of D.
  @Test
  void a_group_has_a_share_of_what_is_open_too() {
    get("/v1/metrics/backlog?from=2026-02-01&to=2026-03-01&groupBy=tier&orderBy=-value&top=1"
            + "&compareTo=previousPeriod")
        .body("results.group.tier", equalTo(List.of("D", "(other)")))
        .body("results.detail.share", equalTo(List.of(7 / 15f, 8 / 15f)))
        .body("results[0].detail.shareDifference", equalTo(7 / 15f - 1 / 9f));
    get("/v1/metrics/awaiting-response?from=2026-02-01&to=2026-03-01&groupBy=tier&orderBy=-value")
        .body("results[0].detail.share", equalTo(7 / 15f));
  }

  /// Which groups they are is said by the whole interval: D is second with 7 of 15, though last in
  /// January.
  @Test
  void the_first_groups_are_the_same_in_every_interval() {
    get("/v1/metrics/submissions?from=2026-01-01&to=2026-03-01&grain=month&groupBy=tier"
            + "&orderBy=-value&top=1")
        .body("results.group.tier", equalTo(List.of("D", "(other)", "D", "(other)")))
        .body("results.value", equalTo(List.of(1, 8, 6, 0)));
  }

  @Test
  void the_rows_of_the_rest_are_listed_like_any_others() {
    var rows =
        get(CASES + "&orderBy=-value&top=2").extract().<List<String>>path("results.rows").getLast();

    get(rows).body("items.findAll { it.included }", hasSize(3));
  }

  @Test
  void medians_have_a_rest_too() {
    get(CASES.replace("submissions", "first-response-time") + "&orderBy=-value&top=1")
        .body("results.group.tier", equalTo(List.of("A", "(other)")))
        .body("results.rank[0]", nullValue());
  }

  @Test
  void there_is_no_rest_where_nothing_is_left() {
    get(CASES + "&orderBy=-value&top=4").body("results", hasSize(4));
  }

  /// E paid until 10 January and is no group at the end of February.
  @Test
  void who_left_on_the_way_is_in_the_rest() {
    get("/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-03-01&grain=week"
            + "&groupBy=tier&orderBy=-value&top=3")
        .body("results[0].group.tier", equalTo("A"))
        .body("results[1].group.tier", equalTo("(other)"))
        .body("results[1].value.amountMinor", equalTo(900));
  }

  @Test
  void pages_of_ordered_groups_are_the_whole() {
    var found = new ArrayList<String>();
    var cursor = "";
    do {
      var page = get(CASES + "&orderBy=-value&top=3&limit=1" + cursor).extract();
      found.addAll(page.<List<String>>path("results.group.tier"));
      cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
    } while (cursor != null);

    assertThat(found).containsExactly("A", "B", "C", "(other)");
  }

  @Test
  void several_metrics_are_ordered_each_by_its_own_values() {
    Api.ofTenant(TENANT)
        .contentType("application/json")
        .body(
            Map.of(
                "metrics",
                List.of("submissions", "backlog"),
                "from",
                "2026-01-01",
                "to",
                "2026-03-01",
                "groupBy",
                List.of("tier"),
                "orderBy",
                "-value",
                "top",
                1))
        .post("/v1/metrics:query")
        .then()
        .statusCode(200)
        .body("answers[0].results.group.tier", equalTo(List.of("D", "(other)")))
        .body("answers[0].results.value", equalTo(List.of(7, 8)))
        .body("answers[1].results.group.tier", equalTo(List.of("D", "(other)")));
  }

  @Test
  void amounts_of_two_currencies_have_no_order() {
    Api.ofTenant(OTHER_TENANT)
        .get(
            "/v1/metrics/monthly-recurring-revenue?from=2026-01-01&to=2026-03-01&groupBy=tier"
                + "&orderBy=value")
        .then()
        .statusCode(400)
        .body("detail", containsString("these are in [EUR, USD]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "&top=3; top: '3' (expected: together with orderBy",
        "&orderBy=size; orderBy: 'size' (expected: one of [value, -value])",
        "&orderBy=value&top=0; top: '0' (expected: a whole number from 1 to 100)",
        "&orderBy=value&top=101; top: '101'",
        "&orderBy=value&top=some; top: 'some'",
        "&orderBy=value&top=2&groupBy=region; top: '2' (expected: with one dimension in groupBy"
      })
  void an_order_that_makes_no_sense_is_refused(String parameters, String detail) {
    Api.ofTenant(TENANT)
        .get(CASES + parameters)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"))
        .body("detail", containsString(detail));
  }

  @Test
  void an_order_needs_groups() {
    Api.ofTenant(TENANT)
        .get(CASES.replace("&groupBy=tier", "") + "&orderBy=value")
        .then()
        .statusCode(400)
        .body("detail", containsString("together with groupBy"));
  }

  private static ValidatableResponse get(String path) {
    return Api.ofTenant(TENANT).get(path).then().statusCode(200);
  }
}
