package io.bellwether.subscription.revenue;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one unit of a currency is worth in another, from a day on.
public record ExchangeRate(
    @Schema(description = "Currency that is exchanged, ISO 4217.", examples = "USD")
        @Filterable
        @Code
        String fromCurrency,
    @Schema(description = "Currency that it is exchanged into, ISO 4217.", examples = "EUR")
        @Filterable
        @Code
        String toCurrency,
    @Schema(
            description = "First day of the rate; it holds until the next one of its pair.",
            examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate validFrom,
    @Schema(description = "Units of toCurrency for one of fromCurrency.", examples = "0.92")
        @DecimalMin(value = "0", inclusive = false)
        BigDecimal rate) {}
