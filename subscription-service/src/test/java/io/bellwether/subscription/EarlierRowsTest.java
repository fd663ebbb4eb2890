package io.bellwether.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.testing.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rows that were there before a column are given what follows from them, in every tenant, although
/// row level security hides all tenants from the migration too.
class EarlierRowsTest {

  private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000";

  @Test
  void accounts_have_been_as_they_are_since_ever() throws Exception {
    try (var database = MigratedDatabase.at("2")) {
      for (var tenant : List.of("acme", "otto")) {
        write(database, tenant);
      }

      database.migrate();

      for (var tenant : List.of("acme", "otto")) {
        assertThat(
                database.read(
                    tenant,
                    "SELECT account_id, valid_from, valid_to, tier, region, said FROM account_state"))
            .containsExactly(ACCOUNT + "1 null null GOLD null {tier}");
        assertThat(
                database.read(
                    tenant,
                    "SELECT kind, list_monthly_minor, list_monthly_currency FROM subscription_line"))
            .containsExactly("PAID 1000 EUR");
        assertThat(
                database.read(
                    tenant,
                    "SELECT entity, payload ->> 'tier' FROM change_log WHERE entity = 'account-state'"))
            .containsExactly("account-state GOLD");
      }
      assertThat(database.readAsOwner("SELECT id FROM account UNION SELECT id FROM account_state"))
          .as("FORCE is back")
          .isEmpty();
    }
  }

  private static void write(MigratedDatabase database, String tenant) throws SQLException {
    database.execute(
        tenant,
        "INSERT INTO account (id, name, tier) VALUES ('%1$s1', 'A', 'GOLD'), ('%1$s2', 'B', NULL)"
            .formatted(ACCOUNT),
        """
        INSERT INTO subscription_line (id, account_id, plan, amount_minor, amount_currency,
          interval, start_date, monthly_minor, monthly_currency)
        VALUES ('%1$s3', '%1$s1', 'P', 1000, 'EUR', 'MONTH', '2026-01-01', 1000, 'EUR')
        """
            .formatted(ACCOUNT));
  }
}
