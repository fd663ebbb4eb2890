package io.bellwether.subscription.service;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import io.bellwether.subscription.cost.ServiceType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An amount that a customer paid once for a service.
public record ServiceRevenue(
    @Schema(description = "The customer who paid.") @Filterable @Reference("account")
        UUID accountId,
    @Schema(description = "Which service it was for.", examples = "TRAINING") @Filterable
        ServiceType serviceType,
    @Schema(description = "Day on which it was recognised.", examples = "2026-01-31")
        @Filterable(sortable = true)
        LocalDate recognizedOn,
    @Schema(description = "The amount; negative corrects an earlier one.") Money amount) {}
