package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.summary.RiskFlag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Accounts at a glance.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccountSummaries", description = "What is to be known of each account at a glance.")
public record AccountSummariesAnswer(
    MetricAnswer.IntervalView interval,
    @Schema(description = "Zone in which the days begin", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "The metrics that the figures are of") List<MetricView> metrics,
    @Schema(description = "What accounts are compared with for their quadrant") Medians medians,
    @Schema(description = "The signs of risk that are looked for") List<FlagView> riskFlags,
    @Schema(description = "The accounts") List<Item> items,
    @Schema(description = "All that the sources knew up to here is in the answer", nullable = true)
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read")
        Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows are left out because they could not be understood")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings,
    @Schema(description = "Cursor of the next page, null on the last", nullable = true)
        @Nullable String nextCursor) {

  /// A metric of which there is a figure.
  @Schema(name = "SummaryMetric", description = "A metric of which each account has a figure.")
  public record MetricView(
      @Schema(description = "Id of the metric", examples = "contact-rate") String metric,
      @Schema(description = "dialect@version", examples = "rate@1") String definition,
      @Schema(description = "What it tells", examples = "Contact rate") String title,
      @Schema(description = "count, ratio, rate, points, money or seconds", examples = "ratio")
          String unit,
      @Schema(
              description = "higher-is-better, lower-is-better or neutral",
              examples = "lower-is-better")
          String direction,
      @Schema(description = "The date that puts a row into the interval", examples = "createdAt")
          String dateBasis) {

    static MetricView of(Metric metric) {
      var definition = metric.definition();
      return new MetricView(
          definition.id(),
          metric.dialects().getFirst().reference(),
          definition.title(),
          metric.unit(metric.dialects().getFirst()).wireName(),
          definition.direction().wireName(),
          definition.dateBasis());
    }
  }

  /// What accounts are compared with.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "SummaryMedians", description = "Medians of the accounts that pass the filters.")
  public record Medians(
      @Schema(
              description =
                  "Of cases for each hundred seats, so that large accounts do not count as"
                      + " troublesome for being large; null if no account has such a rate",
              examples = "4.2",
              nullable = true)
          @Nullable Double contactRate,
      @Schema(
              description = "Of what paying accounts pay a month in minor units, by currency",
              examples = "{\"EUR\": 120000}")
          Map<String, Double> monthlyRecurringRevenue) {}

  /// A sign of risk and its limit.
  @Schema(name = "RiskFlagLimit", description = "A sign of risk, and from where on it is one.")
  public record FlagView(
      @Schema(description = "Its name", examples = "HEALTH_LOW") String flag,
      @Schema(description = "When it is raised", examples = "health below 50 points")
          String limit) {

    static List<FlagView> all() {
      return Arrays.stream(RiskFlag.Kind.values())
          .map(kind -> new FlagView(kind.name(), kind.limit()))
          .toList();
    }
  }

  /// One account.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AccountSummaryItem", description = "One account at a glance.")
  public record Item(
      @Schema(description = "Id of the account") UUID accountId,
      @Schema(description = "Its tier", examples = "GOLD", nullable = true) @Nullable String tier,
      @Schema(description = "Its region", examples = "EMEA", nullable = true)
          @Nullable String region,
      @Schema(description = "Its country", examples = "DE", nullable = true)
          @Nullable String country,
      @Schema(description = "Its segment", examples = "SMB", nullable = true)
          @Nullable String segment,
      @Schema(description = "Since when it is a customer", examples = "2024-03-01", nullable = true)
          @Nullable LocalDate customerSince,
      @Schema(
              description =
                  "When the first of its contracts in force is to be renewed; null if none in force"
                      + " has a day of renewal or an end",
              examples = "2026-12-31",
              nullable = true)
          @Nullable LocalDate renewalDueOn,
      @Schema(
              description =
                  "The last word between people before the end of the interval; null if none was"
                      + " logged",
              nullable = true)
          @Nullable LastContact lastContact,
      @Schema(description = "Its place by value and need of support") QuadrantView quadrant,
      @Schema(description = "The signs of risk, raised or not") List<Flag> riskFlags,
      @Schema(
              description =
                  "By metric, exactly what GET /v1/metrics/{metric} answers for this account")
          Map<String, MetricAnswer.Result> figures) {}

  /// A word between people.
  @Schema(name = "LastContact", description = "A message or call between people.")
  public record LastContact(
      @Schema(description = "When", examples = "2026-10-30T15:12:00Z") Instant at,
      @Schema(
              description = "Who spoke",
              enumeration = {"US", "CUSTOMER"},
              examples = "CUSTOMER")
          String from) {}

  /// The place of an account.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(
      name = "AccountQuadrant",
      description = "Value and need of support, each above the median or not.")
  public record QuadrantView(
      @Schema(
              description = "Value first; null if one of both is not known",
              enumeration = {
                "HIGH_VALUE_MANY_CASES",
                "HIGH_VALUE_FEW_CASES",
                "LOW_VALUE_MANY_CASES",
                "LOW_VALUE_FEW_CASES"
              },
              examples = "HIGH_VALUE_MANY_CASES",
              nullable = true)
          @Nullable String place,
      @Schema(description = "Why there is no place", nullable = true) @Nullable String reason) {}

  /// A sign of risk.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "RiskFlag", description = "A sign that an account may leave.")
  public record Flag(
      @Schema(description = "Its name", examples = "HEALTH_LOW") String flag,
      @Schema(
              description = "Whether it is raised; null if that is not known",
              examples = "true",
              nullable = true)
          @Nullable Boolean raised,
      @Schema(description = "What it rests on", examples = "account-health is 41.20") String why) {

    static Flag of(RiskFlag flag) {
      return new Flag(flag.kind().name(), flag.raised(), flag.why());
    }
  }
}
