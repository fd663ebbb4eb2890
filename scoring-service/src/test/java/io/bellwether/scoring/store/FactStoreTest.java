package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.scoring.metric.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactStoreTest {

  private static final String ROWS = "SELECT tier FROM account_facts(?)";

  @TempDir private Path dir;

  @Test
  void facts_and_cursor_are_there_again_after_a_restart() {
    try (var facts = TemporaryFactStore.in(dir)) {
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
    }
    try (var facts = TemporaryFactStore.in(dir)) {
      assertThat(facts.rows(ROWS, "acme")).containsExactly("GOLD");
      assertThat(facts.writer.cursor(Source.SUBSCRIPTION).token()).isEqualTo("+");
    }
  }

  @Test
  void a_reader_keeps_one_state_while_pages_are_applied() throws SQLException {
    try (var facts = TemporaryFactStore.in(dir)) {
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
      try (var reader = facts.store.read()) {
        facts.apply(account("acme", "b", 2, 2, "SILVER"));

        assertThat(TemporaryFactStore.rows(reader, ROWS, "acme")).containsExactly("GOLD");
      }
      assertThat(facts.rows(ROWS, "acme")).containsExactly("GOLD", "SILVER");
    }
  }

  @Test
  void a_reader_cannot_write_nor_reach_outside() throws SQLException {
    try (var facts = TemporaryFactStore.in(dir)) {
      assertRefused(facts, "DELETE FROM stored.account", "read-only");
      assertRefused(facts, "COPY (SELECT 1) TO 'leak.csv'", "disabled");
      assertRefused(facts, "SELECT * FROM read_csv('/etc/passwd')", "disabled");
      assertRefused(facts, "SET memory_limit = '8GB'", "locked");
    }
  }

  private static void assertRefused(TemporaryFactStore facts, String sql, String because)
      throws SQLException {
    try (var reader = facts.store.read();
        var statement = reader.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute(sql))
          .withMessageContaining(because);
    }
  }

  @Test
  void a_deleted_file_is_made_anew() throws IOException {
    try (var facts = TemporaryFactStore.in(dir)) {
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
      Files.delete(facts.store.file());
    }
    try (var facts = TemporaryFactStore.in(dir)) {
      assertThat(facts.rows(ROWS, "acme")).isEmpty();
      assertThat(facts.writer.cursor(Source.SUBSCRIPTION).token()).isEmpty();
    }
  }

  @Test
  void a_damaged_file_is_replaced() throws IOException {
    Path damaged;
    try (var facts = TemporaryFactStore.in(dir)) {
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
      damaged = facts.store.file();
    }
    var bytes = Files.readAllBytes(damaged);
    Arrays.fill(bytes, 4096, 16384, (byte) 7);
    Files.write(damaged, bytes);

    try (var facts = TemporaryFactStore.in(dir)) {
      assertThat(facts.rows(ROWS, "acme")).isEmpty();
      assertThat(facts.store.file()).isNotEqualTo(damaged);
      assertThat(damaged).doesNotExist();
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
    }
    try (var facts = TemporaryFactStore.in(dir)) {
      assertThat(facts.rows(ROWS, "acme")).containsExactly("GOLD");
    }
  }

  @Test
  void damage_that_shows_later_starts_an_empty_file_while_readers_finish() throws SQLException {
    try (var facts = TemporaryFactStore.in(dir)) {
      facts.apply(account("acme", "a", 1, 1, "GOLD"));
      try (var reader = facts.store.read()) {
        facts.writer.close();
        facts.store.startAnew("test");

        assertThat(TemporaryFactStore.rows(reader, ROWS, "acme")).containsExactly("GOLD");
      }
      assertThat(facts.rows(ROWS, "acme")).isEmpty();
      facts.apply(account("acme", "b", 1, 1, "SILVER"));
      assertThat(facts.rows(ROWS, "acme")).containsExactly("SILVER");
    }
  }

  @Test
  void a_file_of_another_schema_is_left_for_a_new_one() throws IOException {
    var other = Files.writeString(dir.resolve("facts-v1.0.0-0123456789-0.duckdb"), "old");

    try (var facts = TemporaryFactStore.in(dir)) {
      assertThat(facts.rows(ROWS, "acme")).isEmpty();
    }
    assertThat(other).doesNotExist();
  }

  @Test
  void every_fact_has_both_macros_and_only_rows_of_the_tenant_that_is_asked_for() {
    try (var facts = TemporaryFactStore.in(dir)) {
      for (var fact : FactTables.all()) {
        assertThat(facts.rows("SELECT * FROM %s_facts(?)".formatted(fact.name()), "acme"))
            .isEmpty();
        assertThat(
                facts.rows(
                    "SELECT * FROM %s_known(?, ?)".formatted(fact.name()), "acme", Changes.tick(1)))
            .isEmpty();
      }
    }
  }
}
