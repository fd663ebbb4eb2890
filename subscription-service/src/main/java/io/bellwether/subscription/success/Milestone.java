package io.bellwether.subscription.success;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import io.bellwether.subscription.account.LifecycleStage;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A step that a customer is expected to reach.
public record Milestone(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "What it is a step of.", examples = "ADOPTION") @Filterable
        MilestoneKind kind,
    @Schema(description = "Which one, as a code of the tenant.", examples = "FIRST_REPORT")
        @Filterable
        @Code
        String milestone,
    @Schema(description = "The stage that it belongs to.", examples = "ADOPTION") @Filterable
        @Nullable LifecycleStage lifecycleStage,
    @Schema(description = "Day until which it is expected.", examples = "2026-03-31") @Filterable
        @Nullable LocalDate dueOn,
    @Schema(
            description = "Day on which it was reached; null while it is not.",
            examples = "2026-03-12")
        @Filterable
        @Nullable LocalDate reachedOn,
    @Schema(description = "The activity with which we answered it.")
        @Filterable
        @Reference("activity")
        @Nullable UUID touchActivityId) {}
