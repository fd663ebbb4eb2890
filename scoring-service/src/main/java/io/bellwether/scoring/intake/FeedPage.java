package io.bellwether.scoring.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as it came over the wire, checked to be whole.
///
/// @param lastTick the time of the last tick in it, if it has any
record FeedPage(List<Line> lines, @Nullable Instant lastTick, Trailer trailer) {

  /// One change, its payload not yet understood.
  ///
  /// @param raw the line as it came
  record Line(
      long seq,
      String entity,
      String id,
      String tenant,
      String op,
      int schemaVersion,
      JsonNode payload,
      Instant knownAt,
      String raw) {}

  record Trailer(
      String epoch,
      long count,
      String sha256,
      String next,
      boolean caughtUp,
      @Nullable Instant asOf,
      Instant serverTime) {}
}
