package io.bellwether.scoring.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;

/// What the product is asked, and which fields of which collections it needs to know for that.
/// `questions.csv` holds an id, the question and its inputs: `collection.field`, or `=id` for all
/// that another question needs.
final class QuestionInputs {

  private static final String SAME_AS = "=";

  private QuestionInputs() {}

  record Question(String id, String text, List<String> inputs) {

    List<String> fields() {
      return inputs.stream().filter(input -> !input.startsWith(SAME_AS)).toList();
    }

    List<String> sameAs() {
      return inputs.stream()
          .filter(input -> input.startsWith(SAME_AS))
          .map(input -> input.substring(SAME_AS.length()))
          .toList();
    }
  }

  static Map<String, Question> list() {
    var questions = new LinkedHashMap<String, Question>();
    try (var rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(resource("/questions.csv"))) {
      for (var row : rows) {
        var question =
            new Question(
                row.get("id"),
                row.get("question"),
                Arrays.stream(row.get("inputs").split(" "))
                    .filter(input -> !input.isBlank())
                    .toList());
        if (questions.put(question.id(), question) != null) {
          throw new IllegalStateException("questions.csv has %s twice".formatted(question.id()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return questions;
  }

  /// Inputs that a question needs and no service holds yet.
  static Set<String> planned() {
    try (var text = resource("/planned-inputs.txt")) {
      return new TreeSet<>(text.readAllLines().stream().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStreamReader resource(String name) {
    return new InputStreamReader(
        Objects.requireNonNull(QuestionInputs.class.getResourceAsStream(name), name),
        StandardCharsets.UTF_8);
  }
}
