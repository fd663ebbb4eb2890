package io.bellwether.cases.product;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An issue that we know of and customers may meet.
public record KnownIssue(
    @Schema(
            description = "Part of the product, as a code of the tenant's own; null for all of it.",
            examples = "REPORTING")
        @Filterable
        @Code
        @Nullable String productArea,
    @Schema(
            description = "Key of its defect in the tenant's tracker, as on cases.",
            examples = "BUG-1234")
        @Filterable
        @Code
        @Nullable String linkedDefectId,
    @Schema(description = "Since when we know of it.") @Filterable(sortable = true)
        Instant knownSince,
    @Schema(description = "When it was fixed; null while it is not.") @Filterable
        @Nullable Instant fixedAt) {}
