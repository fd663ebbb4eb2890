package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeLogAccessTest {

  private static final String COUNT = "SELECT count(*) FROM change_log";
  private static final String PERMISSION = "permission denied";

  private static FeedDatabase database;

  @BeforeAll
  static void make() throws Exception {
    database = new FeedDatabase("feed_access");
    FeedDatabase.execute(
        database.superuser,
        """
        INSERT INTO ledger (tenant_id, id, balance)
        VALUES ('acme', gen_random_uuid(), 1), ('globex', gen_random_uuid(), 2)
        """);
    FeedReader.eager(database, 10).poll();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO change_log (tenant_id, entity, entity_id, op, schema_ver)"
            + " VALUES ('acme', 'ledger', gen_random_uuid(), 'D', 1)",
        "UPDATE change_log SET tenant_id = 'acme'",
        "DELETE FROM change_log",
        "TRUNCATE change_log",
        "INSERT INTO feed_tick (at, snapshot) VALUES (now(), pg_current_snapshot())",
        "DELETE FROM feed_tick",
        "SELECT publish_table('ledger', 'ledger', ARRAY['note'])",
      })
  void the_application_cannot_write_history(String sql) {
    assertRefused(database.app, sql, PERMISSION);
  }

  @Test
  void the_application_cannot_forge_changes_with_a_table_of_its_own() throws Exception {
    FeedDatabase.execute(
        database.superuser, "GRANT TEMPORARY ON DATABASE feed_access TO " + database.appRole());
    try (var connection = database.app.getConnection()) {
      FeedDatabase.execute(
          connection,
          "CREATE TEMPORARY TABLE forged (tenant_id text, id uuid, balance int, at timestamptz)");
      assertThatThrownBy(
              () ->
                  FeedDatabase.execute(
                      connection,
                      "CREATE TRIGGER forge AFTER INSERT ON forged"
                          + " REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"
                          + " EXECUTE FUNCTION feed_of_ledger()"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(PERMISSION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO change_log (tenant_id, entity, entity_id, op, schema_ver)"
            + " VALUES ('acme', 'ledger', gen_random_uuid(), 'D', 1)",
        "DELETE FROM change_log",
        "UPDATE feed_tick SET at = now()",
        "DELETE FROM feed_tick",
        "SELECT * FROM ledger",
        "SELECT publish_erasure('contact', gen_random_uuid())",
      })
  void the_feed_role_reads_the_log_and_no_more(String sql) {
    assertRefused(database.feed, sql, PERMISSION);
  }

  @Test
  void the_feed_role_sees_all_tenants_the_application_its_own() throws Exception {
    assertThat(FeedDatabase.number(database.feed, COUNT)).isEqualTo(2);
    assertThat(FeedDatabase.number(database.app, COUNT)).isEqualTo(1);
  }

  @Test
  void without_a_tenant_the_application_sees_nothing() throws Exception {
    try (var connection = database.app.getConnection()) {
      FeedDatabase.execute(connection, "SET app.tenant = ''");
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(COUNT)) {
        row.next();
        assertThat(row.getLong(1)).isZero();
      } finally {
        FeedDatabase.execute(connection, "SET app.tenant = 'acme'");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT publish_table('ledger', 'ledger', ARRAY['balance', 'no_such_column'])",
        "SELECT publish_table('ledger', 'ledger', ARRAY[]::text[])",
        "SELECT publish_table('ledger', 'Ledger Entry', ARRAY['balance'])",
        "SELECT publish_table('ledger', 'ledger', ARRAY['balance', 'at AS balance'])",
        "SELECT publish_table('feed_tick', 'tick', ARRAY['at'])",
      })
  void a_table_that_cannot_be_published_fails_the_migration(String sql) {
    assertRefused(database.owner, sql, "expected:");
  }

  private static void assertRefused(DataSource role, String sql, String because) {
    assertThatThrownBy(() -> FeedDatabase.execute(role, sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(because);
  }
}
