package io.bellwether.subscription.contract;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An agreement with an account for a time.
public record Contract(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(
            description =
                "What it is about: the product itself, or services such as support that are attached"
                    + " to it.",
            examples = "SUBSCRIPTION")
        @Filterable
        ContractType type,
    @Schema(description = "First day of the contract.", examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate startDate,
    @Schema(
            description = "First day on which it no longer holds; null while no end is agreed.",
            examples = "2027-01-01")
        @Filterable
        @Nullable LocalDate endDate,
    @Schema(description = "The contract that this one renews or replaces.")
        @Filterable
        @Reference("contract")
        @Nullable UUID predecessorId,
    @Schema(description = "Day on which the customer cancelled.", examples = "2026-05-15")
        @Filterable
        @Nullable LocalDate cancelledOn,
    @Schema(
            description = "Why the customer cancelled, as a code of the tenant.",
            examples = "PRICE")
        @Size(min = 1, max = 100)
        @Nullable String cancellationReason) {}
