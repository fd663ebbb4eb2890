package io.bellwether.subscription.success;

import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import io.bellwether.subscription.cost.ServiceType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A tangible benefit that a customer had.
public record Outcome(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The goal that it counts towards.") @Filterable @Reference("goal")
        @Nullable UUID goalId,
    @Schema(description = "How the customer is better off.", examples = "COST_DOWN") @Filterable
        OutcomeKind kind,
    @Schema(description = "Day on which it was there.", examples = "2026-06-11")
        @Filterable(sortable = true)
        LocalDate achievedOn,
    @Schema(description = "What it is worth to the customer; null when nobody put a figure to it.")
        @Nullable Money amount,
    @Schema(description = "Months that the amount is reckoned for.", examples = "12")
        @Min(1)
        @Max(240)
        @Nullable Integer periodMonths,
    @Schema(description = "How we know; null while nobody has verified it.", examples = "MEASURED")
        @Filterable
        @Nullable Evidence evidence,
    @Schema(description = "Whether the customer owes it to the product; null when nobody asked.")
        @Filterable
        @Nullable Boolean attributed,
    @Schema(description = "The service that contributed, if one did.", examples = "SUCCESS")
        @Filterable
        @Nullable ServiceType serviceType,
    @Schema(description = "Whether it may be told to others.") @Filterable
        @Nullable Boolean successStory,
    @Schema(
            description = "What happened. Never leaves this service in the feed.",
            examples = "Handling time halved")
        @Size(min = 1, max = 1000)
        @Nullable String summary) {}
