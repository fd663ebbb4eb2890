package io.bellwether.subscription.service;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import io.bellwether.subscription.cost.FundingSource;
import io.bellwether.subscription.cost.ServiceType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An amount that a customer paid once for a service.
public record ServiceRevenue(
    @Schema(description = "The customer who paid.") @Filterable @Reference("account")
        UUID accountId,
    @Schema(description = "The contract that it was paid under.") @Filterable @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "Which service it was for.", examples = "TRAINING") @Filterable
        ServiceType serviceType,
    @Schema(description = "What the customer paid for.", examples = "TRAINING") @Filterable
        @Nullable ServiceRevenueKind kind,
    @Schema(
            description = "Service programme that it was for, as a code of the tenant.",
            examples = "PREMIUM_SUPPORT")
        @Filterable
        @Code
        @Nullable String programme,
    @Schema(description = "Who pays for the service.", examples = "ADD_ON_FEE") @Filterable
        @Nullable FundingSource fundingSource,
    @Schema(description = "Day on which it was booked.", examples = "2026-01-05") @Filterable
        @Nullable LocalDate bookedOn,
    @Schema(description = "Day on which it was recognised.", examples = "2026-01-31")
        @Filterable(sortable = true)
        LocalDate recognizedOn,
    @Schema(description = "The amount; negative corrects an earlier one.") Money amount) {}
