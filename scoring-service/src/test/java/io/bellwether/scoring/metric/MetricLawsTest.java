package io.bellwether.scoring.metric;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bellwether.scoring.query.AllMetrics;
import jakarta.inject.Singleton;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every metric keeps to, the ones of tomorrow included.
class MetricLawsTest {

  private static final JavaClasses FORMULAS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.bellwether.scoring.metric");

  static Stream<Metric> metrics() {
    return AllMetrics.list().stream();
  }

  @Test
  void formulas_are_pure_java() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.hipparchus..",
                    "io.bellwether.scoring.metric..")
                .or(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "mark singletons and constants",
                        type ->
                            type.getName().equals("jakarta.inject.Singleton")
                                || type.getName()
                                    .equals(
                                        "com.google.errorprone.annotations.CompileTimeConstant"))))
        .check(FORMULAS);
  }

  @Test
  void formulas_do_not_read_the_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(FORMULAS);
  }

  @Test
  void ids_are_unique() {
    assertThat(metrics().map(metric -> metric.definition().id())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_metric_is_a_final_singleton_named_like_its_id(Metric metric) {
    var type = metric.getClass();

    assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
    assertThat(type).hasAnnotation(Singleton.class);
    assertThat(metric.definition().id())
        .isEqualTo(
            type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_metric_says_everything_about_itself(Metric metric) {
    var definition = metric.definition();

    assertThat(definition.title()).isNotBlank();
    assertThat(definition.question()).endsWith("?");
    assertThat(definition.dateBasis()).isNotBlank();
    assertThat(definition.source()).isNotBlank();
    assertThat(definition.inputs()).isNotEmpty();
    assertThat(definition.answers()).allMatch(id -> id.matches("S\\d{3}-\\d{2}"));
    assertThat(metric.dialects()).isNotEmpty();
    assertThat(metric.dialects()).allMatch(dialect -> !dialect.formula().isBlank());
    assertThat(metric.dialects()).extracting(Dialect::name).doesNotHaveDuplicates();
    assertThat(metric.measures()).extracting(Measure::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void every_input_is_a_column_of_a_fact_that_the_metric_reads(Metric metric) {
    var facts =
        metric.reads().stream()
            .map(Measure::fact)
            .distinct()
            .collect(Collectors.toMap(Fact::name, fact -> fact));

    for (var input : metric.definition().inputs()) {
      var parts = input.split("\\.");
      assertThat(facts).containsKey(parts[0]);
      assertThat(facts.get(parts[0]).columns()).containsKey(parts[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void every_dimension_is_one_of_every_fact_that_the_metric_reads(Metric metric) {
    var notByAll = metric.dialects().stream().flatMap(d -> d.notBy().stream()).toList();
    for (var measure : metric.reads()) {
      var dimensions = new ArrayList<>(metric.definition().dimensions());
      dimensions.removeAll(notByAll);
      if (metric instanceof AccountPanel panel) {
        assertThat(metric.definition().dimensions()).containsAll(panel.columnDimensions());
        assertThat(dimensions).containsAll(panel.standingDimensions());
        assertThat(panel.standings()).containsAll(panel.standingDimensions());
        dimensions.removeAll(panel.standingDimensions());
        if (!panel.columns().contains(measure)) {
          dimensions.removeAll(panel.columnDimensions());
        }
      }
      dimensions.removeAll(measure.across());
      assertThat(measure.fact().allDimensions()).containsAll(dimensions);
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void by_every_dimension_there_is_a_way_to_answer(Metric metric) {
    for (var dialect : metric.dialects()) {
      assertThat(metric.definition().dimensions()).containsAll(dialect.notBy());
    }
    for (var dimension : metric.definition().dimensions()) {
      assertThat(metric.dialects()).anyMatch(d -> d.canBeCutBy(List.of(dimension)));
      if (!(metric instanceof AccountPanel panel
          && panel.standingDimensions().contains(dimension))) {
        assertThat(metric.reads()).anyMatch(m -> m.fact().allDimensions().contains(dimension));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void the_time_columns_of_a_measure_are_of_one_kind(Metric metric) {
    for (var measure : metric.measures()) {
      var instants =
          measure.timing().columns().stream()
              .map(measure.fact()::column)
              .filter(ColumnType::isInstant)
              .count();
      assertThat(instants).isIn(0L, (long) measure.timing().columns().size());
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void every_dialect_has_examples_of_a_value_and_of_none(Metric metric) {
    var defaultName = metric.dialects().getFirst().name();
    var answered = new HashSet<String>();
    var unanswered = new HashSet<String>();
    for (var example : metric.definition().examples()) {
      var name = example.dialect().isEmpty() ? defaultName : example.dialect();
      (example.expected() instanceof Example.Expected.Answer ? answered : unanswered).add(name);
    }

    for (var dialect : metric.dialects()) {
      assertThat(answered).contains(dialect.name());
      if (dialect.undefinedWhen() != null) {
        assertThat(unanswered).contains(dialect.name());
      }
    }
  }

  /// Never NaN, never an exception: an interval without any row has a value or a reason.
  @ParameterizedTest
  @MethodSource("metrics")
  void nothing_at_all_has_a_value_or_a_reason(Metric metric) {
    var cell = metric.emptyCell(Interval.of("2026-01-01", "2026-02-01"));

    for (var dialect : metric.dialects()) {
      switch (dialect.finish().apply(cell)) {
        case Outcome.Undefined(var reason, _) -> {
          assertThat(dialect.undefinedWhen()).contains(reason);
        }
        case Outcome.Value(var quantity, _) -> assertThat(quantity).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void what_must_add_up_does_so_for_nothing_at_all(Metric metric) {
    var cell = metric.emptyCell(Interval.of("2026-01-01", "2026-02-01"));

    assertThat(metric.identities()).extracting(Identity::name).doesNotHaveDuplicates();
    assertThat(metric.identities()).allMatch(identity -> identity.name().matches("[a-z-]+"));
    assertThat(metric.identities()).allMatch(identity -> identity.formula().contains(" = "));
    assertThat(metric.identities()).allMatch(identity -> identity.holds(cell));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void what_is_added_up_over_groups_has_each_row_once(Metric metric) {
    for (var dialect : metric.dialects()) {
      for (var term : metric.addedUp(dialect)) {
        assertThat(metric.measures())
            .filteredOn(measure -> measure.name().equals(term))
            .singleElement()
            .extracting(Measure::agg)
            .isNotInstanceOfAny(Agg.Distinct.class, Agg.SumOfEach.class, Agg.Common.class);
      }
    }
  }

  /// What still lasts counts as well, and its rows are those of what has ended.
  @ParameterizedTest
  @MethodSource("metrics")
  void a_censored_value_opens_to_what_lasts_as_well(Metric metric) {
    for (var dialect : metric.dialects()) {
      assertThat(dialect.openedToo().isEmpty())
          .as(dialect.reference())
          .isNotEqualTo(dialect.name().contains("censored"));
      var rows = named(metric, metric.opened(dialect));
      for (var term : dialect.openedToo()) {
        assertThat(named(metric, term).fact()).isEqualTo(rows.fact());
        assertThat(named(metric, term).timing()).isEqualTo(rows.timing());
      }
    }
  }

  private static Measure named(Metric metric, String term) {
    return metric.reads().stream()
        .filter(measure -> measure.name().equals(term))
        .findFirst()
        .orElse(metric.measures().getFirst());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void the_terms_that_a_dialect_names_are_measured(Metric metric) {
    var names = metric.terms();
    for (var dialect : metric.dialects()) {
      Stream.of(dialect.numerator(), dialect.denominator())
          .filter(term -> term != null)
          .forEach(term -> assertThat(names).contains(term));
    }
  }
}
