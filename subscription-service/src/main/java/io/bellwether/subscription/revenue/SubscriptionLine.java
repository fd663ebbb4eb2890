package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.ReadOnly;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An amount that an account pays in every interval.
public record SubscriptionLine(
    @Schema(description = "The customer who pays.") @Filterable @Reference("account")
        UUID accountId,
    @Schema(description = "The contract that it is charged under.")
        @Filterable
        @Reference("contract")
        @Nullable UUID contractId,
    @Schema(description = "Plan or product, as a code of the tenant.", examples = "PRO")
        @Filterable
        @Code
        String plan,
    @Schema(
            description = "Product, as a code of the tenant, where plans are of several.",
            examples = "CRM")
        @Filterable
        @Code
        @Nullable String product,
    @Schema(description = "Whether it is paid; PAID unless said otherwise.", examples = "PAID")
        @Filterable
        @Nullable LineKind kind,
    @Schema(
            description =
                "What is charged in every interval, for all seats together, after discount and before tax.")
        Money amount,
    @Schema(description = "What would be charged without the discount.") @Nullable Money listAmount,
    @Schema(
            description = "How long the discount lasts; only with listAmount.",
            examples = "FOREVER")
        @Filterable
        @Nullable DiscountDuration discountDuration,
    @Schema(description = "How often the amount is charged.", examples = "MONTH") @Filterable
        BillingInterval interval,
    @Schema(description = "Seats that the amount pays for.", examples = "25") @Filterable @Min(0)
        @Nullable Integer seats,
    @Schema(description = "First day that it is charged for.", examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate startDate,
    @Schema(
            description = "First day that it is no longer charged for; null while it goes on.",
            examples = "2027-01-01")
        @Filterable
        @Nullable LocalDate endDate,
    @Schema(description = "The line that it replaces.") @Filterable @Reference("subscription-line")
        @Nullable UUID replacesId,
    @Schema(
            description = "Why it differs from the line that it replaces; only with replacesId.",
            examples = "PRICE_INCREASE")
        @Filterable
        @Nullable LineChange change,
    @Schema(description = "Why it began, as a code of the tenant.", examples = "NEW_TEAM")
        @Filterable
        @Code
        @Nullable String reason,
    @Schema(
            description = "Why it ended, as a code of the tenant; only with endDate.",
            examples = "BUDGET_CUT")
        @Filterable
        @Code
        @Nullable String endReason,
    @Schema(
            description =
                "Monthly value: the amount times periods a year (DAY 365, WEEK 52, MONTH 12, QUARTER 4, YEAR 1) over 12, rounded once, half-even; 0 for a line that is not PAID. Its sum is the MRR.")
        @ReadOnly
        @Nullable Money monthly,
    @Schema(description = "The same of listAmount, or of amount where there is no discount.")
        @ReadOnly
        @Nullable Money listMonthly) {}
