package io.bellwether.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

  /// What a reader opens is what the value comes from: without those rows it is another one.
  @ParameterizedTest
  @MethodSource("examples")
  void a_value_opens_to_rows_that_it_comes_from(Metric metric, Example example)
      throws SQLException {
    if (!(example.expected() instanceof Example.Expected.Answer(var expected))) {
      return;
    }
    var interval = example.interval();
    var query = Asking.during(interval.from().toString(), interval.to().toString()).query();
    var database = databases.getFirst();
    database.clear();
    database.given(example.given());
    var cell =
        engine
            .answer(database.connection(), List.of(metric), query)
            .getFirst()
            .points()
            .getFirst()
            .cell();
    var dialect = dialect(metric, example);
    var opened = metric.opened(dialect);
    var term = Objects.requireNonNull(cell.terms().get(opened));
    assumeThat(term).as("nobody to look at").isNotEqualTo(new Term.Each(List.of()));

    assertThat(others(term, metric, opened))
        .as("%s with other %s", dialect.reference(), opened)
        .anySatisfy(
            other -> {
              var terms = new HashMap<>(cell.terms());
              terms.put(opened, other);
              var outcome = dialect.finish().apply(cell.with(terms));
              assertThat(outcome instanceof Outcome.Value(var quantity, _) ? quantity : null)
                  .isNotEqualTo(expected);
            });
  }

  /// One of which changes whatever comes from the term: many move no median, one moves no count.
  private static List<Term> others(Term term, Metric metric, String name) {
    return switch (term) {
      case Term.Each(var values) ->
          List.of(
              new Term.Each(values.stream().map(value -> value + 1e9).toList()),
              new Term.Each(with(values, 0, values.getFirst() + 1e9)),
              new Term.Each(with(values, firstNotZero(values), 0)));
      case Term.Count(var count) when count == 0 -> List.of(new Term.Count(1));
      case Term.Sum(var sum) when sum.signum() == 0 ->
          List.of(new Term.Sum(BigDecimal.valueOf(1_000_000)));
      default ->
          List.of(
              Objects.requireNonNull(
                  metric.emptyCell(Interval.of("2026-01-01", "2026-02-01")).terms().get(name)));
    };
  }

  private static int firstNotZero(List<Double> values) {
    return IntStream.range(0, values.size()).filter(i -> values.get(i) != 0).findFirst().orElse(0);
  }

  private static List<Double> with(List<Double> values, int i, double value) {
    var others = new ArrayList<>(values);
    others.set(i, value);
    return others;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_value_is_in_its_unit(Metric metric, Example example) {
    if (example.expected() instanceof Example.Expected.Answer(var quantity)) {
      assertThat(InUnits.misfit(metric, dialect(metric, example), quantity)).isEmpty();
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
