package io.bellwether.subscription.account;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Codes;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an account was from an instant to another.
public record AccountState(
    @Schema(description = "The account.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "Since when it was so; null for since ever, as far as anybody said.")
        @Filterable
        @Nullable Instant validFrom,
    @Schema(description = "Until when; null while it is so.") @Filterable @Nullable Instant validTo,
    @Schema(description = "Sales region.", examples = "EMEA") @Filterable @Code
        @Nullable String region,
    @Schema(description = "Country, ISO 3166-1 alpha-2.", examples = "DE") @Filterable @Code
        @Nullable String country,
    @Schema(description = "Service tier.", examples = "GOLD") @Filterable @Code
        @Nullable String tier,
    @Schema(description = "Market segment.", examples = "MID_MARKET") @Filterable @Code
        @Nullable String segment,
    @Schema(description = "Who looked after the customer.", examples = "CUSTOMER_SUCCESS")
        @Filterable
        @Nullable OperatingModel operatingModel,
    @Schema(description = "Where the customer was on its way with us.", examples = "ADOPTION")
        @Filterable
        @Nullable LifecycleStage lifecycleStage,
    @Schema(description = "The owner of the relationship.") @Filterable @Reference("rep")
        @Nullable UUID csmId,
    @Schema(
            description = "Which of these were said at its beginning; the others went on.",
            examples = "tier")
        Codes said) {}
