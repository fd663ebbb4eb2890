package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.metric.Facts.ACTIVE_USERS;
import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.ContactRate;
import io.bellwether.scoring.metric.support.ContactsPerUser;
import io.bellwether.scoring.query.AllMetrics;
import io.bellwether.scoring.query.Asking;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.FactFixture;
import io.bellwether.scoring.query.Grain;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// How often something happens, compared with what peers lead to expect.
class RatesTest {

  private final ContactsPerUser contacts = new ContactsPerUser();

  /// Eleven of 30 users each with 3 cases, one with 12: 45 of 360 users, an eighth. Of 30 users
  /// 3.75 are expected, 12.5 of a hundred. Nobody else is as large as the last.
  @Test
  void an_account_is_compared_with_others_of_its_size() throws Exception {
    try (var facts = FactFixture.duckDb()) {
      for (int i = 0; i < 12; i++) {
        account(facts, "small " + i, 30, i == 0 ? 12 : 3);
      }
      account(facts, "large", 300, 90);

      var comparison =
          new Comparing(new Engine())
              .compare(
                  facts.connection(),
                  contacts,
                  contacts.dialects().getFirst(),
                  Asking.during("2026-01-01", "2026-02-01").groupBy("account", "sizeBand").query(),
                  1)
              .orElseThrow();

      assertThat(comparison.groups()).hasSize(13);
      assertThat(group(comparison, "small 0").verdict())
          .isEqualTo(FairComparison.Verdict.DIFFERENT);
      assertThat(group(comparison, "small 0").observed()).isCloseTo(40, within(1e-9));
      assertThat(group(comparison, "small 0").expected()).isCloseTo(12.5, within(1e-9));
      assertThat(group(comparison, "small 1").verdict())
          .isEqualTo(FairComparison.Verdict.AS_EXPECTED);
      assertThat(group(comparison, "large").verdict())
          .isEqualTo(FairComparison.Verdict.NOT_COMPARABLE);
    }
  }

  /// Two cases of 100 seats in November and two in December: 2 are expected. Of a Poisson
  /// distribution with that mean 8 or more are seen once in 900 times, less than what lies outside
  /// of three standard deviations.
  @Test
  void contact_for_each_seat_is_followed_over_months() throws Exception {
    try (var facts = FactFixture.duckDb()) {
      facts.given(
          RECURRING_LINE, "id=1 account_id=Acme seats=100 valid_from=2025-01-01".split("[= ]"));
      cases(facts, "2025-11-10", 2);
      cases(facts, "2025-12-10", 2);
      cases(facts, "2026-01-10", 8);
      cases(facts, "2026-02-10", 7);
      var contactRate = new ContactRate();

      var charted =
          new Comparing(new Engine())
              .control(
                  facts.connection(),
                  contactRate,
                  contactRate.dialects().getFirst(),
                  Asking.during("2026-01-01", "2026-03-01").by(Grain.MONTH).query(),
                  Asking.during("2025-11-01", "2026-01-01").by(Grain.MONTH).query(),
                  3);

      assertThat(charted).hasSize(2);
      var january = charted.getFirst();
      assertThat(january.n()).isEqualTo(100);
      assertThat(january.value()).isCloseTo(8, within(1e-12));
      assertThat(january.chart().centre()).isCloseTo(2, within(1e-12));
      assertThat(january.point().outer().getLast()).isCloseTo(7, within(1e-12));
      assertThat(january.point().verdict()).isEqualTo(ControlChart.Verdict.ABOVE);
      assertThat(charted.getLast().point().verdict()).isEqualTo(ControlChart.Verdict.WATCH);
    }
  }

  /// Whoever lays a target on a chart means what the metric tells.
  @Test
  void what_is_charted_of_a_rate_is_what_the_metric_tells() throws Exception {
    var charted = new TreeSet<String>();
    try (var facts = FactFixture.duckDb()) {
      for (var metric : AllMetrics.list()) {
        for (var dialect : metric.dialects()) {
          for (var example : metric.definition().examples()) {
            if (metric.rate(dialect).isPresent()
                && valueIsCharted(facts, metric, dialect, example)) {
              charted.add(metric.definition().id() + " " + dialect.name());
            }
          }
        }
      }
    }

    assertThat(charted)
        .contains(
            "contact-rate rate",
            "contact-rate defects",
            "post-release-defects per-100-accounts",
            "submissions mean-per-hour");
  }

  private static boolean valueIsCharted(
      FactFixture facts, Metric metric, Dialect dialect, Example example) throws SQLException {
    facts.clear();
    facts.given(example.given());
    var interval = example.interval();
    var query = Asking.during(interval.from().toString(), interval.to().toString()).query();
    var cell =
        new Engine()
            .answer(facts.connection(), List.of(metric), query)
            .getFirst()
            .points()
            .getFirst()
            .cell();
    var charted =
        new Comparing(new Engine())
            .control(facts.connection(), metric, dialect, query, query, 3)
            .getFirst();
    if (dialect.finish().apply(cell) instanceof Outcome.Value(Quantity.Real(var value), _)) {
      assertThat(charted.value()).as(dialect.reference()).isCloseTo(value, within(1e-9));
      return true;
    }
    return false;
  }

  private static void cases(FactFixture facts, String day, int many) throws SQLException {
    for (int i = 0; i < many; i++) {
      facts.given(
          SUPPORT_CASE,
          "id",
          day + " " + i,
          "account_id",
          "Acme",
          "created_at",
          day + "T00:00:00Z");
    }
  }

  private static FairComparison.Group group(FairComparison.Comparison comparison, String account) {
    var id = FactFixture.uuid(account).toString();
    return comparison.groups().stream()
        .filter(group -> group.name().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void account(FactFixture facts, String account, int users, int cases)
      throws SQLException {
    facts.given(
        ACTIVE_USERS,
        "id",
        account,
        "account_id",
        account,
        "users",
        Integer.toString(users),
        "valid_from",
        "2026-01-20",
        "valid_to",
        "2026-02-19");
    for (int i = 0; i < cases; i++) {
      facts.given(
          SUPPORT_CASE,
          "id",
          account + " " + i,
          "account_id",
          account,
          "created_at",
          "2026-01-10T00:00:00Z");
    }
  }
}
