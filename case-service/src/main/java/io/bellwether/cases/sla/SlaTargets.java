package io.bellwether.cases.sla;

import io.bellwether.cases.history.Priority;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is promised to cases of a tier and a priority, from a moment on.
///
/// @param serviceTier null for every tier
/// @param priority null for every priority
/// @param validFrom null since ever
/// @param pausingStages stages in which a case waits for the customer, so that no clock runs
public record SlaTargets(
    UUID id,
    @Nullable String serviceTier,
    @Nullable Priority priority,
    @Nullable Instant validFrom,
    TargetClock clock,
    @Nullable Long firstResponseSeconds,
    @Nullable Long nextResponseSeconds,
    @Nullable Long resolutionSeconds,
    Set<String> pausingStages) {

  /// The more a policy says about whom it holds for, the sooner it is taken, tier before priority;
  /// of two that say the same, the later one.
  private static final Comparator<SlaTargets> BEST_LAST =
      Comparator.comparing((SlaTargets targets) -> targets.serviceTier != null)
          .thenComparing(targets -> targets.priority != null)
          .thenComparing(targets -> targets.validFrom == null ? Instant.MIN : targets.validFrom)
          .thenComparing(SlaTargets::id, Comparator.reverseOrder());

  /// What holds for a clock that starts at this moment.
  static Optional<SlaTargets> of(
      List<SlaTargets> all, @Nullable String tier, @Nullable String priority, Instant start) {
    return all.stream()
        .filter(targets -> targets.serviceTier == null || targets.serviceTier.equals(tier))
        .filter(targets -> targets.priority == null || targets.priority.name().equals(priority))
        .filter(targets -> targets.validFrom == null || !targets.validFrom.isAfter(start))
        .max(BEST_LAST);
  }

  @Nullable Long seconds(SlaKind kind) {
    return switch (kind) {
      case FIRST_RESPONSE -> firstResponseSeconds;
      case NEXT_RESPONSE -> nextResponseSeconds;
      case RESOLUTION -> resolutionSeconds;
    };
  }
}
