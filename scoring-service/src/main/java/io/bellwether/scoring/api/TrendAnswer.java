package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.LinearTrend;
import io.bellwether.scoring.export.AnswerFiles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether values rise or fall over time.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricTrend",
    description =
        "The slope of a series by least squares, over whole intervals that are over. Seasons are in"
            + " it: a year of months or more tells them from a trend.")
public record TrendAnswer(
    @Schema(description = "Id of the metric", examples = "submissions") String metric,
    @Schema(description = "dialect@version", examples = "created@1") String definition,
    @Schema(
            description = "What it is measured in; amounts of money in minor units",
            examples = "count")
        String unit,
    @Schema(
            description = "Which direction is better",
            examples = {"neutral"})
        String direction,
    @Schema(description = "From the first interval that counts to the end of the last")
        MetricAnswer.IntervalView interval,
    @Schema(description = "From one value to the next", examples = "month") String grain,
    @Schema(description = "How many intervals count", examples = "12") int intervals,
    @Schema(
            description =
                "Intervals left out: cut off by from or to, or not over yet in the time zone",
            examples = "1")
        int leftOut,
    @Schema(description = "The groups in order; one without groupBy") List<Group> groups,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "groups",
          List.of(
              "metric",
              "definition",
              "unit",
              "direction",
              "interval.from",
              "interval.to",
              "grain",
              "intervals",
              "leftOut"),
          List.of(
              "group", "n", "slope", "ci95.low", "ci95.high", "start", "end", "verdict", "reason"));

  /// One group.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricTrendGroup", description = "How the values of a group go.")
  public record Group(
      @Schema(description = "Dimension to value; empty without groupBy") Map<String, String> group,
      @Schema(description = "Intervals with a value", examples = "12") int n,
      @Schema(description = "Change from one interval to the next", examples = "14.2")
          @Nullable Double slope,
      @Schema(description = "95 % interval of the slope (Student)", examples = "[3.1, 25.3]")
          @Nullable List<Double> ci95,
      @Schema(description = "Where the line begins", examples = "840.5") @Nullable Double start,
      @Schema(description = "Where it ends", examples = "996.7") @Nullable Double end,
      @Schema(
              description =
                  "rising or falling where the interval leaves zero out, undecided where not; null"
                      + " without a slope",
              enumeration = {"rising", "falling", "undecided"},
              examples = "rising")
          @Nullable String verdict,
      @Schema(description = "Why there is no slope; null where there is one")
          @Nullable String reason) {

    static Group of(Map<String, String> group, LinearTrend trend) {
      var low = trend.low();
      var high = trend.high();
      var verdict = trend.verdict();
      return new Group(
          group,
          trend.n(),
          trend.slope(),
          low == null || high == null ? null : List.of(low, high),
          trend.start(),
          trend.end(),
          verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT),
          trend.slope() == null
              ? "%d values say nothing (expected: at least %d)"
                  .formatted(trend.n(), LinearTrend.FEWEST)
              : null);
    }
  }
}
