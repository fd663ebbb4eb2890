package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about a source at this moment.
///
/// @param heardSince whether it has answered since this process started
/// @param tried whether it has been asked at all since then
/// @param stopped whether its rows cannot be understood
/// @param trouble why the last attempt brought nothing
public record SourceState(
    Cursor cursor, boolean tried, boolean heardSince, boolean stopped, @Nullable String trouble) {

  /// Where a source stands, in one word.
  public enum Phase {
    NEVER_PULLED,
    CATCHING_UP,
    CURRENT,
    STALE,
    STOPPED
  }

  static SourceState atStart(Cursor cursor) {
    return new SourceState(cursor, false, false, false, null);
  }

  SourceState heard(Cursor newCursor) {
    return new SourceState(newCursor, true, true, false, null);
  }

  SourceState failed(String reason) {
    return new SourceState(cursor, true, heardSince, false, reason);
  }

  SourceState stopped(String reason) {
    return new SourceState(cursor, true, heardSince, true, reason);
  }

  SourceState at(Cursor newCursor) {
    return new SourceState(newCursor, tried, heardSince, stopped, trouble);
  }

  public Source source() {
    return cursor.source();
  }

  public Optional<Instant> asOf() {
    return Optional.ofNullable(cursor.asOf());
  }

  /// The age of the facts on the source's own clock; ours only tells how long ago it spoke.
  public Optional<Duration> lag(Instant now) {
    var asOf = cursor.asOf();
    var serverTime = cursor.serverTime();
    var heardAt = cursor.heardAt();
    if (asOf == null || serverTime == null || heardAt == null) {
      return Optional.empty();
    }
    var silence = Duration.between(heardAt, now);
    var lag =
        Duration.between(asOf, serverTime).plus(silence.isNegative() ? Duration.ZERO : silence);
    return Optional.of(lag.isNegative() ? Duration.ZERO : lag);
  }

  public boolean isStale(Instant now, Duration staleAfter) {
    return lag(now).map(lag -> lag.compareTo(staleAfter) > 0).orElse(false);
  }

  public Phase phase(Instant now, Duration staleAfter) {
    if (stopped) {
      return Phase.STOPPED;
    }
    if (cursor.asOf() == null) {
      return Phase.NEVER_PULLED;
    }
    if (isStale(now, staleAfter)) {
      // Behind, but moving.
      return heardSince && trouble == null && !cursor.caughtUp() ? Phase.CATCHING_UP : Phase.STALE;
    }
    return cursor.caughtUp() ? Phase.CURRENT : Phase.CATCHING_UP;
  }

  /// Whether answers may be given as far as this source goes: it is caught up, it cannot be
  /// reached, or the store holds what an earlier process pulled.
  public boolean isReady() {
    return cursor.caughtUp() || trouble != null || (!heardSince && cursor.asOf() != null);
  }
}
