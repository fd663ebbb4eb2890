package io.bellwether.cases.servicelevel;

import io.bellwether.cases.history.Priority;
import io.bellwether.cases.sla.TargetClock;
import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Codes;
import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is promised to cases of a tier and a priority, from a moment on. A clock takes the policy
/// that says most about its case, tier before priority, and of those the latest that was valid when
/// the clock started.
public record SlaPolicy(
    @Schema(
            description = "Holds for cases of this service tier; null for every tier.",
            examples = "GOLD")
        @Filterable
        @Code
        @Nullable String serviceTier,
    @Schema(
            description =
                "Holds for clocks that start while the case has this priority; null for every one.",
            examples = "URGENT")
        @Filterable
        @Nullable Priority priority,
    @Schema(
            description =
                "Holds for clocks that start from then on, until a later policy for the same tier"
                    + " and priority; null since ever.")
        @Filterable
        @Nullable Instant validFrom,
    @Schema(
            description = "Whether the targets are working seconds of the case's calendar or all.",
            examples = "BUSINESS")
        @Filterable
        TargetClock clock,
    @Schema(
            description =
                "From the creation to the first visible answer of a person; null promises nothing.",
            examples = "3600")
        @Positive
        @Max(315_360_000)
        @Nullable Long firstResponseSeconds,
    @Schema(
            description =
                "From a later message of the customer to the next visible answer of a person; null"
                    + " promises nothing.",
            examples = "14400")
        @Positive
        @Max(315_360_000)
        @Nullable Long nextResponseSeconds,
    @Schema(
            description =
                "From the creation, or a reopening, to the resolution; null promises nothing.",
            examples = "28800")
        @Positive
        @Max(315_360_000)
        @Nullable Long resolutionSeconds,
    @Schema(
            description =
                "Stages in which the case waits for the customer: there its clocks pause.")
        Codes pausingStages) {}
