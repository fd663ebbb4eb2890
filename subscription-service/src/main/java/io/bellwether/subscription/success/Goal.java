package io.bellwether.subscription.success;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that a customer wants to reach with the product.
public record Goal(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The plan that it belongs to.") @Filterable @Reference("success-plan")
        @Nullable UUID successPlanId,
    @Schema(description = "Kind of goal, as a code of the tenant.", examples = "HANDLING_TIME")
        @Filterable
        @Code
        String goalType,
    @Schema(
            description =
                "The goal in the customer's words. Never leaves this service in the feed.",
            examples = "Answer within an hour")
        @Size(min = 1, max = 1000)
        @Nullable String statement,
    @Schema(description = "Day on which it was set.", examples = "2026-01-15")
        @Filterable(sortable = true)
        LocalDate setOn,
    @Schema(description = "Day until which it is to be met.", examples = "2026-06-30") @Filterable
        @Nullable LocalDate dueOn,
    @Schema(description = "Day on which it was met; null while it is not.", examples = "2026-06-11")
        @Filterable
        @Nullable LocalDate metOn,
    @Schema(description = "What meeting it is expected to be worth to the customer.")
        @Nullable Money expectedAmount,
    @Schema(
            description =
                "Whether support or success helped to meet it, as the customer says; null when nobody asked.")
        @Filterable
        @Nullable Boolean serviceContributed) {}
