package io.bellwether.cases.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case, with what the course of the case needs of it.
///
/// @param sequence place among the events of the same moment, as the source counts them
public record PastEvent(
    UUID id,
    Instant happenedAt,
    @Nullable Integer sequence,
    CaseEventKind kind,
    @Nullable String stage,
    @Nullable UUID repId,
    @Nullable Priority priority,
    @Nullable Instant promisedResponseAt,
    @Nullable Instant promisedResolveAt,
    @Nullable UUID intoCaseId) {

  /// A total order that arrival has no part in.
  static final Comparator<PastEvent> IN_ORDER =
      Comparator.comparing(PastEvent::happenedAt)
          .thenComparing(PastEvent::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(PastEvent::kind)
          .thenComparing(PastEvent::id);
}
