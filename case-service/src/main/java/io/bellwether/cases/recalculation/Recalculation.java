package io.bellwether.cases.recalculation;

import io.bellwether.kit.collection.Filterable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// All cases of a tenant, counted anew.
public record Recalculation(
    @Schema(description = "When what holds for the cases was changed.") @Filterable(sortable = true)
        Instant requestedAt,
    @Schema(
            description =
                "What was changed: the hours of a CALENDAR, the ASSIGNMENT of calendars to cases, or"
                    + " a SERVICE_LEVEL; of one that does what another left over, what changes more."
                    + " Null for those from before it was noted.",
            examples = "CALENDAR")
        @Nullable RecalculationCause cause,
    @Schema(
            description =
                "RUNNING while some cases are still counted by what held before; DONE when none is;"
                    + " REPLACED when a later one does all cases instead.",
            examples = "DONE")
        @Filterable
        RecalculationState state,
    @Schema(description = "How many cases there were.", examples = "22538") Long casesTotal,
    @Schema(description = "How many of them are done.", examples = "22538") Long casesDone,
    @Schema(description = "When the last of them was done; null until then.")
        @Nullable Instant doneAt) {}
