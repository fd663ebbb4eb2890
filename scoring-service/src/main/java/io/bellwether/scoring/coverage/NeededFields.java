package io.bellwether.scoring.coverage;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.store.UnsaidFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a question needs to be said of the rows that it reads.
final class NeededFields {

  /// Empty where nothing happened, or where another field says the same.
  private static final Set<String> MAY_BE_EMPTY =
      Set.of(
          "activities.accountId",
          "activities.caseId",
          "articles.reviewedAt",
          "case-events.promisedResolveAt",
          "cases.firstResolvedAt",
          "cases.promiseChanges",
          "cases.repeatOfId",
          "cases.resolvedAt",
          "contracts.cancelledOn",
          "deflections.accountId",
          "deflections.caseId",
          "responses.caseId",
          "self-service-sessions.accountId");

  /// Questions that are about something that happens to cases, by its kind.
  private static final Map<String, String> KINDS =
      Map.of(
          "S002-25", "ROUTED",
          "S002-36", "ESCALATED",
          "S002-37", "ACKNOWLEDGED");

  private NeededFields() {}

  static List<String> kinds() {
    return List.copyOf(new TreeSet<>(KINDS.values()));
  }

  /// Why a question is answered in part: what it needs and nobody says; empty if there is nothing.
  static String missing(Question question, Set<UnsaidFields.Field> unsaid) {
    var kind = KINDS.get(question.id());
    var events =
        kind != null && unsaid.contains(new UnsaidFields.Field("case-event", kind))
            ? Stream.of("case-events of kind " + kind)
            : Stream.<String>empty();
    return nobodyHasSaid(Stream.concat(unsaid(question.inputs(), unsaid), events));
  }

  /// The same of a metric, by the columns that it reads: those of facts that are rows as somebody
  /// said them have the names of their fields.
  static String missing(Metric metric, Set<UnsaidFields.Field> unsaid) {
    var facts =
        metric.reads().stream()
            .map(Measure::fact)
            .distinct()
            .collect(Collectors.toMap(Fact::name, Inputs::of));
    var inputs =
        metric.definition().inputs().stream()
            .map(input -> input.split("\\.", 2))
            .map(parts -> facts.get(parts[0]) + "." + fieldName(parts[1]))
            .distinct()
            .toList();
    return nobodyHasSaid(unsaid(inputs, unsaid));
  }

  private static Stream<String> unsaid(List<String> inputs, Set<UnsaidFields.Field> unsaid) {
    return inputs.stream()
        .filter(input -> !MAY_BE_EMPTY.contains(input))
        .filter(input -> unsaid.contains(field(input)));
  }

  private static String nobodyHasSaid(Stream<String> what) {
    var missing = what.collect(Collectors.joining(", "));
    return missing.isEmpty() ? "" : "nobody has said " + missing;
  }

  /// `access_point` is `accessPoint`.
  private static String fieldName(String column) {
    return Pattern.compile("_([a-z])")
        .matcher(column)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /// `cases.accessPoint` is `access_point` of `case`.
  private static UnsaidFields.Field field(String input) {
    var parts = input.split("\\.", 2);
    return new UnsaidFields.Field(
        entity(parts[0]), parts[1].replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }

  private static String entity(String collection) {
    if (collection.equals("stages")) {
      return "case-interval";
    }
    return collection.endsWith("ies")
        ? collection.substring(0, collection.length() - 3) + "y"
        : collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
  }
}
