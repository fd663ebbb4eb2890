package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Where the next page begins; opaque to callers and good for one question only.
final class Cursor {

  private Cursor() {}

  static String after(String position, String fingerprint) {
    var text = question(fingerprint) + "|" + position;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<String> position(Parameters parameters, String fingerprint) {
    return parameters.text("cursor").map(cursor -> position(cursor, fingerprint));
  }

  /// The position where rows are listed by id.
  static Optional<UUID> id(Parameters parameters, String fingerprint) {
    return position(parameters, fingerprint)
        .map(
            position -> {
              try {
                return UUID.fromString(position);
              } catch (IllegalArgumentException e) {
                throw invalid(parameters.text("cursor").orElse(""));
              }
            });
  }

  private static String position(String cursor, String fingerprint) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var question = question(fingerprint) + "|";
      if (text.startsWith(question)) {
        return text.substring(question.length());
      }
    } catch (IllegalArgumentException _) {
      // Damaged: said below, as for a cursor of another question.
    }
    throw invalid(cursor);
  }

  static HttpProblem invalid(String cursor) {
    return Problems.cursor(
        "cursor: '%s' (expected: nextCursor of the same question)".formatted(cursor));
  }

  private static String question(String fingerprint) {
    return UUID.nameUUIDFromBytes(fingerprint.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
