package io.bellwether.scoring.priority;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case that is open at a moment, and what had happened to it by then. What is null is not known,
/// or has not happened.
public record OpenCase(
    UUID id,
    @Nullable UUID accountId,
    Instant createdAt,
    Codes codes,
    @Nullable UUID teamId,
    @Nullable UUID assigneeId,
    Work work,
    BusinessAge businessAge,
    @Nullable Answer lastAnswer,
    Turn turn,
    @Nullable Clock clock) {

  /// What is said of the case.
  public record Codes(
      @Nullable String severity,
      @Nullable String priority,
      @Nullable String channel,
      @Nullable String type,
      @Nullable String reason,
      @Nullable String productArea) {}

  /// @param activities of reps
  /// @param logged those of them with minutes
  /// @param minutes null where none were logged
  public record Work(long activities, long logged, @Nullable BigDecimal minutes) {}

  /// @param seconds working seconds up to `until`; null where they are not known
  /// @param until the beginning of its present stage: what goes by in a stage is counted as it ends
  public record BusinessAge(@Nullable Long seconds, @Nullable Instant until) {}

  /// The last message of a person to the customer.
  public record Answer(Instant at, @Nullable UUID repId) {}

  /// Who is to speak next, and since when.
  public record Turn(boolean ours, Instant since) {}

  /// The running clock that is due first.
  ///
  /// @param dueAt null while it pauses, or where no calendar says
  public record Clock(String kind, String clock, @Nullable Instant dueAt) {}
}
