package io.bellwether.cases.interval;

import io.bellwether.cases.history.IntervalKind;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a case's life with one value. The parts of each kind cover it without a gap.
public record CaseInterval(
    @Schema(description = "The case.") @Filterable @Reference("case") UUID caseId,
    @Schema(description = "What it says.", examples = "STAGE") @Filterable IntervalKind kind,
    @Schema(
            description =
                "The stage, the rep's id or the priority; null when there was none. While a case is"
                    + " resolved, between that and its reopening, the stage is RESOLVED.",
            examples = "WAITING_FOR_CUSTOMER")
        @Filterable
        @Nullable String value,
    @Schema(description = "From when on.") @Filterable(sortable = true) Instant validFrom,
    @Schema(description = "Until when; null while it lasts.") @Filterable @Nullable Instant validTo,
    @Schema(description = "All its seconds; null while it lasts.", examples = "86400")
        @Nullable Long calendarSeconds,
    @Schema(
            description =
                "Its working seconds; null while it lasts and when no calendar held at its"
                    + " beginning.",
            examples = "28800")
        @Nullable Long businessSeconds,
    @Schema(description = "The version of the calendar that held at its beginning.")
        @Reference("calendar-version")
        @Nullable UUID calendarVersionId) {}
