package io.bellwether.cases.selfservice;

import io.bellwether.cases.supportcase.AccessPoint;
import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An answer that was offered to somebody who was about to open a case.
public record Deflection(
    @Schema(description = "The customer; null when nobody knows who it was.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(description = "When it was offered.") @Filterable(sortable = true) Instant offeredAt,
    @Schema(description = "What it is about, as a code of the tenant's own.", examples = "LOGIN")
        @Filterable
        @Code
        @Nullable String topic,
    @Schema(description = "Where it was offered.", examples = "PORTAL") @Filterable
        @Nullable AccessPoint accessPoint,
    @Schema(description = "Whether the customer took it for the answer.") @Filterable
        Boolean accepted,
    @Schema(description = "The case that was opened nevertheless; null when none was.")
        @Filterable
        @Reference("case")
        @Nullable UUID caseId) {}
