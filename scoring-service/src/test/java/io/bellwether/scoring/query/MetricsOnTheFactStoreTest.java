package io.bellwether.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.store.TemporaryFactStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The facts that metrics name are the facts that the store has.
class MetricsOnTheFactStoreTest {

  @TempDir private static Path dir;

  private static TemporaryFactStore temporary;

  @BeforeAll
  static void open() {
    temporary = TemporaryFactStore.in(dir);
  }

  @AfterAll
  static void close() {
    temporary.close();
  }

  static Stream<Metric> metrics() {
    return AllMetrics.list().stream();
  }

  static Stream<Fact> facts() {
    return Facts.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void every_column_of_a_fact_is_there_now_and_then(Fact fact) {
    var columns = "id, " + String.join(", ", fact.columns().keySet());

    assertThat(temporary.rows("SELECT %s FROM %s_facts(?)".formatted(columns, fact.name()), "acme"))
        .isEmpty();
    assertThat(
            temporary.rows(
                "SELECT %s FROM %s_known(?, TIMESTAMP '2026-01-01')"
                    .formatted(columns, fact.name()),
                "acme"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void every_metric_answers_for_a_tenant_without_facts(Metric metric) throws SQLException {
    try (var connection = temporary.store.read()) {
      for (var asking :
          List.of(
              Asking.during("2026-01-01", "2026-03-01").by(Grain.WEEK).withPrevious(),
              Asking.during("2026-01-01", "2026-03-01").knownAt("2026-02-01T00:00:00Z"))) {
        var points =
            new Engine().answer(connection, List.of(metric), asking.query()).getFirst().points();

        assertThat(points).isNotEmpty();
      }
    }
    // As the service asks, with derived facts computed before.
    var facts = Facts.ALL.stream().map(Fact::name).toList();
    try (var connection = temporary.store.read(FactFixture.TENANT, facts, null)) {
      var whole = Asking.during("2026-01-01", "2026-03-01").withTotals();
      for (var dimension : metric.definition().dimensions()) {
        new Engine().answer(connection, List.of(metric), whole.groupBy(dimension).query());
      }
      for (var term : metric.terms()) {
        new Lineage().rows(connection, metric, term, whole.query(), null, 10);
      }
    }
  }
}
