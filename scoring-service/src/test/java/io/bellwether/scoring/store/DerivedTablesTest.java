package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.caseEvent;
import static io.bellwether.scoring.store.Changes.deleted;
import static io.bellwether.scoring.store.Changes.supportCase;
import static io.bellwether.scoring.store.Changes.tick;
import static io.bellwether.scoring.store.TemporaryFactStore.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.scoring.metric.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DerivedTablesTest extends OnAFactStore {

  private static final String OPEN = "SELECT opening, closing FROM case_open_facts(?)";
  private static final List<String> RESOLUTION = List.of("resolution");
  private static final String KEPT =
      "SELECT table_name FROM duckdb_tables() WHERE database_name = 'derived' AND table_name LIKE 'kept%'";

  @Test
  void a_fact_is_computed_once_for_all_readers_until_a_row_of_its_tenant_changes()
      throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    var first = kept("acme");
    assertThat(first).as("the fact and what it is computed from").hasSize(5);
    assertThat(kept("acme")).isEqualTo(first);

    facts.apply(aCase("globex", "a", 2));
    assertThat(kept("acme")).isEqualTo(first);

    facts.apply(resolved("acme", "a", 3));
    assertThat(kept("acme"))
        .hasSize(5)
        .as("working days, and what is counted by them, do not follow from events")
        .filteredOn(table -> !first.contains(table))
        .hasSize(3);
  }

  @Test
  void what_a_fact_does_not_come_from_may_change() throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    var first = kept("acme");

    facts.apply(account("acme", "a", 1, 1, "GOLD"));

    assertThat(kept("acme")).isEqualTo(first);
  }

  @Test
  void a_reader_sees_what_was_computed_from_its_own_state_whatever_is_computed_later()
      throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    try (var before = facts.store.read("acme", RESOLUTION, null)) {
      facts.apply(resolved("acme", "a", 2));
      try (var after = facts.store.read("acme", RESOLUTION, null)) {
        assertThat(rows(after, OPEN, "acme")).containsExactly("CREATED|RESOLVED");
        assertThat(rows(before, OPEN, "acme")).containsExactly("CREATED|null");
      }
    }
  }

  @Test
  void how_far_the_facts_go_is_never_that_of_an_earlier_answer() throws SQLException {
    facts.apply(aCase("acme", "a", 1), resolved("acme", "a", 2));
    kept("acme");

    facts.apply(
        supportCase("globex", "late", 3, 9, null, tick(9), null), resolved("globex", "late", 4));

    try (var reader = facts.store.read("acme", RESOLUTION, null)) {
      assertThat(rows(reader, "SELECT as_of FROM resolution_facts(?)", "acme"))
          .isEqualTo(facts.rows("SELECT as_of FROM stored.feed_cursor WHERE source = 'case'"));
    }
  }

  @Test
  void a_reader_that_was_prepared_for_a_tenant_shows_its_rows_to_no_other() throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    facts.apply(aCase("globex", "a", 2));

    try (var reader = facts.store.read("acme", RESOLUTION, null)) {
      assertThat(rows(reader, OPEN, "acme")).hasSize(1);
      assertThat(rows(reader, OPEN, "globex")).isEmpty();
    }
  }

  @Test
  void a_prepared_reader_can_write_neither_facts_nor_what_was_computed() throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    var table = kept("acme").getFirst();
    try (var reader = facts.store.read("acme", RESOLUTION, null);
        var statement = reader.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("DELETE FROM derived." + table))
          .withMessageContaining("read-only");
    }
  }

  @Test
  void a_source_that_is_pulled_again_leaves_nothing_behind() throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    kept("acme");

    facts.writer.rebuild(Source.CASE, "test");
    assertThat(facts.rows(OPEN, "acme")).isEmpty();

    facts.apply(aCase("acme", "a", 1), aCase("acme", "b", 2));
    assertThat(facts.rows(OPEN, "acme")).hasSize(2);
  }

  @Test
  void a_deleted_row_is_gone_from_what_is_computed() throws SQLException {
    facts.apply(aCase("acme", "a", 1));
    kept("acme");

    facts.apply(deleted(CaseTables.SUPPORT_CASE, "acme", "a", 2, 2));

    assertThat(facts.rows(OPEN, "acme")).isEmpty();
  }

  @Test
  void what_was_known_is_the_present_only_since_the_last_change() throws SQLException {
    var known = "SELECT closing, as_of FROM resolution_known(?, ?)";
    facts.apply(aCase("acme", "a", 1), resolved("acme", "a", 2));
    kept("acme");
    facts.apply(supportCase("acme", "a", 3, 5, null, tick(0), null));
    facts.apply(supportCase("globex", "late", 4, 9, null, tick(9), null));

    for (int at = 0; at <= 10; at++) {
      try (var plain = facts.store.read();
          var prepared = facts.store.read("acme", RESOLUTION, tick(at))) {
        assertThat(rows(prepared, known, "acme", tick(at)))
            .as("tick %d", at)
            .hasSize(at == 0 ? 0 : 1)
            .isEqualTo(rows(plain, known, "acme", tick(at)));
      }
    }
    try (var prepared = facts.store.read("acme", RESOLUTION, tick(6))) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> rows(prepared, known, "acme", tick(4)))
          .withMessageContaining("not yet known");
    }
  }

  @Test
  void no_more_is_kept_than_there_is_room_for_and_every_tenant_gets_its_rows() throws SQLException {
    for (int i = 0; i < 40; i++) {
      facts.apply(aCase("tenant" + i, "a", 2 * i + 1), resolved("tenant" + i, "a", 2 * i + 2));
    }
    facts.close();
    facts = TemporaryFactStore.in(dir, 300);
    for (int i = 0; i < 40; i++) {
      assertThat(facts.rows(OPEN, "tenant" + i)).hasSize(1);
    }
    assertThat(kept("tenant1")).hasSizeLessThan(40);

    facts.close();
    facts = TemporaryFactStore.in(dir, 1);
    assertThat(facts.rows(OPEN, "tenant1")).hasSize(1);
    for (var table : kept("tenant1")) {
      assertThat(facts.rows("SELECT count(*) FROM derived." + table)).containsExactly("0");
    }
  }

  @Test
  void every_answer_is_of_one_state_while_pages_are_applied() throws Exception {
    var applied = new AtomicBoolean();
    try (var readers = Executors.newFixedThreadPool(2)) {
      var answers =
          readers.invokeAll(
              List.<Callable<Integer>>of(
                  () -> {
                    try {
                      for (int i = 1; i <= 60; i++) {
                        facts.apply(
                            aCase("acme", "case" + i, 2 * i),
                            resolved("acme", "case" + i, 2 * i + 1));
                      }
                    } finally {
                      applied.set(true);
                    }
                    return 60;
                  },
                  () -> {
                    int answered = 0;
                    while (!applied.get()) {
                      try (var reader = facts.store.read("acme", RESOLUTION, null)) {
                        assertThat(count(reader, "resolution"))
                            .isEqualTo(count(reader, "case_open"))
                            .isEqualTo(count(reader, "support_case"));
                        answered++;
                      }
                    }
                    return answered;
                  }));
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isGreaterThan(1);
      }
    }
  }

  private static String count(Connection reader, String fact) throws SQLException {
    return rows(reader, "SELECT count(*) FROM %s_facts(?)".formatted(fact), "acme").getFirst();
  }

  /// The tables of a tenant and of all others, after it was asked for.
  private List<String> kept(String tenant) throws SQLException {
    facts.store.read(tenant, RESOLUTION, null).close();
    try (var reader = facts.store.read()) {
      return rows(reader, KEPT);
    }
  }

  private static FactChange aCase(String tenant, String name, long seq) {
    return supportCase(tenant, name, seq, 1, null, tick(0), null);
  }

  private static FactChange resolved(String tenant, String ofCase, long seq) {
    return caseEvent(tenant, ofCase + "-end", seq, 1, ofCase, "RESOLVED", tick(1));
  }
}
