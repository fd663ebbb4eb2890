package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_STATE;
import static io.bellwether.scoring.metric.Facts.SERVICE_REVENUE;
import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Timing;
import io.bellwether.scoring.metric.engagement.EngagementFrequency;
import io.bellwether.scoring.metric.retention.CustomerChurnRate;
import io.bellwether.scoring.metric.support.Backlog;
import io.bellwether.scoring.metric.support.Submissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A number by tier does not change because a customer's tier did: what happened in March is in the
/// group of March.
class AccountOfRowTest extends InEachDatabase {

  AccountOfRowTest(Database database) throws Exception {
    super(database);
  }

  /// Acme is gold until June, then silver; industry is known as it is now.
  @BeforeEach
  void goldThenSilver() throws Exception {
    facts.given(ACCOUNT, "id=Acme tier=SILVER industry=RETAIL".split("[= ]"));
    facts.given(
        ACCOUNT_STATE,
        "id=S1 account_id=Acme tier=GOLD valid_to=2026-06-01T00:00:00Z".split("[= ]"));
    facts.given(
        ACCOUNT_STATE,
        "id=S2 account_id=Acme tier=SILVER valid_from=2026-06-01T00:00:00Z".split("[= ]"));
  }

  @Test
  void what_happened_is_in_the_group_of_its_time() throws SQLException {
    aCase("old", "2026-05-31T23:59:59Z");
    aCase("new", "2026-06-01T00:00:00Z");

    assertThat(tiers(new Submissions(), "cases", year())).containsExactly("GOLD 1", "SILVER 1");
    assertThat(tiers(new Submissions(), "cases", year().only("tier", Filter.Operator.EQ, "GOLD")))
        .containsExactly("GOLD 1");
  }

  @Test
  void a_state_that_knew_no_tier_is_not_filled_with_that_of_today() throws SQLException {
    facts.given(ACCOUNT, "id=Bolt tier=GOLD".split("[= ]"));
    facts.given(ACCOUNT_STATE, "id=S3 account_id=Bolt valid_to=2026-06-01T00:00:00Z".split("[= ]"));
    facts.given(
        ACCOUNT_STATE,
        "id=S4 account_id=Bolt tier=GOLD valid_from=2026-06-01T00:00:00Z".split("[= ]"));
    facts.given(SUPPORT_CASE, "id=b created_at=2026-03-01T00:00:00Z account_id=Bolt".split("[= ]"));

    assertThat(tiers(new Submissions(), "cases", year())).containsExactly("(none) 1");
  }

  @Test
  void without_states_an_account_always_was_what_it_is() throws SQLException {
    facts.given(ACCOUNT, "id=Cog tier=BRONZE".split("[= ]"));
    facts.given(SUPPORT_CASE, "id=c created_at=2026-03-01T00:00:00Z account_id=Cog".split("[= ]"));

    assertThat(tiers(new Submissions(), "cases", year())).containsExactly("BRONZE 1");
  }

  @Test
  void what_is_in_force_is_in_the_group_of_just_before_the_edge() throws SQLException {
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01".split("[= ]"));
    var metric =
        metric(
            Measure.of(
                "mrr", ACCOUNT_MRR, Timing.closing("valid_from", "valid_to"), new Agg.Count()));

    assertThat(tiers(metric, "mrr", Asking.during("2026-05-01", "2026-06-01")))
        .containsExactly("GOLD 1");
    assertThat(tiers(metric, "mrr", Asking.during("2026-06-01", "2026-06-02")))
        .containsExactly("SILVER 1");
  }

  @Test
  void who_leaves_is_lost_from_the_group_in_which_the_interval_began() throws SQLException {
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01 valid_to=2026-06-15"
            .split("[= ]"));

