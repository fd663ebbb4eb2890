package io.bellwether.scoring.query;

import static io.bellwether.scoring.metric.SupportFacts.FEATURE_REQUEST_MRR;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.support.FeatureRequests;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is met in several rows of a group counts once in it.
class CountedOnceTest extends InEachDatabase {

  private final FeatureRequests requests = new FeatureRequests();

  CountedOnceTest(Database database) throws Exception {
    super(database);
  }

  /// Acme pays 100 and asks twice for exports and once for mail, Bolt pays as much and asks for
  /// mail.
  @BeforeEach
  void twoCustomers() throws Exception {
    asked("1", "Acme", "EXPORT");
    asked("2", "Acme", "EXPORT");
    asked("3", "Acme", "MAIL");
    asked("4", "Bolt", "MAIL");
  }

  @Test
  void a_sum_over_customers_has_each_of_them_once_in_every_group() throws SQLException {
    assertThat(
            new Engine()
                .answer(
                    facts.connection(),
                    List.of(requests),
                    january().groupBy("productArea").withTotals().query())
                .getFirst()
                .points())
        .extracting(point -> point.group() + " " + point.cell().sum("recurringRevenue"))
        .containsExactly("{} 20000", "{productArea=EXPORT} 10000", "{productArea=MAIL} 20000");
  }

  @Test
  void its_rows_say_of_whom_they_are() throws SQLException {
    var rows =
        new Lineage()
            .rows(facts.connection(), requests, "recurringRevenue", january().query(), null, 10);

    assertThat(rows).hasSize(4);
    assertThat(Reaggregation.of(requests, "recurringRevenue", rows)).hasToString("Sum[sum=20000]");
    assertThat(rows.getFirst().terms().get("recurringRevenue").value().toString())
        .endsWith(" 10000");
  }

  private static Asking january() {
    return Asking.during("2026-01-01", "2026-02-01");
  }

  private void asked(String id, String account, String area) throws SQLException {
    facts.given(
        FEATURE_REQUEST_MRR,
        "id=%s account_id=%s product_area=%s created_at=2026-01-10T00:00:00Z currency=EUR mrr_minor=10000 valid_from=2025-01-01"
            .formatted(id, account, area)
            .split("[= ]"));
  }
}
