package io.bellwether.scoring.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Several metrics at once, over the same intervals and groups.
@Schema(description = "Several metrics at once, over the same intervals and groups.")
public record MetricQuestion(
    @Schema(description = "Ids of the metrics, up to 20", required = true)
        @Nullable List<String> metrics,
    @Schema(description = "First day", examples = "2026-01-01", required = true)
        @Nullable String from,
    @Schema(description = "Day after the last", examples = "2026-07-01", required = true)
        @Nullable String to,
    @Schema(description = "none, day, week, month, quarter or year", examples = "month")
        @Nullable String grain,
    @Schema(
            description = "Dimensions that all the metrics have, up to three",
            examples = "[\"tier\"]")
        @Nullable List<String> groupBy,
    @Schema(
            description = "dimension:op:value, up to 20 with the groups",
            examples = "[\"region:eq:EMEA\"]")
        @Nullable List<String> filter,
    @Schema(description = "Dialects; each is taken by the metrics that have it")
        @Nullable List<String> definition,
    @Schema(description = "calendar or business: the hours by which times are told")
        @Nullable String clock,
    @Schema(description = "Whose the rows are by rep and team; first: who had the case first")
        @Nullable String credit,
    @Schema(description = "previousPeriod", examples = "previousPeriod") @Nullable String compareTo,
    @Schema(description = "IANA zone, the tenant's unless said", examples = "Europe/Berlin")
        @Nullable String timeZone,
    @Schema(description = "Answer as it was known then; not in the future")
        @Nullable String knownAt,
    @Schema(description = "Also the cells over all groups") @Nullable Boolean totals,
    @Schema(
            description = "value or -value: orders the groups of each interval",
            examples = "-value")
        @Nullable String orderBy,
    @Schema(
            description = "Only so many groups, 1 to 100; all others are one group, (other)",
            examples = "5")
        @Nullable Integer top) {

  /// The same question as parameters of a query string.
  Map<String, List<String>> parameters() {
    var parameters = new LinkedHashMap<String, List<String>>();
    put(parameters, "from", from);
    put(parameters, "to", to);
    put(parameters, "grain", grain);
    put(parameters, "clock", clock);
    put(parameters, AskedCredit.PARAMETER, credit);
    put(parameters, "compareTo", compareTo);
    put(parameters, "timeZone", timeZone);
    put(parameters, "knownAt", knownAt);
    put(parameters, "totals", totals);
    put(parameters, "orderBy", orderBy);
    put(parameters, "top", top);
    putAll(parameters, "groupBy", groupBy);
    putAll(parameters, "filter", filter);
    putAll(parameters, "definition", definition);
    return parameters;
  }

  private static void put(
      Map<String, List<String>> parameters, String name, @Nullable Object value) {
    if (value != null) {
      parameters.put(name, List.of(value.toString()));
    }
  }

  private static void putAll(
      Map<String, List<String>> parameters, String name, @Nullable List<String> values) {
    if (values != null) {
      parameters.put(name, List.copyOf(values));
    }
  }
}
