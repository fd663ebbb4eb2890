package io.bellwether.scoring.benchmark;

import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Filterable;
import io.bellwether.scoring.standard.StatedValue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A value that others reach, from a source that can be named.
public record Benchmark(
    @Schema(description = "Id of the metric.", examples = "net-promoter-score") @Filterable @Code
        String metric,
    @Schema(
            description =
                "The value, in the unit of the metric: a decimal for ratios, minor units of currency"
                    + " for money.",
            examples = "47")
        BigDecimal value,
    @Schema(description = "ISO 4217, for metrics in money and for no others.", examples = "EUR")
        @Code
        @Nullable String currency,
    @Schema(description = "Whom it is about, as a code of the tenant.", examples = "SOFTWARE")
        @Filterable
        @Code
        @Nullable String industry,
    @Schema(description = "The channel that it is about, if it is one.", examples = "PHONE")
        @Filterable
        @Code
        @Nullable String channel,
    @Schema(
            description =
                "The way of answering that it was measured by, without a version; the metric's first"
                    + " one unless said.",
            examples = "median")
        @Code
        @Nullable String definition,
    @Schema(
            description =
                "A dimension of the metric, for a benchmark of one group. Without one, and without a"
                    + " channel, it is of the whole.",
            examples = "severity")
        @Filterable
        @Code
        @Nullable String dimension,
    @Schema(description = "The group, with a dimension and only with one.", examples = "CRITICAL")
        @Size(min = 1, max = 200)
        @Nullable String dimensionValue,
    @Schema(
            description = "Where it was published.",
            examples = "Annual survey of support organisations, page 12")
        @Size(min = 1, max = 500)
        String source,
    @Schema(description = "The day that it speaks of.", examples = "2026-01-01")
        @Filterable(sortable = true)
        LocalDate asOf,
    @Schema(description = "How many were asked or counted, if that is known.", examples = "412")
        @Min(1)
        @Nullable Long n) {

  private static final String BY_CHANNEL = "caseChannel";

  /// One of a channel is of the group of its cases.
  StatedValue stated() {
    return channel == null || dimension != null
        ? new StatedValue(metric, definition, value, currency, dimension, dimensionValue)
        : new StatedValue(metric, definition, value, currency, BY_CHANNEL, channel);
  }
}
