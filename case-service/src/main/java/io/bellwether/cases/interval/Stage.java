package io.bellwether.cases.interval;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A stay of a case in a stage.
public record Stage(
    @Schema(description = "The case.") @Filterable @Reference("case") UUID caseId,
    @Schema(
            description = "The stage; null before the first was named.",
            examples = "WAITING_FOR_CUSTOMER")
        @Filterable
        @Nullable String stage,
    @Schema(description = "From when on.") @Filterable(sortable = true) Instant validFrom,
    @Schema(description = "Until when; null while it lasts.") @Filterable @Nullable Instant validTo,
    @Schema(description = "All its seconds; null while it lasts.", examples = "86400")
        @Nullable Long calendarSeconds,
    @Schema(
            description = "Its working seconds; null while it lasts and without a calendar.",
            examples = "28800")
        @Nullable Long businessSeconds) {}
