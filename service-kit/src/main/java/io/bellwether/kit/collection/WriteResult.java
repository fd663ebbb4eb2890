package io.bellwether.kit.collection;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Locale;
import java.util.UUID;

/// What became of one draft.
sealed interface WriteResult {

  /// The row is as the draft says, or newer.
  record Done(Kind kind, UUID id) implements WriteResult {}

  /// The draft was refused; nothing of it was stored.
  record Failed(HttpProblem problem) implements WriteResult {}

  /// The draft refers to a row of this service that is not there yet, or waits behind a draft of
  /// its own row that does. What is missing may still come further down in the same file.
  ///
  /// @param missing the row that is not there yet, or the draft's own
  record Dangling(HttpProblem problem, UUID id, String entity, UUID missing)
      implements WriteResult {}

  enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    STALE;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
