package io.bellwether.cases.servicelevel;

import io.bellwether.cases.sla.SlaKind;
import io.bellwether.cases.sla.TargetClock;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A clock that runs, or ran, on a case.
public record SlaClock(
    @Schema(description = "The case.") @Filterable @Reference("case") UUID caseId,
    @Schema(description = "The policy that its target is from.")
        @Filterable
        @Reference("sla-policy")
        UUID policyId,
    @Schema(description = "What is to be done.", examples = "FIRST_RESPONSE") @Filterable
        SlaKind kind,
    @Schema(
            description = "Where it stands by now; a breach follows from dueAt and the clock.",
            examples = "RUNNING")
        @Filterable
        SlaState state,
    @Schema(description = "Which seconds count.", examples = "BUSINESS") @Filterable
        TargetClock clock,
    @Schema(description = "The target as it was when the clock started.", examples = "3600")
        Long targetSeconds,
    @Schema(description = "When it started.") @Filterable(sortable = true) Instant startedAt,
    @Schema(
            description =
                "When the target is used up; null while it pauses and when no calendar holds.")
        @Filterable
        @Nullable Instant dueAt,
    @Schema(description = "When it stopped; null while it runs or pauses.") @Filterable
        @Nullable Instant stoppedAt,
    @Schema(
            description = "Counted seconds that went by in pauses which are over; null if unknown.",
            examples = "1800")
        @Nullable Long pausedSeconds,
    @Schema(
            description = "Counted seconds that it ran; null while it runs and if unknown.",
            examples = "2700")
        @Nullable Long elapsedSeconds) {}
