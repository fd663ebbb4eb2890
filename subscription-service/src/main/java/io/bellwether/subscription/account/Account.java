package io.bellwether.subscription.account;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.kit.collection.Reference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A company that is or was a customer.
public record Account(
    @Schema(
            description = "Name of the company, for people. Never leaves this service in the feed.",
            examples = "Globex")
        @Size(min = 1, max = 200)
        String name,
    @Schema(description = "First day as a customer.", examples = "2024-03-01") @Filterable
        @Nullable LocalDate customerSince,
    @Schema(description = "Day of the sign-up, also to a free plan.", examples = "2024-02-10")
        @Filterable
        @Nullable LocalDate signedUpOn,
    @Schema(
            description = "How the customer found us, as a code of the tenant.",
            examples = "WEBINAR")
        @Filterable
        @Code
        @Nullable String acquisitionSource,
    @Schema(description = "Sales region, in the tenant's own words.", examples = "EMEA")
        @Filterable
        @Code
        @Nullable String region,
    @Schema(description = "Country, ISO 3166-1 alpha-2.", examples = "DE") @Filterable @Code
        @Nullable String country,
    @Schema(description = "Industry, in the tenant's own words.", examples = "RETAIL")
        @Filterable
        @Code
        @Nullable String industry,
    @Schema(description = "Service tier that the account has.", examples = "GOLD") @Filterable @Code
        @Nullable String tier,
    @Schema(description = "Market segment, in the tenant's own words.", examples = "MID_MARKET")
        @Filterable
        @Code
        @Nullable String segment,
    @Schema(description = "How the customer pays for the product.", examples = "SUBSCRIPTION")
        @Filterable
        @Nullable LicenceModel licenceModel,
    @Schema(description = "Who looks after the customer.", examples = "CUSTOMER_SUCCESS")
        @Filterable
        @Nullable OperatingModel operatingModel,
    @Schema(description = "Where the customer is on its way with us.", examples = "ADOPTION")
        @Filterable
        @Nullable LifecycleStage lifecycleStage,
    @Schema(description = "The owner of the relationship, such as its customer success manager.")
        @Filterable
        @Reference("rep")
        @Nullable UUID csmId,
    @Schema(description = "Days between two planned check-ins.", examples = "30") @Min(1) @Max(3660)
        @Nullable Integer checkInEveryDays,
    @Schema(
            description =
                "Whether the customer's business depends on the product, as the owner judges; null when nobody has.")
        @Filterable
        @Nullable Boolean integralToBusiness) {}
