package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.AdjustedSeries;
import io.bellwether.scoring.comparison.LinearTrend;
import io.bellwether.scoring.export.AnswerFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether values rise or fall over time.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricTrend",
    description =
        "The slope of a series by least squares, over whole intervals that are over. Seasons are in"
            + " it: a year of months or more tells them from a trend. Its interval takes the values"
            + " for independent of each other: of levels that go on from one interval to the next,"
            + " as of recurring revenue or of what is open, it is too narrow. With adjustFor also that of the series"
            + " that there would be with the same mix of cases in each interval.")
public record TrendAnswer(
    @Schema(description = "Id of the metric", examples = "submissions") String metric,
    @Schema(description = "dialect@version", examples = "created@1") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
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
    @Schema(
            description = "The dimensions by which rows are alike; empty where nothing is adjusted",
            examples = "[\"severity\"]")
        List<String> adjustFor,
    @Schema(
            description = "What is adjusted; null where nothing is",
            examples = "mean of firstResolved")
        @Nullable String compared,
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
              "credit",
              "unit",
              "direction",
              "interval.from",
              "interval.to",
              "grain",
              "adjustFor",
              "compared",
              "intervals",
              "leftOut"),
          List.of(
              "group",
              "n",
              "slope",
              "ci95.low",
              "ci95.high",
              "start",
              "end",
              "verdict",
              "reason",
              "unadjusted.slope",
              "unadjusted.ci95.low",
              "unadjusted.ci95.high",
              "unadjusted.verdict",
              "adjusted.n",
              "adjusted.slope",
              "adjusted.ci95.low",
              "adjusted.ci95.high",
              "adjusted.start",
              "adjusted.end",
              "adjusted.verdict",
              "adjusted.reason",
              "ci95Reason",
              "unadjusted.ci95Reason",
              "adjusted.ci95Reason"));

  /// One group.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricTrendGroup", description = "How the values of a group go.")
  public record Group(
      @Schema(description = "Dimension to value; empty without groupBy") Map<String, String> group,
      @Schema(description = "Intervals with a value", examples = "12") int n,
      @Schema(description = "Change from one interval to the next", examples = "14.2")
          @Nullable Double slope,
      @Schema(
              description = "95 % interval of the slope (Student); null where there is none",
              examples = "[3.1, 25.3]")
          @Nullable List<Double> ci95,
      @Schema(description = "Why ci95 is null") @Nullable String ci95Reason,
      @Schema(description = "Where the line begins", examples = "840.5") @Nullable Double start,
      @Schema(description = "Where it ends", examples = "996.7") @Nullable Double end,
      @Schema(
              description =
                  "rising or falling where the interval leaves zero out, undecided where not or"
                      + " where there is none; null without a slope",
              enumeration = {"rising", "falling", "undecided"},
              examples = "rising")
          @Nullable String verdict,
      @Schema(description = "Why there is no slope; null where there is one")
          @Nullable String reason,
      @Schema(
              description =
                  "The line of what is compared, as it is: that of the values where they are shares or"
                      + " means. Null without adjustFor")
          @Nullable Line unadjusted,
      @Schema(
              description =
                  "The line of what is compared, with the mix of all intervals in each of them. Null"
                      + " without adjustFor")
          @Nullable Line adjusted,
      @Schema(description = "Both, interval by interval; empty without adjustFor")
          List<Point> points) {

    /// @param points null where nothing is adjusted for
    static Group of(
        Map<String, String> group, LinearTrend trend, @Nullable List<AdjustedSeries.Point> points) {
      var line = Line.of(trend);
      return new Group(
          group,
          line.n(),
          line.slope(),
          line.ci95(),
          line.ci95Reason(),
          line.start(),
          line.end(),
          line.verdict(),
          line.reason(),
          points == null ? null : line(points, AdjustedSeries.Point::observed),
          points == null ? null : line(points, AdjustedSeries.Point::adjusted),
          points == null ? List.of() : points.stream().map(Point::of).toList());
    }

    private static Line line(
        List<AdjustedSeries.Point> points, Function<AdjustedSeries.Point, @Nullable Double> value) {
      var values = new ArrayList<@Nullable Double>();
      points.forEach(point -> values.add(value.apply(point)));
      return Line.of(LinearTrend.of(values));
    }
  }

  /// A line through values.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricTrendLine", description = "A line through the values of intervals.")
  public record Line(
      @Schema(description = "Intervals with a value", examples = "12") int n,
      @Schema(description = "Change from one interval to the next", examples = "-310.5")
          @Nullable Double slope,
      @Schema(
              description = "95 % interval of the slope (Student); null where there is none",
              examples = "[-520.2, -100.8]")
          @Nullable List<Double> ci95,
      @Schema(description = "Why ci95 is null") @Nullable String ci95Reason,
      @Schema(description = "Where the line begins", examples = "21000.0") @Nullable Double start,
      @Schema(description = "Where it ends", examples = "17584.5") @Nullable Double end,
      @Schema(
              description = "rising, falling or undecided; null without a slope",
              enumeration = {"rising", "falling", "undecided"},
              examples = "falling")
          @Nullable String verdict,
      @Schema(description = "Why there is no slope; null where there is one")
          @Nullable String reason) {

    static Line of(LinearTrend trend) {
      var low = trend.low();
      var high = trend.high();
      var verdict = trend.verdict();
      return new Line(
          trend.n(),
          trend.slope(),
          low == null || high == null ? null : List.of(low, high),
          noInterval(trend),
          trend.start(),
          trend.end(),
          verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT),
          trend.slope() == null
              ? "%d values say nothing (expected: at least %d)"
                  .formatted(trend.n(), LinearTrend.FEWEST)
              : null);
    }

    private static @Nullable String noInterval(LinearTrend trend) {
      if (trend.low() != null) {
        return null;
      }
      return trend.slope() == null
          ? "there is no slope"
          : "values that all lie on a line show no spread";
    }
  }

  /// One interval, as it is and with the mix of all.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(
      name = "MetricTrendPoint",
      description = "What is compared in an interval, as it is and with the mix of all.")
  public record Point(
      MetricAnswer.IntervalView interval,
      @Schema(description = "Rows", examples = "212") long n,
      @Schema(description = "What is reached; null without rows", examples = "25000")
          @Nullable Double observed,
      @Schema(
              description = "What all intervals together reach on its mix of cases",
              examples = "24600")
          @Nullable Double expected,
      @Schema(
              description =
                  "observed / expected * mean of all; null where no other interval has such rows",
              examples = "18300")
          @Nullable Double adjusted) {

    static Point of(AdjustedSeries.Point point) {
      return new Point(
          Results.interval(point.interval()),
          point.n(),
          point.observed(),
          point.expected(),
          point.adjusted());
    }
  }
}
