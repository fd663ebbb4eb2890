package io.bellwether.cases.event;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Immutable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
    @Schema(description = "What happened.", examples = "RESOLVED") @Filterable
        CaseEventKind kind) {}
