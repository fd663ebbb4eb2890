package io.bellwether.cases.product;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A release of the product; its external id is what the tenant calls it.
public record Release(
    @Schema(
            description = "Part of the product that it changes; null for all of it.",
            examples = "REPORTING")
        @Filterable
        @Code
        @Nullable String productArea,
    @Schema(description = "When customers got it.") @Filterable(sortable = true)
        Instant releasedAt) {}
