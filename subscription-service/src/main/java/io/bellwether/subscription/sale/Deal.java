package io.bellwether.subscription.sale;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An opportunity to sell, won, lost or open.
public record Deal(
    @Schema(description = "The customer, or who may become one.") @Filterable @Reference("account")
        UUID accountId,
    @Schema(description = "Day on which the opportunity was found.", examples = "2026-01-10")
        @Filterable(sortable = true)
        LocalDate openedOn,
    @Schema(description = "How it stands.", examples = "WON") @Filterable DealStatus status,
    @Schema(description = "Day on which it was won or lost.", examples = "2026-03-01") @Filterable
        @Nullable LocalDate closedOn,
    @Schema(description = "What it is worth.") Money amount,
    @Schema(description = "Recurring revenue a month that it brings, if any.")
        @Nullable Money monthly,
    @Schema(description = "What kind of growth it is.", examples = "REPURCHASE") @Filterable
        @Nullable GrowthKind growthKind,
    @Schema(
            description =
                "The provider who was replaced, as a code of the tenant; with growthKind REPLACEMENT only.",
            examples = "ACME_DESK")
        @Filterable
        @Code
        @Nullable String competitorReplaced,
    @Schema(description = "Over whom it came.", examples = "DIRECT") @Filterable
        @Nullable SalesChannel salesChannel,
    @Schema(description = "Who works on it.") @Filterable @Reference("rep") @Nullable UUID repId,
    @Schema(description = "The service activity in which it was found.")
        @Filterable
        @Reference("activity")
        @Nullable UUID sourceActivityId,
    @Schema(description = "The contract that it renews or led to.")
        @Filterable
        @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "Why it was lost, as a code of the tenant.", examples = "PRICE")
        @Filterable
        @Code
        @Nullable String lossReason) {}
