package io.bellwether.survey.followup;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody went back to a customer who had answered.
public record FollowUp(
    @Schema(description = "The answer that it follows; cannot change.")
        @Filterable
        @Reference("response")
        @Immutable
        UUID responseId,
    @Schema(description = "Who followed up.") @Filterable @Reference("rep") @Nullable UUID repId,
    @Schema(description = "The activity in which it happened.") @Filterable @Reference("activity")
        @Nullable UUID activityId,
    @Schema(description = "When the customer was contacted.") @Filterable(sortable = true)
        Instant contactedAt,
    @Schema(description = "What came of it; null while that is open.", examples = "RESOLVED")
        @Filterable
        @Nullable FollowUpOutcome outcome) {}
