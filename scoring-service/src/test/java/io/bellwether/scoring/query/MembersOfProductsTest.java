package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.PRODUCT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_OUTAGE;
import static io.bellwether.scoring.metric.SupportFacts.PRODUCT_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.engagement.Availability;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts that are in several groups, or in none: those of the products that they pay for.
class MembersOfProductsTest extends InEachDatabase {

  private static final String DAYS_10_AND_11 =
      "valid_from=2026-01-10T00:00:00Z valid_to=2026-01-12T00:00:00Z";

  private final Availability availability = new Availability();

  MembersOfProductsTest(Database database) throws Exception {
    super(database);
  }

  /// Acme pays for core and reports, Bolt for core, Cog for nothing with a name. Acme's reports are
  /// out for two days, Cog as a whole for a day.
  @BeforeEach
  void threeCustomers() throws Exception {
    for (var account : new String[] {"Acme", "Bolt", "Cog"}) {
      given(ACCOUNT_MRR, account, "currency=EUR mrr_minor=100 valid_from=2025-01-01");
    }
    given(PRODUCT_MRR, "Acme", "product=CORE currency=EUR mrr_minor=60 valid_from=2025-01-01");
    given(PRODUCT_MRR, "Acme", "product=REPORTS currency=EUR mrr_minor=40 valid_from=2025-01-01");
    given(PRODUCT_MRR, "Bolt", "product=CORE currency=EUR mrr_minor=100 valid_from=2025-01-01");
    given(PRODUCT_OUTAGE, "Acme", "product=REPORTS paid_from=2025-01-01 " + DAYS_10_AND_11);
    given(ACCOUNT_OUTAGE, "Acme", DAYS_10_AND_11);
    given(ACCOUNT_OUTAGE, "Cog", "valid_from=2026-01-10T00:00:00Z valid_to=2026-01-11T00:00:00Z");
  }

  @Test
  void in_a_product_those_count_who_pay_for_it() throws SQLException {
    assertThat(answers("uninterrupted-products"))
        .isEqualTo(Map.of("{}", 0.5, "{product=CORE}", 1.0, "{product=REPORTS}", 0.0));
  }

  /// Of three products that accounts pay for, one was out for two days of 31.
  @Test
  void the_whole_counts_every_product_once() throws SQLException {
    var answers = answers("uptime-of-products");

    assertThat(answers.get("{}")).isCloseTo(1 - 2.0 / 31 / 3, within(1e-12));
    assertThat(answers.get("{product=REPORTS}")).isCloseTo(1 - 2.0 / 31, within(1e-12));
  }

  /// Acme's two products were there for 30 of 31 days in the mean, and it pays as much as Bolt.
  @Test
  void the_weight_of_an_account_is_what_it_pays_for_products() throws SQLException {
    assertThat(answers("uptime-of-products-by-revenue").get("{}"))
        .isCloseTo(1 - 1.0 / 31 / 2, within(1e-12));
  }

  @Test
  void the_whole_of_accounts_is_the_same_as_without_groups() throws SQLException {
    assertThat(answers("uninterrupted-accounts").get("{}")).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void rows_of_a_product_are_of_those_who_pay_for_it_and_of_terms_that_have_products()
      throws SQLException {
    var reports = january().only("product", Filter.Operator.EQ, "REPORTS").query();

    var terms = Lineage.terms(availability, reports);
    var members =
        new Lineage().rows(facts.connection(), availability, "accounts", reports, null, 10);
    var lost =
        new Lineage()
            .rows(facts.connection(), availability, "outageSecondsOfProducts", reports, null, 10);

    assertThat(terms)
        .contains("accounts", "products", "outageSecondsOfProducts")
        .doesNotContain("outageSeconds", "recurringRevenue", "currency");
    assertThat(members).extracting(Lineage.Row::entity).containsExactly("product-mrr");
    assertThat(lost)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.terms()).doesNotContainKey("outageSeconds");
              assertThat(row.terms().get("outageSecondsOfProducts").value())
                  .isEqualTo(2 * 86_400.0);
            });
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void given(Fact fact, String account, String columns) throws SQLException {
    facts.given(fact, Example.row(columns.split("[= ]"), "id", account, "account_id", account));
  }

  private Map<String, Double> answers(String definition) throws SQLException {
    var dialect =
        availability.dialects().stream().filter(d -> d.name().equals(definition)).findFirst();
    var answers = new TreeMap<String, Double>();
    new Engine()
        .answer(
            facts.connection(),
            List.of(availability),
            january().groupBy("product").withTotals().query())
        .getFirst()
        .points()
        .forEach(
            point -> {
              if (dialect.orElseThrow().finish().apply(point.cell())
                  instanceof Outcome.Value(Quantity.Real(var value), _)) {
                answers.put(point.group().toString(), value);
              }
            });
    return answers;
  }
}
