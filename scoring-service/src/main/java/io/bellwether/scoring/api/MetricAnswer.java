package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.benchmark.Benchmark;
import io.bellwether.scoring.metric.Beside;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the API says about one metric. Nulls are written: a value that is missing is said to be.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "One metric, cut into intervals and groups.")
public record MetricAnswer(
    @Schema(description = "Id of the metric", examples = "customer-churn-rate") String metric,
    @Schema(
            description = "How it was answered: dialect@version, several parted by commas",
            examples = "start@1")
        String definition,
    @Schema(
            description =
                "count, ratio, rate, points, money or seconds: what the values of the first"
                    + " definition are measured in; each result says its own",
            examples = "ratio")
        String unit,
    @Schema(
            description = "higher-is-better, lower-is-better or neutral",
            examples = "lower-is-better")
        String direction,
    @Schema(description = "The date that puts a row into an interval", examples = "createdAt")
        String dateBasis,
    @Schema(
            description =
                "Choices inside the formula that were in force; of an answer by rep or team also"
                    + " credit: whose the rows are, such as resolver, first, assignee or actor")
        Map<String, Object> policies,
    @Schema(description = "Zone in which the days begin", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "The n from which an estimated value is called reliable", examples = "30")
        int reliableFrom,
    @Schema(description = "What others reach, as the tenant has written it down; the newest first")
        List<BenchmarkView> benchmarks,
    @Schema(description = "By interval, then by group, then by definition") List<Result> results,
    @Schema(
            description =
                "Whether the metric's identities hold, and its groups add up to the whole; null"
                    + " where there is nothing to add up")
        @Nullable List<Reconciliation> reconciliation,
    @Schema(description = "All that the sources knew up to here is in the answer")
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read") Map<String, SourceView> sources,
    @Schema(
            description =
                "Whether rows are left out because they could not be understood, see warnings")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings,
    @Schema(description = "Cursor of the next page, null on the last")
        @Nullable String nextCursor) {

  /// What others reach.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricBenchmark", description = "What others reach, and who says so.")
  public record BenchmarkView(
      @Schema(
              description = "A number in the unit of the metric, or money",
              oneOf = {Double.class, Money.class})
          Object value,
      @Schema(description = "Where it was published", examples = "Annual survey, page 12")
          String source,
      @Schema(description = "The day that it speaks of", examples = "2026-01-01") LocalDate asOf,
      @Schema(description = "Whom it is about", examples = "SOFTWARE") @Nullable String industry,
      @Schema(description = "The channel that it is about", examples = "PHONE")
          @Nullable String channel,
      @Schema(
              description = "The way of answering that it is of; null for the metric's first one",
              examples = "median")
          @Nullable String definition,
      @Schema(description = "The dimension of its group", examples = "severity")
          @Nullable String dimension,
      @Schema(description = "The group that it is about", examples = "CRITICAL")
          @Nullable String dimensionValue,
      @Schema(description = "How many were asked or counted", examples = "412") @Nullable Long n) {

    static BenchmarkView of(Benchmark benchmark) {
      var currency = benchmark.currency();
      return new BenchmarkView(
          currency == null
              ? benchmark.value()
              : new Money(benchmark.value().longValueExact(), currency),
          benchmark.source(),
          benchmark.asOf(),
          benchmark.industry(),
          benchmark.channel(),
          benchmark.definition(),
          benchmark.dimension(),
          benchmark.dimensionValue(),
          benchmark.n());
    }
  }

  /// One cell.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricResult", description = "The value of one interval and group.")
  public record Result(
      IntervalView interval,
      @Schema(
              description =
                  "Dimension to value; empty without grouping and in totals; (other) for the groups"
                      + " that top leaves out")
          Map<String, String> group,
      @Schema(description = "dialect@version", examples = "start@1") String definition,
      @Schema(
              description =
                  "What the value is measured in: count; ratio, a share from 0 to 1; rate, which"
                      + " can be above 1; points, money or seconds",
              examples = "ratio")
          String unit,
      @Schema(
              description =
                  "Place among the groups of the interval with orderBy, by the first definition;"
                      + " equal values have the same. Null without a value, for totals and for the"
                      + " group (other)",
              examples = "1")
          @Nullable Integer rank,
      @Schema(
              description = "A number, or money; null where there is none, see reason",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object value,
      @Schema(
              description = "Of a quotient",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object numerator,
      @Schema(
              description = "Of a quotient",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object denominator,
      @Schema(description = "How many rows the value rests on", examples = "200") long n,
      @Schema(description = "Low and high end of the 95 % interval, null where none is honest")
          @Nullable List<Double> ci95,
      @Schema(description = "Why ci95 is null") @Nullable String ci95Reason,
      @Schema(description = "Whether n is large enough to act on the value") boolean reliable,
      @Schema(description = "Why value is null") @Nullable String reason,
      @Schema(description = "What the tenant wants it to be; null where it has said nothing")
          @Nullable TargetView target,
      @Schema(
              description =
                  "Those of benchmarks that speak of it: of its definition and its group, or of the"
                      + " whole where its group has none and it is a share, points or a time")
          List<BenchmarkView> benchmarks,
      @Schema(description = "The interval before, if compareTo asked for it")
          @Nullable Previous previous,
      @Schema(
              description =
                  "Further numbers, such as promoters and detractors; docs/metrics.md has those of each"
                      + " definition. "
                      + Beside.INTERVALS
                      + " Where groups add up, share is that of all groups of the interval, with"
                      + " compareTo also shareDifference.")
          Map<String, @Nullable Object> detail,
      @Schema(
              description =
                  "Where the rows behind it are listed, those of the term that it opens to first; there"
                      + " rowsOfTerms names the rows of every other term. Null for the group (other) where that takes"
                      + " more filters than a question may have")
          @Nullable String rows) {}

  /// An interval of local dates.
  @Schema(name = "MetricInterval", description = "From a day on, up to and without another.")
  public record IntervalView(
      @Schema(description = "First day", examples = "2026-01-01") LocalDate from,
      @Schema(description = "Day after the last", examples = "2026-02-01") LocalDate to) {}

  /// The cell before, and how far the value has moved.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricPrevious", description = "The interval before and the difference to it.")
  public record Previous(
      IntervalView interval,
      @Schema(
              description = "Its value; null where there is none",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object value,
      @Schema(
              description = "value - previous value; null unless both are there",
              oneOf = {Double.class, Money.class},
              nullable = true)
          @Nullable Object difference,
      @Schema(description = "95 % interval of the difference, null where none is honest")
          @Nullable List<Double> ci95,
      @Schema(description = "Whether the interval leaves zero out; null without interval")
          @Nullable Boolean distinguishable,
      @Schema(description = "Why value is null") @Nullable String reason) {}

  /// Whether an identity of the metric holds.
  @Schema(
      name = "MetricReconciliation",
      description = "Whether terms that must add up do so in every result, on this page or not.")
  public record Reconciliation(
      @Schema(description = "Name of the identity", examples = "roll-forward") String identity,
      @Schema(
              description = "What must add up",
              examples = "opening + created + reopened − resolved = closing")
          String formula,
      @Schema(description = "Whether it holds in every interval and group") boolean holds,
      @Schema(description = "Where it does not") List<Residual> residuals) {}

  /// What is left over in a cell.
  @Schema(name = "MetricResidual", description = "Left side minus right side, not 0.")
  public record Residual(
      IntervalView interval,
      @Schema(description = "Dimension to value; empty without grouping and in totals")
          Map<String, String> group,
      @Schema(description = "Left side minus right side", examples = "-1") BigDecimal residual) {}

  /// How far the copy of a source is.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricSource", description = "How fresh a source's facts are.")
  public record SourceView(
      @Schema(description = "All that it knew up to here is in the answer") @Nullable Instant asOf,
      @Schema(description = "Not heard of for too long") boolean stale) {}
}
