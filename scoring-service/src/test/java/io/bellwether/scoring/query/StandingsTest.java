package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT;
import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.engagement.EffortConcentration;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where accounts stand among all of them, whichever of them are asked for.
class StandingsTest extends InEachDatabase {

  private final EffortConcentration effort = new EffortConcentration();

  StandingsTest(Database database) throws Exception {
    super(database);
  }

  /// Of 1000 euros a month Acme pays 600, Bolt and Cog 150 each and Dyn 100; of 100 minutes Acme
  /// gets 30, Bolt 30, Cog 20 and Dyn 20.
  @BeforeEach
  void fourCustomers() throws Exception {
    customer("Acme", "GOLD", "60000", "30");
    customer("Bolt", "GOLD", "15000", "30");
    customer("Cog", "SILVER", "15000", "20");
    customer("Dyn", "SILVER", "10000", "20");
  }

  @Test
  void a_group_has_its_share_of_all_and_not_of_itself() throws SQLException {
    assertThat(values("proportion", january().groupBy("tier").withTotals()))
        .containsExactly("{} 1.0", "{tier=GOLD} 0.8", "{tier=SILVER} 1.6");
    assertThat(values("over-served", january().groupBy("tier").withTotals()))
        .containsExactly("{} 2", "{tier=GOLD} 1", "{tier=SILVER} 1");
  }

  @Test
  void an_account_has_the_same_share_in_every_group_and_under_every_filter() throws SQLException {
    var ofSilver = january().only("tier", Filter.Operator.EQ, "SILVER");

    assertThat(values("under-served", january().groupBy("account").withTotals()))
        .contains("{} 1", "{account=%s} 1".formatted(FactFixture.uuid("Acme")));
    assertThat(values("proportion", ofSilver)).containsExactly("{} 1.6");
    assertThat(values("proportion", january().groupBy("account")))
        .contains("{account=%s} 2.0".formatted(FactFixture.uuid("Dyn")));
  }

  /// Half of the places of the four lie below the middle of Bolt and Cog: 2 of 4 less 1 of 4.
  @Test
  void accounts_that_pay_the_same_are_in_the_same_tenth() throws SQLException {
    assertThat(values("proportion", january().groupBy("valueDecile").withTotals()))
        .containsExactly(
            "{} 1.0", "{valueDecile=02} 2.0", "{valueDecile=06} 1.67", "{valueDecile=09} 0.5");
    assertThat(values("proportion", january().only("valueDecile", Filter.Operator.IN, "02", "06")))
        .containsExactly("{} 1.75");
  }

  @Test
  void a_row_says_why_its_account_is_not_over_served() throws SQLException {
    var rows =
        new Lineage()
            .rows(
                facts.connection(),
                effort,
                "overServed",
                january().only("tier", Filter.Operator.EQ, "GOLD").query(),
                null,
                10);

    assertThat(rows)
        .extracting(
            row -> row.terms().get("overServed").because(),
            row -> row.terms().get("effortShare").value(),
            row -> row.terms().get("revenueShare").value())
        .containsExactlyInAnyOrder(tuple("under-served", 0.3, 0.6), tuple(null, 0.3, 0.15));
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void customer(String account, String tier, String minor, String minutes)
      throws SQLException {
    facts.given(ACCOUNT, "id", account, "tier", tier);
    facts.given(
        ACCOUNT_MRR,
        "id",
        account,
        "account_id",
        account,
        "currency",
        "EUR",
        "mrr_minor",
        minor,
        "valid_from",
        "2025-01-01");
    facts.given(
        ACTIVITY,
        "id",
        "with " + account,
        "account_id",
        account,
        "happened_at",
        "2026-01-10T00:00:00Z",
        "actor_kind",
        "REP",
        "visible_to_customer",
        "true",
        "automated",
        "false",
        "minutes_worked",
        minutes);
  }

  private List<String> values(String definition, Asking asking) throws SQLException {
    var dialect =
        effort.dialects().stream()
            .filter(d -> d.name().equals(definition))
            .findFirst()
            .orElseThrow();
    return new Engine()
        .answer(facts.connection(), List.of(effort), asking.query()).getFirst().points().stream()
            .map(point -> point.group() + " " + value(dialect, point))
            .toList();
  }

  private static Object value(Dialect dialect, Series.Point point) {
    return switch (dialect.finish().apply(point.cell())) {
      case Outcome.Value(Quantity.Real(var value), _) -> Math.round(100 * value) / 100.0;
      case Outcome.Value(Quantity.Count(var value), _) -> value;
      case Outcome other -> other;
    };
  }
}