    assertThat(tiers(new CustomerChurnRate(), "atStart", Asking.during("2026-05-01", "2026-07-01")))
        .containsExactly("GOLD 1");
  }

  /// In Berlin the first of June begins two hours earlier, and so does what was said of it.
  @Test
  void a_business_date_is_in_the_group_in_which_its_local_day_begins() throws SQLException {
    facts.given(ACCOUNT, "id=Dyn tier=SILVER".split("[= ]"));
    facts.given(
        ACCOUNT_STATE,
        "id=S5 account_id=Dyn tier=GOLD valid_to=2026-05-31T22:00:00Z".split("[= ]"));
    facts.given(
        ACCOUNT_STATE,
        "id=S6 account_id=Dyn tier=SILVER valid_from=2026-05-31T22:00:00Z".split("[= ]"));
    for (var day : List.of("2026-05-31", "2026-06-01")) {
      facts.given(
          SERVICE_REVENUE,
          ("id=R%1$s account_id=Dyn recognized_on=%1$s amount_minor=1 currency=EUR".formatted(day))
              .split("[= ]"));
    }
    var revenue = metric(Measure.count("rows", SERVICE_REVENUE, Timing.on("recognized_on")));

    assertThat(tiers(revenue, "rows", year().in("Europe/Berlin")))
        .containsExactly("GOLD 1", "SILVER 1");
    // In New York that day begins later.
    assertThat(tiers(revenue, "rows", year().in("America/New_York")))
        .containsExactly("GOLD 1", "SILVER 1");
    assertThat(tiers(revenue, "rows", year().in("Pacific/Auckland"))).containsExactly("GOLD 2");
  }

  /// It was gold when it came in, so it goes out as gold: or the groups would not add up.
  @Test
  void a_backlog_rolls_forward_in_every_group_although_the_customer_changes_its_group()
      throws SQLException {
    facts.given(
        CASE_OPEN,
        "id=1 account_id=Acme opening=CREATED closing=RESOLVED valid_from=2026-05-10T00:00:00Z valid_to=2026-06-10T00:00:00Z"
            .split("[= ]"));
    facts.given(
        CASE_OPEN,
        "id=2 account_id=Acme opening=CREATED valid_from=2026-06-02T00:00:00Z".split("[= ]"));
    var backlog = new Backlog();

    var points = points(backlog, Asking.during("2026-05-01", "2026-07-01").by(Grain.MONTH));

    assertThat(points)
        .extracting(
            p ->
                p.interval().from()
                    + " "
                    + p.group().get("tier")
                    + " "
                    + p.cell().count("created")
                    + " "
                    + p.cell().count("resolved")
                    + " "
                    + p.cell().count("closing"))
        .containsExactly(
            "2026-05-01 GOLD 1 0 1",
            "2026-05-01 SILVER 0 0 0",
            "2026-06-01 GOLD 0 1 0",
            "2026-06-01 SILVER 1 0 1");
    assertThat(points)
        .allMatch(
            p -> backlog.identities().stream().allMatch(identity -> identity.holds(p.cell())));
  }

  @Test
  void accounts_with_what_happened_to_them_are_in_the_group_of_the_end() throws SQLException {
    facts.given(
        ACCOUNT_MRR,
        "id=Acme account_id=Acme currency=EUR mrr_minor=10000 valid_from=2025-01-01".split("[= ]"));
    facts.given(
        INTERACTION,
        "id=1 account_id=Acme happened_at=2026-03-01T00:00:00Z actor_kind=REP visible_to_customer=true automated=false"
            .split("[= ]"));

    assertThat(points(new EngagementFrequency(), year()))
        .extracting(p -> p.group().get("tier") + " " + p.cell().each("engagements"))
        .containsExactly("SILVER [1.0]");
  }

  @Test
  void what_is_not_kept_is_known_as_it_is_now() throws SQLException {
    aCase("old", "2026-03-01T00:00:00Z");

    assertThat(answer(new Submissions(), year().groupBy("industry")))
        .extracting(p -> p.group().get("industry"))
        .containsExactly("RETAIL");
  }

  @Test
  void an_old_answer_knows_the_states_of_old() throws SQLException {
    aCase("old", "2026-03-01T00:00:00Z");
    facts.given(
        FactFixture.TENANT,
        Instant.parse("2026-08-01T00:00:00Z"),
        ACCOUNT_STATE,
        "id=S7 account_id=Acme tier=PLATINUM valid_to=2026-06-01T00:00:00Z".split("[= ]"));
    facts.superseded(ACCOUNT_STATE, "S1", Instant.parse("2026-08-01T00:00:00Z"));

    assertThat(tiers(new Submissions(), "cases", year())).containsExactly("PLATINUM 1");
    assertThat(tiers(new Submissions(), "cases", year().knownAt("2026-07-01T00:00:00Z")))
        .containsExactly("GOLD 1");
  }

  private static Asking year() {
    return Asking.during("2026-01-01", "2027-01-01");
  }

  private static Metric metric(Measure measure) {
    return new MetricForTest(Map.of(), measure);
  }

  private void aCase(String id, String created) throws SQLException {
    facts.given(SUPPORT_CASE, "id", id, "created_at", created, "account_id", "Acme");
  }

  private List<String> tiers(Metric metric, String term, Asking asking) throws SQLException {
    return points(metric, asking).stream()
        .map(point -> point.group().get("tier") + " " + point.cell().count(term))
        .toList();
  }

  private List<Series.Point> points(Metric metric, Asking asking) throws SQLException {
    return answer(metric, asking.groupBy("tier"));
  }

  private List<Series.Point> answer(Metric metric, Asking asking) throws SQLException {
    return new Engine()
        .answer(facts.connection(), List.of(metric), asking.query())
        .getFirst()
        .points();
  }
}
