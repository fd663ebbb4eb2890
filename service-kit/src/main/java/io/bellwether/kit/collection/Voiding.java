package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.time.Instant;
import java.util.List;

/// When and why a row that has money in it stopped counting.
///
/// @param reason a code of the tenant's own
record Voiding(Instant at, String reason) {

  static final String REASON = "reasonCode";

  /// The reason in the body of a request to void.
  static String reasonIn(ObjectNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(REASON)) {
                var message = "%s is not a field of a voiding".formatted(name);
                throw Problems.of(
                    Slug.UNKNOWN_FIELD,
                    "%s (expected: %s)".formatted(message, REASON),
                    List.of(FieldError.at(name, Slug.UNKNOWN_FIELD.wireName(), message)));
              }
            });
    var violations = new Violations();
    var reason = json.path(REASON);
    violations.unless(
        reason.isTextual() && Codes.isCode(reason.textValue()),
        REASON,
        reason.isMissingNode() ? null : reason.asText(),
        Code.EXPECTED);
    violations.throwIfAny();
    return reason.textValue();
  }
}
