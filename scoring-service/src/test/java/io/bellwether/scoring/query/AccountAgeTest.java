package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.engagement.EngagementFrequency;
import io.bellwether.scoring.metric.support.Submissions;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When an account became a customer, and for how long it had been one.
class AccountAgeTest extends InEachDatabase {

  AccountAgeTest(Database database) throws Exception {
    super(database);
  }

  @Test
  void a_cohort_is_the_quarter_in_which_an_account_became_a_customer() throws SQLException {
    customer("Acme", "2024-09-30");
    customer("Bolt", "2024-10-01");
    customer("Cog", null);

    assertThat(casesBy("cohort", Asking.during("2026-01-01", "2026-02-01")))
        .containsExactly("(none) 1", "2024-Q3 1", "2024-Q4 1");
  }

  /// On 31 January, the last day of the interval, whatever the day of the case.
  @Test
  void tenure_is_whole_years_on_the_last_day_of_the_interval() throws SQLException {
    customer("Acme", "2025-01-31");
    customer("Bolt", "2025-02-01");
    customer("Cog", "2016-01-31");
    customer("Dyn", "2016-02-01");
    customer("Eon", "2026-02-01");

    assertThat(casesBy("tenure", Asking.during("2026-01-01", "2026-02-01")))
        .containsExactly("(none) 1", "00 1", "01 1", "09 1", "10+ 1");
  }

  @Test
  void who_came_on_29_february_has_a_year_on_1_march() throws SQLException {
    customer("Acme", "2024-02-29");

    var days = Asking.during("2025-02-28", "2025-03-02").by(Grain.DAY).groupBy("tenure");
    facts.given(
        SUPPORT_CASE, "id", "x", "created_at", "2025-02-28T12:00:00Z", "account_id", "Acme");
    facts.given(
        SUPPORT_CASE, "id", "y", "created_at", "2025-03-01T12:00:00Z", "account_id", "Acme");

    assertThat(points(new Submissions(), days))
        .filteredOn(point -> point.cell().count("cases") > 0)
        .extracting(point -> point.interval().from() + " " + point.group().get("tenure"))
        .containsExactly("2025-02-28 00", "2025-03-01 01");
  }

  /// The day ends elsewhere at another instant, and what happened must still meet who it happened
  /// to.
  @Test
  void in_every_zone_members_and_what_happened_to_them_have_the_same_age() throws SQLException {
    customer("Acme", "2025-01-31");
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-31".split("[= ]"));
    facts.given(
        INTERACTION,
        "id=1 happened_at=2026-01-31T23:30:00Z actor_kind=REP visible_to_customer=true automated=false account_id=Acme"
            .split("[= ]"));

    for (var zone : List.of("UTC", "America/Los_Angeles")) {
      var asking = Asking.during("2026-01-01", "2026-02-01").in(zone).groupBy("tenure");

      assertThat(points(new EngagementFrequency(), asking))
          .extracting(point -> point.group() + " " + point.cell().each("engagements"))
          .containsExactly("{tenure=01} [1.0]");
    }
  }

  @Test
  void answers_can_be_filtered_by_age() throws SQLException {
    customer("Acme", "2024-09-30");
    customer("Bolt", "2020-10-01");

    var old =
        Asking.during("2026-01-01", "2026-02-01")
            .only("tenure", Filter.Operator.IN, "04", "05")
            .only("cohort", Filter.Operator.NE, "2024-Q3");

    assertThat(points(new Submissions(), old).getFirst().cell().count("cases")).isEqualTo(1);
  }

  /// An account, and a case of it in the middle of January 2026.
  private void customer(String id, @Nullable String since) throws SQLException {
    facts.given(ACCOUNT, "id", id, "customer_since", since);
    facts.given(
        SUPPORT_CASE, "id", "of " + id, "created_at", "2026-01-15T00:00:00Z", "account_id", id);
  }

  private List<String> casesBy(String dimension, Asking asking) throws SQLException {
    return points(new Submissions(), asking.groupBy(dimension)).stream()
        .map(point -> point.group().get(dimension) + " " + point.cell().count("cases"))
        .toList();
  }

  private List<Series.Point> points(Metric metric, Asking asking) throws SQLException {
    return new Engine()
        .answer(facts.connection(), List.of(metric), asking.query())
        .getFirst()
        .points();
  }
}
