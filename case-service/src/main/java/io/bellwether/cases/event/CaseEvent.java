package io.bellwether.cases.event;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case.
public record CaseEvent(
    @Schema(description = "The case that it happened to; cannot change.")
        @Filterable
        @Reference("case")
        @Immutable
        UUID caseId,
    @Schema(description = "When it happened; may arrive late and in any order.")
        @Filterable(sortable = true)
        Instant happenedAt,
    @Schema(description = "What happened.", examples = "RESOLVED") @Filterable CaseEventKind kind,
    @Schema(
            description =
                "The stage that the case enters, in the tenant's own words; with STAGE_CHANGED only.",
            examples = "WAITING_FOR_CUSTOMER")
        @Filterable
        @Code
        @Nullable String stage,
    @Schema(description = "The rep who takes over; with ASSIGNED only, null gives it to nobody.")
        @Filterable
        @Reference("rep")
        @Nullable UUID repId) {}
