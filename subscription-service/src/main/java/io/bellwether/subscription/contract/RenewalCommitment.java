package io.bellwether.subscription.contract;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a customer said about renewing. Looks ahead: no renewal by itself.
public record RenewalCommitment(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The contract that it is about; null for the whole relationship.")
        @Filterable
        @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "Day on which the customer said it.", examples = "2026-06-30")
        @Filterable(sortable = true)
        LocalDate statedOn,
    @Schema(description = "What the customer said.", examples = "COMMITTED") @Filterable
        RenewalIntent intent,
    @Schema(description = "Day on which it no longer held.", examples = "2026-08-01") @Filterable
        @Nullable LocalDate withdrawnOn,
    @Schema(description = "Why, as a code of the tenant.", examples = "ROADMAP") @Filterable @Code
        @Nullable String reason) {}
