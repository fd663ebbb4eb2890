package io.bellwether.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a definition claims is what the engine answers, in both databases.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricExamplesTest {

  private final Engine engine = new Engine();
  private final List<FactFixture> databases = new ArrayList<>();

  @BeforeAll
  void open() throws Exception {
    databases.add(FactFixture.duckDb());
    databases.add(FactFixture.postgres());
  }

  @AfterAll
  void close() throws Exception {
    for (var database : databases) {
      database.close();
    }
  }

  static Stream<Arguments> examples() {
    return AllMetrics.list().stream()
        .flatMap(
            metric ->
                metric.definition().examples().stream()
                    .map(
                        example ->
                            Arguments.argumentSet(
                                metric.definition().id() + ": " + example.name(),
                                metric,
                                example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_is_true(Metric metric, Example example) throws SQLException {
    var interval = example.interval();
    var query = Asking.during(interval.from().toString(), interval.to().toString()).query();
    for (var database : databases) {
      database.clear();
      database.given(example.given());

      var points = engine.answer(database.connection(), List.of(metric), query).getFirst().points();

      assertThat(metric.identities()).allMatch(i -> i.holds(points.getFirst().cell()));
      check(dialect(metric, example).finish().apply(points.getFirst().cell()), example);
    }
  }

  private static Dialect dialect(Metric metric, Example example) {
    return metric.dialects().stream()
        .filter(dialect -> example.dialect().isEmpty() || dialect.name().equals(example.dialect()))
        .findFirst()
        .orElseThrow();
  }

  private static void check(Outcome outcome, Example example) {
    switch (example.expected()) {
      case Example.Expected.Answer(Quantity.Real(var expected)) -> {
        assertThat(outcome).isInstanceOf(Outcome.Value.class);
        var quantity = ((Outcome.Value) outcome).quantity();
        assertThat(((Quantity.Real) quantity).value()).isCloseTo(expected, within(1e-9));
      }
      case Example.Expected.Answer(var expected) -> {
        assertThat(outcome).isInstanceOf(Outcome.Value.class);
        assertThat(((Outcome.Value) outcome).quantity()).isEqualTo(expected);
      }
      case Example.Expected.NoAnswer(var reason) -> {
        assertThat(outcome).isInstanceOf(Outcome.Undefined.class);
        assertThat(((Outcome.Undefined) outcome).reason()).isEqualTo(reason);
      }
    }
  }
}
