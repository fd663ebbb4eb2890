package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_LOSS;
import static io.bellwether.scoring.metric.SupportFacts.LOSS_TOUCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.engagement.EngagedBeforeLoss;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A part that is measured against the whole that it is a part of, and not against itself.
class WholesOfGroupsTest extends InEachDatabase {

  private final EngagedBeforeLoss engaged = new EngagedBeforeLoss();

  WholesOfGroupsTest(Database database) throws Exception {
    super(database);
  }

  /// All three are lost. We called Acme, which wrote to us too; Bolt wrote; of Cog nothing is
  /// known.
  @BeforeEach
  void threeLosses() throws Exception {
    lost("Acme", "GOLD");
    lost("Bolt", "GOLD");
    lost("Cog", "SILVER");
    touched("Acme", "COMPANY", "CALL");
    touched("Acme", "CUSTOMER", "REPLY");
    touched("Bolt", "CUSTOMER", "REPLY");
  }

  @Test
  void every_kind_of_touch_is_a_share_of_all_losses() throws SQLException {
    assertThat(points(january().groupBy("initiatedBy").withTotals()))
        .containsExactly(
            "{} 2 of 3", "{initiatedBy=COMPANY} 1 of 3", "{initiatedBy=CUSTOMER} 2 of 3");
    assertThat(points(january().groupBy("activityType")))
        .containsExactly("{activityType=CALL} 1 of 3", "{activityType=REPLY} 2 of 3");
  }

  @Test
  void of_a_group_of_accounts_it_is_the_share_of_the_losses_of_that_group() throws SQLException {
    assertThat(points(january().groupBy("tier").withTotals()))
        .containsExactly("{} 2 of 3", "{tier=GOLD} 2 of 2", "{tier=SILVER} 0 of 1");
    assertThat(points(january().groupBy("tier", "initiatedBy").withTotals()))
        .containsExactly(
            "{} 2 of 3",
            "{tier=GOLD, initiatedBy=COMPANY} 1 of 2",
            "{tier=GOLD, initiatedBy=CUSTOMER} 2 of 2");
  }

  @Test
  void a_filter_by_a_kind_of_touch_leaves_all_losses() throws SQLException {
    var byUs = january().only("initiatedBy", Filter.Operator.EQ, "COMPANY");

    assertThat(points(byUs)).containsExactly("{} 1 of 3");
    assertThat(new Lineage().rows(facts.connection(), engaged, "lost", byUs.query(), null, 10))
        .hasSize(3);
    assertThat(new Lineage().rows(facts.connection(), engaged, "engaged", byUs.query(), null, 10))
        .hasSize(1);
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void lost(String account, String tier) throws SQLException {
    facts.given(ACCOUNT, "id", account, "tier", tier);
    facts.given(
        ACCOUNT_LOSS,
        "id",
        account,
        "account_id",
        account,
        "lost_on",
        "2026-01-10",
        "notice_on",
        "2025-12-10");
  }

  private void touched(String account, String by, String type) throws SQLException {
    facts.given(
        LOSS_TOUCH,
        "id",
        account,
        "account_id",
        account,
        "lost_on",
        "2026-01-10",
        "notice_on",
        "2025-12-10",
        "initiated_by",
        by,
        "activity_type",
        type,
        "last_touched_at",
        "2025-12-01T00:00:00Z");
  }

  private List<String> points(Asking asking) throws SQLException {
    return new Engine()
        .answer(facts.connection(), List.of(engaged), asking.query()).getFirst().points().stream()
            .map(
                point ->
                    "%s %d of %d"
                        .formatted(
                            point.group(),
                            point.cell().count("engaged"),
                            point.cell().count("lost")))
            .toList();
  }
}
