package io.bellwether.subscription.cost;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An amount that serving customers has cost.
public record Cost(
    @Schema(description = "The customer who caused it; null for what is shared by all.")
        @Filterable
        @Reference("account")
        @Nullable UUID accountId,
    @Schema(description = "The case that caused it, if it was one.") @Filterable @Reference("case")
        @Nullable UUID caseId,
    @Schema(description = "The contract that it was for.") @Filterable @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "The team that it arose in.") @Filterable @Reference("team")
        @Nullable UUID teamId,
    @Schema(description = "Day on which it arose.", examples = "2026-01-31")
        @Filterable(sortable = true)
        LocalDate incurredOn,
    @Schema(description = "Which service it was for.", examples = "SUPPORT") @Filterable
        ServiceType serviceType,
    @Schema(description = "What was paid for.", examples = "LABOUR") @Filterable
        @Nullable CostKind kind,
    @Schema(description = "DIRECT without overhead, LOADED with its share.", examples = "LOADED")
        @Filterable
        CostBasis costBasis,
    @Schema(
            description = "Service programme that it was for, as a code of the tenant.",
            examples = "PREMIUM_SUPPORT")
        @Filterable
        @Code
        @Nullable String programme,
    @Schema(description = "Who pays for it.", examples = "PRODUCT_REVENUE") @Filterable
        @Nullable FundingSource fundingSource,
    @Schema(description = "The amount; negative corrects an earlier one.") Money amount) {}
