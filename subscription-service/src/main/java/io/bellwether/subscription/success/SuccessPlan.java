package io.bellwether.subscription.success;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a customer and we want to reach together.
public record SuccessPlan(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(
            description = "Title, for people. Never leaves this service in the feed.",
            examples = "Cut handling time in half")
        @Size(min = 1, max = 200)
        @Nullable String title,
    @Schema(description = "Kind of plan, as a code of the tenant.", examples = "HIGH_TOUCH")
        @Filterable
        @Code
        @Nullable String planType,
    @Schema(
            description = "What the customer uses the product for, as a code of the tenant.",
            examples = "CLAIMS")
        @Filterable
        @Code
        @Nullable String useCase,
    @Schema(description = "The customer success manager who leads it.")
        @Filterable
        @Reference("rep")
        @Nullable UUID csmId,
    @Schema(description = "Day on which it was agreed.", examples = "2026-01-15")
        @Filterable(sortable = true)
        LocalDate startedOn,
    @Schema(description = "Day until which it is to be realised.", examples = "2026-12-31")
        @Filterable
        @Nullable LocalDate endsOn,
    @Schema(description = "Day on which it was closed, realised or not.", examples = "2026-12-15")
        @Filterable
        @Nullable LocalDate closedOn,
    @Schema(description = "What the customer spends on reaching it, the product included.")
        @Nullable Money investment,
    @Schema(description = "Months in which the investment is to pay back.", examples = "24")
        @Min(1)
        @Max(240)
        @Nullable Integer horizonMonths) {}
