package io.bellwether.scoring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a question from JSON strictly: a field that nobody knows or a value of another type is
/// refused, and the problem says where it stands. A field that is null is a field that is not said.
final class QuestionReader {

  static final int MOST_METRICS = 20;

  private static final List<String> FIELDS =
      Arrays.stream(MetricQuestion.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toList();

  private static final int MOST_ERRORS = 20;

  private final ObjectNode json;

  private QuestionReader(ObjectNode json) {
    this.json = json;
  }

  static MetricQuestion read(ObjectNode json) {
    refuseUnknown(json);
    var reader = new QuestionReader(json);
    return new MetricQuestion(
        reader.texts("metrics", MOST_METRICS),
        reader.text("from"),
        reader.text("to"),
        reader.text("grain"),
        reader.texts("groupBy", AskedMetrics.MOST_GROUPINGS),
        reader.texts("filter", AskedMetrics.MOST_FILTERS),
        reader.texts("definition", AskedDefinitions.MOST),
        reader.text("clock"),
        reader.text(AskedCredit.PARAMETER),
        reader.text("compareTo"),
        reader.text("timeZone"),
        reader.text("knownAt"),
        reader.flag("totals"),
        reader.text("orderBy"),
        reader.number("top"));
  }

  private static void refuseUnknown(ObjectNode json) {
    var errors = new ArrayList<FieldError>();
    for (var names = json.fieldNames(); names.hasNext() && errors.size() < MOST_ERRORS; ) {
      var name = names.next();
      if (!FIELDS.contains(name)) {
        errors.add(
            FieldError.at(
                name.replace("~", "~0").replace("/", "~1"),
                Slug.UNKNOWN_FIELD.wireName(),
                "%s is no field of a question (expected: one of %s)".formatted(name, FIELDS)));
      }
    }
    if (!errors.isEmpty()) {
      throw Problems.of(Slug.UNKNOWN_FIELD, errors.getFirst().message(), errors);
    }
  }

  private @Nullable String text(String name) {
    var value = json.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isTextual()) {
      throw invalid(name, shown(value), "text");
    }
    return value.textValue();
  }

  private @Nullable Boolean flag(String name) {
    var value = json.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isBoolean()) {
      throw invalid(name, shown(value), "true or false");
    }
    return value.booleanValue();
  }

  private @Nullable Integer number(String name) {
    var value = json.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw invalid(name, shown(value), "a whole number");
    }
    return value.intValue();
  }

  private @Nullable List<String> texts(String name, int most) {
    var values = json.path(name);
    if (isAbsent(values)) {
      return null;
    }
    if (!values.isArray()) {
      throw invalid(name, shown(values), "a list of texts");
    }
    if (values.size() > most) {
      throw invalid(
          name, "%d values".formatted(values.size()), "at most %d values".formatted(most));
    }
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!value.isTextual()) {
        throw invalid("%s/%d".formatted(name, texts.size()), shown(value), "text");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static HttpProblem invalid(String place, String value, String expected) {
    var message = "%s: %s (expected: %s)".formatted(place, value, expected);
    return Problems.of(
        Slug.INVALID_PARAMETER,
        message,
        List.of(FieldError.at(place, Slug.INVALID_PARAMETER.wireName(), message)));
  }

  private static String shown(JsonNode value) {
    var text = value.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
