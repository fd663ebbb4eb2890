package io.bellwether.cases.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One clock of a case.
///
/// @param dueAt null while it is paused, for nobody knows how long, and when no calendar says what
///   a business second is
/// @param stoppedAt null while it runs or pauses
/// @param paused whether it pauses at present
/// @param pausedSeconds seconds of the target's clock that went by in pauses which are over; null
///   when they cannot be counted
/// @param elapsedSeconds seconds that it ran; null while it runs and when they cannot be counted
/// @param outcome null while it is not stopped, and when its due time is unknown
public record SlaClock(
    SlaKind kind,
    UUID policyId,
    TargetClock clock,
    long targetSeconds,
    Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant stoppedAt,
    boolean paused,
    @Nullable Long pausedSeconds,
    @Nullable Long elapsedSeconds,
    @Nullable SlaOutcome outcome) {}
