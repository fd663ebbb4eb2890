package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a source has been applied. Kept in the fact store and moved in the transaction of the
/// page, so that facts and cursor can never disagree.
///
/// @param token where the next page begins; empty is the beginning
/// @param asOf the state of the source that the facts show, on its own clock
/// @param serverTime the source's clock when it said so
/// @param heardAt our clock at that moment, to tell how long ago it was
/// @param knownAt the last tick that was read
public record Cursor(
    Source source,
    String token,
    @Nullable String epoch,
    @Nullable Instant asOf,
    @Nullable Instant serverTime,
    @Nullable Instant heardAt,
    @Nullable Instant knownAt,
    boolean caughtUp) {

  public static final String BEGINNING = "";

  static Cursor atBeginning(Source source) {
    return new Cursor(source, BEGINNING, null, null, null, null, null, false);
  }
}
