package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACTIVE_USERS;
import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.support.ContactRate;
import io.bellwether.scoring.metric.support.ContactsPerUser;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Contacts about a part of the product, for those who could have had them.
class ContactsByAreaTest extends InEachDatabase {

  ContactsByAreaTest(Database database) throws Exception {
    super(database);
  }

  /// Of 200 seats 50 are of reports and 30 of mail, about which nobody asks; the log-in is no
  /// product.
  @BeforeEach
  void threeProducts() throws Exception {
    line("1", "Acme", "CORE", "120");
    line("2", "Acme", "REPORTS", "50");
    line("3", "Bolt", "MAIL", "30");
    users("Acme", "80");
    users("Bolt", "20");
    aCase("1", "Acme", "REPORTS", "DEFECT");
    aCase("2", "Acme", "REPORTS", "HOW_TO");
    aCase("3", "Bolt", "LOGIN", "DEFECT");
    aCase("4", "Bolt", "LOGIN", "DEFECT");
    aCase("5", "Bolt", "LOGIN", "HOW_TO");
    aCase("6", "Cog", "LOGIN", "DEFECT");
  }

  @Test
  void an_area_without_a_product_is_held_against_all_seats() throws SQLException {
    assertThat(values(new ContactRate(), "rate", byArea()))
        .containsExactly("{} 3.0", "{productArea=LOGIN} 2.0", "{productArea=REPORTS} 4.0");
  }

  @Test
  void the_share_of_defects_stands_beside_the_share_of_seats() throws SQLException {
    assertThat(
            evidence(
                    new ContactRate(),
                    "defects",
                    byArea().only("productArea", Filter.Operator.EQ, "REPORTS"))
                .terms())
        .contains(
            entry("defectShare", Quantity.real(0.25)), entry("seatShare", Quantity.real(0.25)));
  }

  @Test
  void users_of_all_products_may_ask_about_any_area() throws SQLException {
    assertThat(values(new ContactsPerUser(), "rate", byArea()))
        .containsExactly("{} 5.0", "{productArea=LOGIN} 3.0", "{productArea=REPORTS} 2.0");
    assertThat(
            values(
                new ContactsPerUser(),
                "rate",
                Asking.during("2026-01-01", "2026-02-01").groupBy("sizeBand")))
        .containsExactly("{sizeBand=010-049} 15.0", "{sizeBand=050-249} 2.5");
  }

  @Test
  void where_nobody_asked_there_are_still_users() throws SQLException {
    var february = Asking.during("2026-02-01", "2026-02-15");

    assertThat(values(new ContactsPerUser(), "rate", february.groupBy("productArea").withTotals()))
        .containsExactly("{} 0.0");
  }

  private static Asking byArea() {
    return Asking.during("2026-01-01", "2026-02-01").groupBy("productArea").withTotals();
  }

  private void line(String id, String account, String product, String seats) throws SQLException {
    facts.given(
        RECURRING_LINE,
        "id=%s account_id=%s product=%s seats=%s valid_from=2025-01-01"
            .formatted(id, account, product, seats)
            .split("[= ]"));
  }

  private void users(String account, String users) throws SQLException {
    facts.given(
        ACTIVE_USERS,
        "id=%s account_id=%s users=%s valid_from=2026-01-20 valid_to=2026-02-19"
            .formatted(account, account, users)
            .split("[= ]"));
  }

  private void aCase(String id, String account, String area, String type) throws SQLException {
    facts.given(
        SUPPORT_CASE,
        "id=%s account_id=%s product_area=%s type=%s created_at=2026-01-10T00:00:00Z"
            .formatted(id, account, area, type)
            .split("[= ]"));
  }

  private List<String> values(Metric metric, String definition, Asking asking) throws SQLException {
    return points(metric, asking).stream()
        .map(point -> point.group() + " " + value(outcome(metric, definition, point)))
        .toList();
  }

  private Evidence evidence(Metric metric, String definition, Asking asking) throws SQLException {
    return outcome(metric, definition, points(metric, asking).getLast()).evidence();
  }

  private List<Series.Point> points(Metric metric, Asking asking) throws SQLException {
    return new Engine()
        .answer(facts.connection(), List.of(metric), asking.query())
        .getFirst()
        .points();
  }

  private static Outcome outcome(Metric metric, String definition, Series.Point point) {
    return metric.dialects().stream()
        .filter(dialect -> dialect.name().equals(definition))
        .findFirst()
        .orElseThrow()
        .finish()
        .apply(point.cell());
  }

  private static Object value(Outcome outcome) {
    return outcome instanceof Outcome.Value(Quantity.Real(var value), _) ? value : outcome;
  }
}
