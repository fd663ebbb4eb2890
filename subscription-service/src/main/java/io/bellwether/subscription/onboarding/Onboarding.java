package io.bellwether.subscription.onboarding;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import io.bellwether.subscription.cost.ServiceType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How one customer is brought to use what it bought.
public record Onboarding(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "What the customer is shown.", examples = "PRODUCT") @Filterable
        OnboardingScope scope,
    @Schema(description = "Which service; only with scope SERVICES.", examples = "SUPPORT")
        @Filterable
        @Nullable ServiceType serviceType,
    @Schema(description = "The contract that it follows from.") @Filterable @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "The product sale that it follows from.")
        @Filterable
        @Reference("product-sale")
        @Nullable UUID productSaleId,
    @Schema(description = "Whether it follows a plan that was agreed with the customer.")
        @Filterable
        Boolean formal,
    @Schema(description = "Day of the signature that it follows.", examples = "2025-12-20")
        @Filterable
        @Nullable LocalDate signedOn,
    @Schema(
            description = "Day of its kickoff; null while it has not begun.",
            examples = "2026-01-07")
        @Filterable
        @Nullable LocalDate kickoffOn,
    @Schema(description = "Day of the first login.", examples = "2026-01-09") @Filterable
        @Nullable LocalDate firstLoginOn,
    @Schema(description = "Days that it was planned to take from its kickoff.", examples = "30")
        @Min(1)
        @Max(3660)
        @Nullable Integer plannedDays,
    @Schema(
            description = "Stage that it has reached, in the tenant's own words.",
            examples = "CONFIGURATION")
        @Filterable
        @Code
        @Nullable String stage,
    @Schema(
            description = "Day on which it was complete; null while it is not.",
            examples = "2026-02-20")
        @Filterable
        @Nullable LocalDate completedOn,
    @Schema(description = "Day on which it was given up.", examples = "2026-03-01") @Filterable
        @Nullable LocalDate abandonedOn,
    @Schema(description = "The team that leads it.") @Filterable @Reference("team")
        @Nullable UUID teamId,
    @Schema(description = "The customer success manager who leads it.")
        @Filterable
        @Reference("rep")
        @Nullable UUID csmId) {}
