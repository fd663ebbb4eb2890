package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.engagement.EngagedShare;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts beside what happened to them, also where groups are of what happened.
class PanelRowsTest extends InEachDatabase {

  private final EngagedShare engaged = new EngagedShare();

  PanelRowsTest(Database database) throws Exception {
    super(database);
  }

  /// Acme is spoken with by phone and by mail, Bolt by phone, Cog not at all; Bolt alone is silver.
  @BeforeEach
  void threeCustomers() throws Exception {
    for (var account : List.of("Acme", "Bolt", "Cog")) {
      facts.given(ACCOUNT, "id", account, "tier", account.equals("Bolt") ? "SILVER" : "GOLD");
      facts.given(
          ACCOUNT_MRR,
          "id",
          account,
          "account_id",
          account,
          "currency",
          "EUR",
          "mrr_minor",
          "10000",
          "valid_from",
          "2025-01-01");
    }
    spoken("1", "Acme", "PHONE");
    spoken("2", "Acme", "PHONE");
    spoken("3", "Acme", "EMAIL");
    spoken("4", "Bolt", "PHONE");
  }

  @Test
  void in_a_channel_every_member_counts_with_what_happened_there() throws SQLException {
    assertThat(points(january().groupBy("caseChannel").withTotals()))
        .containsExactly(
            "{} [3.0, 1.0, 0.0]",
            "{caseChannel=EMAIL} [1.0, 0.0, 0.0]",
            "{caseChannel=PHONE} [2.0, 1.0, 0.0]");
  }

  @Test
  void groups_of_accounts_and_of_channels_are_crossed() throws SQLException {
    assertThat(points(january().groupBy("caseChannel", "tier").withTotals()))
        .containsExactly(
            "{} [3.0, 1.0, 0.0]",
            "{caseChannel=EMAIL, tier=GOLD} [1.0, 0.0]",
            "{caseChannel=EMAIL, tier=SILVER} [0.0]",
            "{caseChannel=PHONE, tier=GOLD} [2.0, 0.0]",
            "{caseChannel=PHONE, tier=SILVER} [1.0]");
  }

  @Test
  void a_filter_by_channel_leaves_the_members() throws SQLException {
    assertThat(points(january().only("caseChannel", Filter.Operator.EQ, "EMAIL")))
        .containsExactly("{} [1.0, 0.0, 0.0]");
    assertThat(
            new Lineage()
                .rows(
                    facts.connection(),
                    engaged,
                    "accounts",
                    january().only("caseChannel", Filter.Operator.EQ, "EMAIL").query(),
                    null,
                    10))
        .hasSize(3);
  }

  @Test
  void where_nothing_happened_the_total_still_has_everybody() throws SQLException {
    var march = Asking.during("2026-03-01", "2026-04-01").groupBy("caseChannel").withTotals();

    assertThat(points(march)).containsExactly("{} [0.0, 0.0, 0.0]");
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void spoken(String id, String account, String channel) throws SQLException {
    facts.given(
        INTERACTION,
        "id",
        id,
        "account_id",
        account,
        "channel",
        channel,
        "happened_at",
        "2026-01-10T00:00:00Z",
        "actor_kind",
        "REP",
        "visible_to_customer",
        "true",
        "automated",
        "false");
  }

  /// The group and the engagements of each account, the most engaged first.
  private List<String> points(Asking asking) throws SQLException {
    return new Engine()
        .answer(facts.connection(), List.of(engaged), asking.query()).getFirst().points().stream()
            .map(
                point ->
                    point.group()
                        + " "
                        + point.cell().each("engagements").stream()
                            .sorted((a, b) -> Double.compare(b, a))
                            .toList())
            .toList();
  }
}
