package io.bellwether.cases.product;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A time during which customers of a region could not use a part of the product. Several may
/// overlap.
public record Outage(
    @Schema(description = "Where; null everywhere.", examples = "EMEA") @Filterable @Code
        @Nullable String region,
    @Schema(
            description = "Part of the product, as a code of the tenant's own; null for all of it.",
            examples = "REPORTING")
        @Filterable
        @Code
        @Nullable String productArea,
    @Schema(description = "Whether it was announced as maintenance.") @Filterable Boolean planned,
    @Schema(description = "When it began.") @Filterable(sortable = true) Instant startedAt,
    @Schema(description = "When it ended; null while it lasts.") @Filterable
        @Nullable Instant endedAt) {}
