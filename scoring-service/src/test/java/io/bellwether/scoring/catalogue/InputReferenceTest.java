package io.bellwether.scoring.catalogue;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kit.testing.CommittedDocument;
import io.bellwether.scoring.catalogue.QuestionInputs.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A question whose inputs nobody holds is a promise that cannot be kept.
class InputReferenceTest {

  /// How many questions each of the five sources asks.
  private static final Map<String, Integer> SOURCES =
      Map.of("S000", 44, "S001", 58, "S002", 46, "S003", 27, "S004", 39);

  private final Map<String, Question> questions = QuestionInputs.list();
  private final Set<String> planned = QuestionInputs.planned();
  private final Set<String> held = HeldFields.all();

  @Test
  void every_question_is_listed_once_with_its_inputs() {
    var expected = new TreeSet<String>();
    SOURCES.forEach(
        (source, count) ->
            IntStream.rangeClosed(1, count)
                .forEach(n -> expected.add("%s-%02d".formatted(source, n))));

    assertThat(new TreeSet<>(questions.keySet())).isEqualTo(expected).hasSize(214);
    assertThat(questions.values())
        .allSatisfy(
            question -> {
              assertThat(question.text()).as(question.id()).isNotBlank();
              assertThat(question.inputs()).as(question.id()).isNotEmpty();
            });
  }

  @Test
  void every_input_is_a_field_that_some_service_holds_or_is_listed_as_planned() {
    var unknown = new LinkedHashMap<String, Set<String>>();
    for (var question : questions.values()) {
      var missing =
          question.fields().stream()
              .filter(input -> !held.contains(input) && !planned.contains(input))
              .collect(toCollection(TreeSet::new));
      if (!missing.isEmpty()) {
        unknown.put(question.id(), missing);
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void what_is_planned_is_asked_for_and_not_there_yet() {
    var needed = new TreeSet<String>();
    questions.values().forEach(question -> needed.addAll(question.fields()));

    assertThat(needed).as("what is planned is an input").containsAll(planned);
    assertThat(held)
        .as("held by now, to be taken out of planned-inputs.txt")
        .noneMatch(planned::contains);
  }

  @Test
  void who_needs_what_another_question_needs_names_one_that_says_it() {
    assertThat(questions.values())
        .allSatisfy(
            question ->
                assertThat(question.sameAs())
                    .as(question.id())
                    .allSatisfy(other -> assertThat(questions).containsKey(other))
                    .noneMatch(other -> other.equals(question.id())));
    assertThat(questions.values())
        .allSatisfy(question -> assertThat(reachesFields(question, new TreeSet<>())).isTrue());
  }

  private boolean reachesFields(Question question, Set<String> seen) {
    return seen.add(question.id())
        && (!question.fields().isEmpty()
            || question.sameAs().stream()
                .allMatch(other -> reachesFields(questions.get(other), seen)));
  }

  @Test
  void the_page_is_what_the_list_says() {
    CommittedDocument.at("../docs/inputs.md")
        .isServed(InputReference.of(questions.values(), planned));
  }
}
