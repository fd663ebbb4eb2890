package io.bellwether.cases.selfservice;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A visit of a customer who looks for an answer alone.
public record SelfServiceSession(
    @Schema(description = "The customer; null when nobody knows who it was.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(description = "When it began.") @Filterable(sortable = true) Instant startedAt,
    @Schema(description = "What it is about, as a code of the tenant's own.", examples = "LOGIN")
        @Filterable
        @Code
        @Nullable String topic,
    @Schema(description = "The step in which it ended; null when not known.") @Filterable
        @Nullable JourneyStep lastStep,
    @Schema(description = "Searches that were made; null when not counted.", examples = "3")
        @PositiveOrZero
        @Nullable Integer searches,
    @Schema(description = "Searches that found nothing; null when not counted.", examples = "1")
        @PositiveOrZero
        @Nullable Integer searchesWithoutResult,
    @Schema(description = "Whether the answer was found; null when nobody said.") @Filterable
        @Nullable Boolean solved) {}
