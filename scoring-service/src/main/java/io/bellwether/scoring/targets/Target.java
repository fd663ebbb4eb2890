package io.bellwether.scoring.targets;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.scoring.standard.StatedValue;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A value that a tenant wants a metric to reach.
public record Target(
    @Schema(description = "Id of the metric.", examples = "first-response-time") @Filterable @Code
        String metric,
    @Schema(
            description =
                "The way of answering that it is meant for, without a version; the metric's first"
                    + " one unless said.",
            examples = "median")
        @Code
        @Nullable String definition,
    @Schema(
            description =
                "The value, in the unit of the metric: a decimal for ratios, minor units of currency"
                    + " for money.",
            examples = "14400")
        BigDecimal value,
    @Schema(description = "ISO 4217, for metrics in money and for no others.", examples = "EUR")
        @Code
        @Nullable String currency,
    @Schema(
            description =
                "A dimension of the metric, for a target of one group. A target without one is of"
                    + " the whole; where it is a share, points or a time, it is also that of each"
                    + " group that has none of its own.",
            examples = "tier")
        @Filterable
        @Code
        @Nullable String dimension,
    @Schema(description = "The group, with a dimension and only with one.", examples = "GOLD")
        @Size(min = 1, max = 200)
        @Nullable String dimensionValue,
    @Schema(
            description =
                "How long an interval it is for, such as so many cases a month; any unless said.",
            examples = "MONTH")
        @Nullable Period per,
    @Schema(
            description =
                "First day of the target: it is that of intervals whose last day it holds.",
            examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate validFrom,
    @Schema(description = "Day after its last; null if it holds on.", examples = "2027-01-01")
        @Nullable LocalDate validTo,
    @Schema(description = "Who set it, or where it is written.", examples = "Service plan 2026")
        @Size(min = 1, max = 500)
        String source,
    @Schema(
            description = "The day on which it was set; of several, the one set last holds.",
            examples = "2025-12-15")
        @Filterable(sortable = true)
        LocalDate setOn) {

  StatedValue stated() {
    return new StatedValue(metric, definition, value, currency, dimension, dimensionValue);
  }
}
