package io.bellwether.subscription.contract;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An agreement with an account for a time.
public record Contract(
    @Schema(description = "The customer.") @Filterable @Reference("account") UUID accountId,
    @Schema(
            description =
                "What it is about: the product itself, or services such as support that are attached to it.",
            examples = "SUBSCRIPTION")
        @Filterable
        ContractType type,
    @Schema(description = "Product, as a code of the tenant.", examples = "CRM") @Filterable @Code
        @Nullable String product,
    @Schema(description = "Product family, as a code of the tenant.", examples = "SUITE")
        @Filterable
        @Code
        @Nullable String productFamily,
    @Schema(
            description =
                "Service programme that the customer is entitled to by it, as a code of the tenant.",
            examples = "PREMIUM_SUPPORT")
        @Filterable
        @Code
        @Nullable String programme,
    @Schema(description = "The product sale that it was attached to.")
        @Filterable
        @Reference("product-sale")
        @Nullable UUID productSaleId,
    @Schema(
            description =
                "Day on which it was signed. A renewal is late when this is after the end of its predecessor.",
            examples = "2025-12-20")
        @Filterable
        @Nullable LocalDate signedOn,
    @Schema(description = "First day of the contract.", examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate startDate,
    @Schema(
            description = "First day on which it no longer holds; null while no end is agreed.",
            examples = "2027-01-01")
        @Filterable
        @Nullable LocalDate endDate,
    @Schema(
            description = "Day until which a renewal has to be signed; null means endDate.",
            examples = "2026-12-01")
        @Filterable
        @Nullable LocalDate renewalDueOn,
    @Schema(description = "The contract that this one renews or replaces.")
        @Filterable
        @Reference("contract")
        @Nullable UUID predecessorId,
    @Schema(
            description = "How it follows its predecessor; only with predecessorId.",
            examples = "RENEWAL")
        @Filterable
        @Nullable Succession succession,
    @Schema(
            description =
                "What it is worth a year; the uplift of a renewal is the difference to its predecessor.")
        @Nullable Money annualValue,
    @Schema(
            description = "Rise of price that was agreed for the next renewal, as a share.",
            examples = "0.03")
        @DecimalMin("-1")
        @DecimalMax("10")
        @Nullable BigDecimal agreedUplift,
    @Schema(
            description =
                "Service level that comes with the product, as a rank of the tenant: more is higher.",
            examples = "1")
        @Filterable
        @Min(0)
        @Max(100)
        @Nullable Integer includedLevel,
    @Schema(description = "Service level that was bought, on the same ranks.", examples = "2")
        @Filterable
        @Min(0)
        @Max(100)
        @Nullable Integer purchasedLevel,
    @Schema(description = "Day on which the customer cancelled.", examples = "2026-05-15")
        @Filterable
        @Nullable LocalDate cancelledOn,
    @Schema(
            description = "Why the customer cancelled, as a code of the tenant.",
            examples = "PRICE")
        @Filterable
        @Code
        @Nullable String cancellationReason,
    @Schema(
            description =
                "Whether we could have done something about that reason; null when nobody judged.")
        @Filterable
        @Nullable Boolean cancellationControllable) {}
