package io.bellwether.subscription.use;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an account used of one feature on one day.
public record FeatureUse(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The day.", examples = "2026-01-31") @Filterable(sortable = true)
        LocalDate usedOn,
    @Schema(description = "Product, as a code of the tenant.", examples = "CRM") @Filterable @Code
        @Nullable String product,
    @Schema(description = "Feature, as a code of the tenant.", examples = "EXPORT")
        @Filterable
        @Code
        String feature,
    @Schema(
            description =
                "Whether it is for beginners or for those who have come far; null when unclassified.",
            examples = "ADVANCED")
        @Filterable
        @Nullable FeatureClass featureClass,
    @Schema(description = "Who used it, where users are told apart: an id that names nobody.")
        @Filterable
        @Reference("product-user")
        @Nullable UUID userId,
    @Schema(description = "Different users on that day; 1 with userId.", examples = "4") @Min(1)
        Integer users,
    @Schema(description = "How often it was used on that day.", examples = "31") @Min(1)
        @Nullable Integer uses) {}
