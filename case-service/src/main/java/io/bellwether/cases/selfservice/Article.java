package io.bellwether.cases.selfservice;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A knowledge article; its external id is what events name it by.
public record Article(
    @Schema(description = "What it is about, as a code of the tenant's own.", examples = "LOGIN")
        @Filterable
        @Code
        @Nullable String topic,
    @Schema(description = "When it was published.") @Filterable(sortable = true)
        Instant publishedAt,
    @Schema(description = "When somebody last checked that it holds; null if never.") @Filterable
        @Nullable Instant reviewedAt,
    @Schema(description = "When it was withdrawn; null while it is not.") @Filterable
        @Nullable Instant retiredAt,
    @Schema(description = "Readers who found it helpful; null when not asked.", examples = "40")
        @PositiveOrZero
        @Nullable Integer helpfulVotes,
    @Schema(description = "Readers who did not; null when not asked.", examples = "3")
        @PositiveOrZero
        @Nullable Integer unhelpfulVotes) {}
