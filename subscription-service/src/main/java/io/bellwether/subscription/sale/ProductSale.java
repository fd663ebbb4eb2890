package io.bellwether.subscription.sale;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A sale of a product, to which services can be attached.
public record ProductSale(
    @Schema(description = "The customer who bought.") @Filterable @Reference("account")
        UUID accountId,
    @Schema(description = "Product, as a code of the tenant.", examples = "CRM") @Filterable @Code
        String product,
    @Schema(description = "Product family, as a code of the tenant.", examples = "SUITE")
        @Filterable
        @Code
        @Nullable String productFamily,
    @Schema(description = "Day of the sale.", examples = "2026-01-15") @Filterable(sortable = true)
        LocalDate soldOn,
    @Schema(description = "What the product was sold for.") Money amount,
    @Schema(description = "Over whom the sale came.", examples = "PARTNER") @Filterable
        @Nullable SalesChannel salesChannel,
    @Schema(description = "What kind of growth it is.", examples = "NEW_TO_CATEGORY") @Filterable
        @Nullable GrowthKind growthKind,
    @Schema(description = "Who sold it.") @Filterable @Reference("rep") @Nullable UUID repId,
    @Schema(
            description =
                "Whether support is in the price, so that no contract can be attached; null when unknown.")
        @Filterable
        @Nullable Boolean supportIncluded,
    @Schema(description = "What services could be sold with it, a year.")
        @Nullable Money serviceOpportunity) {}
