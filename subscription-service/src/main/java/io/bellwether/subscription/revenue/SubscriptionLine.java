package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.ReadOnly;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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
        @Size(min = 1, max = 100)
        String plan,
    @Schema(description = "What is charged in every interval, for all seats together.")
        Money amount,
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
    @Schema(
            description =
                "Monthly value: the amount times periods a year (DAY 365, WEEK 52, MONTH 12, QUARTER"
                    + " 4, YEAR 1) over 12, rounded once, half-even. Its sum is the MRR.")
        @ReadOnly
        @Nullable Money monthly) {

  SubscriptionLine withMonthly(Money value) {
    return new SubscriptionLine(
        accountId, contractId, plan, amount, interval, seats, startDate, endDate, value);
  }
}
