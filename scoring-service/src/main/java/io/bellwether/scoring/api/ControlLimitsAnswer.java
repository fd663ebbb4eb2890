package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.comparison.ControlChart;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A control chart as numbers.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricControlLimits",
    description =
        "A series beside the limits that its group's own baseline leads to expect (Shewhart). Of"
            + " shares they are binomial, of rates Poisson's, of means normal.")
public record ControlLimitsAnswer(
    @Schema(description = "Id of the metric", examples = "defect-share") String metric,
    @Schema(description = "dialect@version", examples = "share@1") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
    @Schema(description = "What is charted", examples = "defects / cases") String compared,
    @Schema(description = "What it is measured in", examples = "ratio") String unit,
    MetricAnswer.IntervalView interval,
    @Schema(description = "What tells what to expect; as long before from unless said")
        MetricAnswer.IntervalView baseline,
    @Schema(
            description = "How far the outer limits lie, in standard deviations; 3 unless said",
            examples = "3.0")
        double sigmas,
    @Schema(description = "By interval and group") List<Point> points,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "points",
          List.of(
              "metric",
              "definition",
              "credit",
              "compared",
              "unit",
              "interval.from",
              "interval.to",
              "baseline.from",
              "baseline.to",
              "sigmas"),
          List.of(
              "interval.from",
              "interval.to",
              "group",
              "n",
              "value",
              "expected",
              "nOfBaseline",
              "overdispersion",
              "limits95.low",
              "limits95.high",
              "limits.low",
              "limits.high",
              "verdict",
              "reason"));

  /// One interval of one group.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricControlPoint", description = "A value and where it was expected.")
  public record Point(
      MetricAnswer.IntervalView interval,
      @Schema(description = "Dimension to value; empty without groupBy") Map<String, String> group,
      @Schema(
              description = "Rows of the interval; of a rate, those to whom it may happen",
              examples = "240")
          long n,
      @Schema(description = "The value; null where there are no rows", examples = "0.31")
          @Nullable Double value,
      @Schema(description = "Mean of the group's baseline", examples = "0.22")
          @Nullable Double expected,
      @Schema(description = "Rows of the group's baseline", examples = "1900") long nOfBaseline,
      @Schema(
              description =
                  "By which variances are widened, since the baseline's intervals differ more than"
                      + " chance explains; 1 where they do not",
              examples = "1.2")
          @Nullable Double overdispersion,
      @Schema(description = "Where 95 of 100 such intervals of a steady process lie")
          @Nullable List<Double> limits95,
      @Schema(description = "The same at the sigmas that were asked for")
          @Nullable List<Double> limits,
      @Schema(
              description =
                  "within 95 %, watch outside of that, above or below the outer limits; null where"
                      + " there is nothing to say",
              enumeration = {"within", "watch", "above", "below"})
          @Nullable String verdict,
      @Schema(description = "Why there is no verdict; null where there is one")
          @Nullable String reason) {

    static Point of(Comparing.Charted charted) {
      var chart = charted.chart();
      var point = charted.point();
      return new Point(
          view(charted.interval()),
          charted.group(),
          charted.n(),
          charted.value(),
          chart == null ? null : chart.centre(),
          chart == null ? 0 : chart.n(),
          chart == null ? null : chart.dispersion(),
          point == null ? null : point.inner(),
          point == null ? null : point.outer(),
          point == null ? null : point.verdict().name().toLowerCase(Locale.ROOT),
          reason(chart, point));
    }

    private static @Nullable String reason(
        @Nullable ControlChart chart, ControlChart.@Nullable Point point) {
      if (chart == null) {
        return "the baseline has no rows of the group";
      }
      return point == null ? "there are no rows in the interval" : null;
    }
  }

  static ControlLimitsAnswer of(
      OneMetric.Asked asked,
      String compared,
      Interval baseline,
      double sigmas,
      List<Comparing.Charted> charted,
      Freshness freshness,
      List<String> unlike) {
    var definition = asked.metric().definition();
    return new ControlLimitsAnswer(
        definition.id(),
        asked.dialect().reference(),
        asked.metrics().credit(asked.metric()).orElse(null),
        compared,
        asked.metric().unit(asked.dialect()).wireName(),
        view(asked.metrics().query().interval()),
        view(baseline),
        sigmas,
        charted.stream().map(Point::of).toList(),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        Stream.concat(unlike.stream(), freshness.warnings().stream()).toList());
  }

  private static MetricAnswer.IntervalView view(Interval interval) {
    return new MetricAnswer.IntervalView(interval.from(), interval.to());
  }
}
