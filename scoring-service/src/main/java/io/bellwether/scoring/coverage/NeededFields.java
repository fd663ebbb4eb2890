package io.bellwether.scoring.coverage;

import io.bellwether.scoring.store.UnsaidFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    var fields =
        question.inputs().stream()
            .filter(input -> !MAY_BE_EMPTY.contains(input))
            .filter(input -> unsaid.contains(field(input)));
    var kind = KINDS.get(question.id());
    var events =
        kind != null && unsaid.contains(new UnsaidFields.Field("case-event", kind))
            ? Stream.of("case-events of kind " + kind)
            : Stream.<String>empty();
    var missing = Stream.concat(fields, events).collect(Collectors.joining(", "));
    return missing.isEmpty() ? "" : "nobody has said " + missing;
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
