package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.StringReader;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class CapturedChangesTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);

  private static FeedDatabase database;
  private static FeedReader reader;

  @BeforeAll
  static void make() throws Exception {
    database = new FeedDatabase("feed_captured");
    reader = FeedReader.eager(database, 1000);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    app("DELETE FROM ledger");
    reader.poll();
  }

  @Test
  void an_insert_an_update_and_a_delete_are_captured_once_each() throws Exception {
    app(insert(ONE, 10));
    app("UPDATE ledger SET balance = 11");
    app("DELETE FROM ledger");

    assertThat(captured())
        .containsExactly(
            "U %s {\"at\": null, \"balance\": 10}".formatted(ONE),
            "U %s {\"at\": null, \"balance\": 11}".formatted(ONE),
            "D %s null".formatted(ONE));
  }

  @Test
  void the_payload_holds_the_published_columns_only_and_is_in_utc() throws Exception {
    try (var connection = database.app.getConnection()) {
      FeedDatabase.execute(connection, "SET timezone = 'America/New_York'");
      FeedDatabase.execute(
          connection,
          "INSERT INTO ledger VALUES ('acme', '%s', 1, '2026-01-31 20:00:00-05', 'Ann Doe')"
              .formatted(ONE));
      FeedDatabase.execute(connection, "RESET timezone");
    }

    assertThat(captured())
        .containsExactly(
            "U %s {\"at\": \"2026-02-01T01:00:00+00:00\", \"balance\": 1}".formatted(ONE));
  }

  @Test
  void a_column_may_have_another_name_in_the_feed_and_a_new_publication_replaces_the_old()
      throws Exception {
    publish("ARRAY['balance AS amount']", 2);
    try {
      app(insert(ONE, 10));

      var change = reader.poll().getFirst();
      assertThat(change.payload()).isEqualTo("{\"amount\": 10}");
      assertThat(change.schemaVer()).isEqualTo(2);
    } finally {
      publish("ARRAY['balance', 'at']", 1);
    }
  }

  /// 0.1 published row by row, 0.2 and 0.5 compared payloads.
  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.2", "0.5"})
  void a_table_that_was_published_by_an_earlier_version_goes_on_as_it_was(String version)
      throws Exception {
    var name = "feed_of_" + version.replace('.', '_');
    try (var earlier = FeedDatabase.ofVersion(version, name)) {
      FeedDatabase.execute(
          earlier.owner, "SELECT publish_table('ledger', 'ledger', ARRAY['balance AS amount'], 3)");
      FeedDatabase.execute(earlier.app, insert(ONE, 10));

      earlier.migrateTo("latest");

      FeedDatabase.execute(earlier.app, "UPDATE ledger SET balance = 11");
      FeedDatabase.execute(earlier.app, "UPDATE ledger SET balance = 11, note = 'none'");
      assertThat(
              FeedDatabase.query(
                  earlier.superuser,
                  "SELECT prosrc FROM pg_proc WHERE proname = 'feed_of_ledger'",
                  row -> row.getString(1)))
          .singleElement(STRING)
          .contains("n.balance IS DISTINCT FROM o.balance");
      assertThat(FeedReader.eager(earlier, 1000).poll())
          .extracting(Change::payload, Change::schemaVer)
          .containsExactly(tuple("{\"amount\": 10}", 3), tuple("{\"amount\": 11}", 3));
    }
  }

  @Test
  void rows_that_swap_their_ids_are_both_upserted() throws Exception {
    FeedDatabase.execute(
        database.owner,
        "ALTER TABLE ledger DROP CONSTRAINT ledger_pkey, ADD PRIMARY KEY (id) DEFERRABLE");
    app(insert(ONE, 1));
    app(insert(TWO, 2));
    reader.poll();

    app(
        "UPDATE ledger SET id = CASE id WHEN '%1$s' THEN '%2$s'::uuid ELSE '%1$s' END"
            .formatted(ONE, TWO));

    assertThat(captured())
        .containsExactlyInAnyOrder(
            "U %s {\"at\": null, \"balance\": 2}".formatted(ONE),
            "U %s {\"at\": null, \"balance\": 1}".formatted(TWO));
    app("DELETE FROM ledger");
    FeedDatabase.execute(
        database.owner, "ALTER TABLE ledger DROP CONSTRAINT ledger_pkey, ADD PRIMARY KEY (id)");
  }

  private static void publish(String columns, int schemaVersion) throws Exception {
    FeedDatabase.execute(
        database.owner,
        "SELECT publish_table('ledger', 'ledger', %s, %d)".formatted(columns, schemaVersion));
  }

  @Test
  void an_update_of_unpublished_columns_is_not_captured() throws Exception {
    app(insert(ONE, 10));
    app("UPDATE ledger SET note = 'called back', balance = 10");

    assertThat(captured()).hasSize(1);
  }

  @Test
  void a_row_that_gets_another_id_is_deleted_there_and_upserted_here() throws Exception {
    app(insert(ONE, 10));
    app("UPDATE ledger SET id = '%s'".formatted(TWO));

    assertThat(captured())
        .containsExactly(
            "U %s {\"at\": null, \"balance\": 10}".formatted(ONE),
            "D %s null".formatted(ONE),
            "U %s {\"at\": null, \"balance\": 10}".formatted(TWO));
  }

  @Test
  void savepoints_keep_what_stayed_and_lose_what_was_taken_back() throws Exception {
    try (var connection = database.app.getConnection()) {
      connection.setAutoCommit(false);
      FeedDatabase.execute(connection, insert(ONE, 1));
      var kept = connection.setSavepoint();
      FeedDatabase.execute(connection, insert(TWO, 2));
      connection.releaseSavepoint(kept);
      var undone = connection.setSavepoint();
      FeedDatabase.execute(connection, insert(THREE, 3));
      connection.rollback(undone);
      connection.commit();
      connection.setAutoCommit(true);
    }

    assertThat(reader.poll()).extracting(Change::id).containsExactly(ONE, TWO);
  }

  @Test
  void a_bulk_update_captures_every_row_once() throws Exception {
    app(
        """
        INSERT INTO ledger SELECT 'acme', gen_random_uuid(), n FROM generate_series(1, 500) n
        """);
    assertThat(reader.poll()).extracting(Change::id).hasSize(500).doesNotHaveDuplicates();

    app("UPDATE ledger SET balance = balance + 1000");

    assertThat(reader.poll()).extracting(Change::id).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void merge_is_captured() throws Exception {
    app(insert(ONE, 1));
    app(insert(TWO, 2));
    reader.poll();

    app(
        """
        MERGE INTO ledger l
        USING (VALUES ('%s'::uuid, 5), ('%s', 0), ('%s', 7)) AS n (id, balance) ON l.id = n.id
        WHEN MATCHED AND n.balance = 0 THEN DELETE
        WHEN MATCHED THEN UPDATE SET balance = n.balance
        WHEN NOT MATCHED THEN INSERT (tenant_id, id, balance) VALUES ('acme', n.id, n.balance)
        """
            .formatted(ONE, TWO, THREE));

    assertThat(captured())
        .containsExactlyInAnyOrder(
            "U %s {\"at\": null, \"balance\": 5}".formatted(ONE),
            "D %s null".formatted(TWO),
            "U %s {\"at\": null, \"balance\": 7}".formatted(THREE));
  }

  @Test
  void an_upsert_is_captured_once() throws Exception {
    app(insert(ONE, 1));
    app(insert(ONE, 2) + " ON CONFLICT (id) DO UPDATE SET balance = excluded.balance");
    app(insert(ONE, 3) + " ON CONFLICT (id) DO NOTHING");

    assertThat(captured())
        .containsExactly(
            "U %s {\"at\": null, \"balance\": 1}".formatted(ONE),
            "U %s {\"at\": null, \"balance\": 2}".formatted(ONE));
  }

  @Test
  void copy_is_captured() throws Exception {
    try (var connection = database.superuser.getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY ledger (tenant_id, id, balance) FROM STDIN",
              new StringReader("acme\t%s\t1\nglobex\t%s\t2\n".formatted(ONE, TWO)));
    }

    assertThat(reader.poll())
        .extracting(Change::tenant, Change::id)
        .containsExactly(tuple("acme", ONE), tuple("globex", TWO));
    FeedDatabase.execute(database.superuser, "DELETE FROM ledger");
  }

  @Test
  void sql_by_hand_is_captured_even_where_ordinary_triggers_are_off() throws Exception {
    try (var connection = database.superuser.getConnection()) {
      FeedDatabase.execute(connection, "SET session_replication_role = replica");
      FeedDatabase.execute(connection, insert(ONE, 1));
    }

    assertThat(reader.poll()).extracting(Change::id).containsExactly(ONE);
  }

  @Test
  void truncate_is_refused_to_everybody() {
    assertThatThrownBy(() -> FeedDatabase.execute(database.owner, "TRUNCATE ledger"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("published in the change feed");
    assertThatThrownBy(() -> FeedDatabase.execute(database.superuser, "TRUNCATE ledger"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("published in the change feed");
  }

  @Test
  void an_erasure_is_published_for_the_tenant_of_the_transaction() throws Exception {
    app("SELECT publish_erasure('contact', '%s')".formatted(THREE));

    var erasure = reader.poll().getFirst();
    assertThat(erasure.op()).isEqualTo("E");
    assertThat(erasure.tenant()).isEqualTo("acme");
    assertThat(erasure.entity()).isEqualTo("contact");
    assertThat(erasure.id()).isEqualTo(THREE);
    assertThat(erasure.payload()).isNull();
  }

  private static void app(String sql) throws SQLException {
    FeedDatabase.execute(database.app, sql);
  }

  private static String insert(UUID id, long balance) {
    return "INSERT INTO ledger (tenant_id, id, balance) VALUES ('acme', '%s', %d)"
        .formatted(id, balance);
  }

  private static java.util.List<String> captured() throws Exception {
    return reader.poll().stream()
        .map(change -> "%s %s %s".formatted(change.op(), change.id(), change.payload()))
        .toList();
  }
}
