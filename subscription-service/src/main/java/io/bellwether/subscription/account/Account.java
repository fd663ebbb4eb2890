package io.bellwether.subscription.account;

import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
    @Schema(description = "Sales region, in the tenant's own words.", examples = "EMEA")
        @Filterable
        @Size(min = 1, max = 100)
        @Nullable String region,
    @Schema(description = "Country, ISO 3166-1 alpha-2.", examples = "DE")
        @Filterable
        @Size(min = 2, max = 2)
        @Nullable String country,
    @Schema(description = "Service tier that the account has.", examples = "GOLD")
        @Filterable
        @Size(min = 1, max = 100)
        @Nullable String tier,
    @Schema(description = "Market segment, in the tenant's own words.", examples = "MID_MARKET")
        @Filterable
        @Size(min = 1, max = 100)
        @Nullable String segment) {}
