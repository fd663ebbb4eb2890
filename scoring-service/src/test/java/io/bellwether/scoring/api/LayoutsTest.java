package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.export.AnswerFiles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an answer says is in its table.
class LayoutsTest {

  /// That an answer that rests on facts ends with, and how fresh each source is, which the warnings
  /// say where it matters.
  private static final Set<String> OF_FACTS = Set.of("asOf", "partial", "warnings", "sources");

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of(ComparisonAnswer.class, ComparisonAnswer.LAYOUT),
        Arguments.of(DecompositionAnswer.class, DecompositionAnswer.LAYOUT),
        Arguments.of(TrendAnswer.class, TrendAnswer.LAYOUT),
        Arguments.of(ControlLimitsAnswer.class, ControlLimitsAnswer.LAYOUT),
        Arguments.of(CorrelationAnswer.class, CorrelationAnswer.LAYOUT),
        Arguments.of(EffectAnswer.class, EffectAnswer.LAYOUT),
        Arguments.of(LorenzCurveAnswer.class, LorenzCurveAnswer.LAYOUT),
        Arguments.of(HealthAnswer.class, HealthAnswer.LAYOUT));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void a_table_has_all_that_the_answer_says(Class<?> answer, AnswerFiles.Layout layout) {
    var fields = List.of(answer.getRecordComponents());
    var list = fields.stream().filter(it -> it.getName().equals(layout.list())).findFirst();

    assertThat(firsts(Stream.concat(layout.head().stream(), layout.added().stream()).toList()))
        .isEqualTo(
            fields.stream()
                .map(RecordComponent::getName)
                .filter(name -> !OF_FACTS.contains(name) && !name.equals(layout.list()))
                .collect(Collectors.toSet()));
    assertThat(firsts(layout.element()))
        .isEqualTo(
            list.stream()
                .flatMap(it -> Arrays.stream(elementOf(it).getRecordComponents()))
                .filter(field -> !isNested(field))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet()));
  }

  private static Set<String> firsts(List<String> columns) {
    return columns.stream().map(column -> column.split("\\.")[0]).collect(Collectors.toSet());
  }

  /// A list of records inside a line: one cell could not hold it.
  private static boolean isNested(RecordComponent field) {
    return field.getType() == List.class && elementOf(field).isRecord();
  }

  private static Class<?> elementOf(RecordComponent list) {
    return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
  }
}
