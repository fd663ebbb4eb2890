package io.bellwether.scoring.coverage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The questions of `questions.csv`, in its order.
@Singleton
public class Questions {

  private static final String REPEATING = "alias";
  private static final String SAME_AS = "=";

  private final SequencedMap<String, Question> byId;

  public Questions() {
    var questions = new LinkedHashMap<String, Question>();
    try (var lines =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(
                new InputStreamReader(
                    Objects.requireNonNull(Questions.class.getResourceAsStream("/questions.csv")),
                    StandardCharsets.UTF_8))) {
      var inputs = new HashMap<String, List<String>>();
      var all = lines.stream().toList();
      all.forEach(line -> inputs.put(line.get("id"), words(line.get("inputs"))));
      all.forEach(line -> questions.put(line.get("id"), question(line, inputs)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byId = Collections.unmodifiableSequencedMap(questions);
  }

  public SequencedCollection<Question> all() {
    return byId.sequencedValues();
  }

  public List<String> ids() {
    return List.copyOf(byId.sequencedKeySet());
  }

  /// What it reads, with what those read that it is the same as.
  private static Stream<String> inputs(String id, Map<String, List<String>> inputs) {
    return inputs.getOrDefault(id, List.of()).stream()
        .flatMap(
            input ->
                input.startsWith(SAME_AS)
                    ? inputs(input.substring(SAME_AS.length()), inputs)
                    : Stream.of(input))
        .distinct();
  }

  private static Question question(CSVRecord line, Map<String, List<String>> inputs) {
    var sameAs =
        words(line.get("inputs")).stream()
            .filter(input -> input.startsWith(SAME_AS))
            .map(input -> input.substring(SAME_AS.length()))
            .toList();
    return new Question(
        line.get("id"),
        line.get("question"),
        line.get("owner").equals(REPEATING) ? sameAs : List.of(),
        inputs(line.get("id"), inputs).toList(),
        words(line.get("dimensions")),
        emptyToNull(line.get("refused")));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isBlank()).toList();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
