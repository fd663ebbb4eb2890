package io.bellwether.subscription.use;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an account used on one day.
public record Usage(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(description = "The day.", examples = "2026-01-31") @Filterable(sortable = true)
        LocalDate usedOn,
    @Schema(
            description = "Product, as a code of the tenant; null for all products together.",
            examples = "CRM")
        @Filterable
        @Code
        @Nullable String product,
    @Schema(description = "Seats that somebody used on that day.", examples = "17") @Min(0)
        Integer seatsUsed,
    @Schema(description = "Seats that were given to somebody.", examples = "22") @Min(0)
        @Nullable Integer seatsAssigned,
    @Schema(description = "Users of that day who used basic features only.", examples = "12")
        @Min(0)
        @Nullable Integer basicUsers,
    @Schema(description = "Users of that day who used an advanced feature.", examples = "5") @Min(0)
        @Nullable Integer advancedUsers,
    @Schema(description = "Different users in the 7 days that end with this one.", examples = "21")
        @Min(0)
        @Nullable Integer weeklyUsers,
    @Schema(description = "Different users in the 30 days that end with this one.", examples = "24")
        @Min(0)
        @Nullable Integer monthlyUsers,
    @Schema(description = "What capacity is counted in, as a code of the tenant.", examples = "GB")
        @Filterable
        @Code
        @Nullable String unit,
    @Schema(description = "Capacity that the customer may use.", examples = "500") @DecimalMin("0")
        @Nullable BigDecimal unitsEntitled,
    @Schema(description = "Capacity that the customer used.", examples = "120.5") @DecimalMin("0")
        @Nullable BigDecimal unitsUsed) {}
