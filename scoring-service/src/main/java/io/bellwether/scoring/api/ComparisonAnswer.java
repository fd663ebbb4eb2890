package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.FairComparison;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Groups of a metric, compared with what their own mix of cases leads to expect.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricComparison",
    description =
        "Groups compared by indirect standardisation: what is expected of a group is what all"
            + " together reach on cases like its own.")
public record ComparisonAnswer(
    @Schema(description = "Id of the metric", examples = "time-to-resolution") String metric,
    @Schema(description = "dialect@version", examples = "first-resolution@1") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
    @Schema(description = "What is compared", examples = "mean of firstResolved") String compared,
    @Schema(description = "What it is measured in", examples = "seconds") String unit,
    @Schema(
            description = "Which direction is better",
            examples = {"lower-is-better"})
        String direction,
    MetricAnswer.IntervalView interval,
    @Schema(description = "The dimension whose groups are compared", examples = "rep")
        String groupBy,
    @Schema(description = "The dimensions by which cases are alike", examples = "[\"severity\"]")
        List<String> adjustFor,
    @Schema(description = "Rows that a group must have for a place", examples = "30") long minN,
    @Schema(description = "Mean of all; null where there is nothing", examples = "18000")
        @Nullable Double mean,
    @Schema(description = "How many rows there are in all", examples = "2400") long n,
    @Schema(
            description =
                "By which variances are widened, since groups differ more than chance and mix"
                    + " explain; 1 where they do not. Null where there is nothing.",
            examples = "1.4")
        @Nullable Double overdispersion,
    @Schema(description = "The groups by their place; those without one come last")
        List<Group> groups,
    @Schema(description = "Why there is no comparison; null where there is one")
        @Nullable String reason,
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
              "compared",
              "unit",
              "direction",
              "interval.from",
              "interval.to",
              "groupBy",
              "adjustFor",
              "minN",
              "mean",
              "n",
              "overdispersion"),
          List.of(
              "group",
              "n",
              "observed",
              "expected",
              "standardised",
              "ci95.low",
              "ci95.high",
              "limits95.low",
              "limits95.high",
              "limits998.low",
              "limits998.high",
              "comparable",
              "verdict",
              "reliable",
              "rawRank",
              "rank",
              "clearlyBetter",
              "clearlyWorse",
              "unranked"),
          List.of("reason"));

  /// One group.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricComparisonGroup", description = "A group and what is expected of it.")
  public record Group(
      @Schema(description = "Value of the dimension") String group,
      @Schema(
              description = "Rows of the group; of a rate, those to whom it may happen",
              examples = "320")
          long n,
      @Schema(description = "What the group reaches", examples = "25000") double observed,
      @Schema(description = "What all together reach on cases like its own", examples = "24600")
          double expected,
      @Schema(description = "observed / expected * mean of all", examples = "18300")
          double standardised,
      @Schema(
              description =
                  "95 % interval of standardised by chance alone, not widened by overdispersion. From"
                      + " half to twice what is expected it holds the truth in 93 to 97 of 100"
                      + " samples; further out in up to 99, and of a share in as few as 88 where kinds"
                      + " of cases are very unlike and the group reaches half of all, or nearly all."
                      + " Never below 0")
          List<Double> ci95,
      @Schema(
              description =
                  "Where a group of this size and mix lies that is like all others, around the mean"
                      + " of all: in 95 % of cases")
          List<Double> limits95,
      @Schema(description = "The same in 99.8 % of cases") List<Double> limits998,
      @Schema(description = "Share of its rows in strata that others have too", examples = "0.98")
          double comparable,
      @Schema(
              description =
                  "as-expected within the limits of 95 %, look outside them, different outside those"
                      + " of 99.8 %, not-comparable where nobody else has such cases",
              enumeration = {"as-expected", "look", "different", "not-comparable"})
          String verdict,
      @Schema(description = "Whether it has at least minN rows", examples = "true")
          boolean reliable,
      @Schema(
              description =
                  "Place by what is observed among all groups, 1 is best: who gets the hard cases is"
                      + " far down here",
              examples = "12")
          int rawRank,
      @Schema(
              description =
                  "1 + ranked groups that come before: two groups have different places only where"
                      + " their intervals, widened by overdispersion, are apart, and all whom a"
                      + " chain of overlapping ones connects share one. Null for (none), below minN"
                      + " and where not comparable.",
              examples = "1")
          @Nullable Integer rank,
      @Schema(
              description =
                  "How many ranked groups are better with those intervals apart; null where it has no"
                      + " place",
              examples = "0")
          @Nullable Integer clearlyBetter,
      @Schema(
              description =
                  "How many are worse with those intervals apart; null where it has no place",
              examples = "4")
          @Nullable Integer clearlyWorse,
      @Schema(description = "Why it has no place; null where it has one")
          @Nullable String unranked) {

    static Group of(FairComparison.Group group) {
      return new Group(
          group.name(),
          group.n(),
          group.observed(),
          group.expected(),
          group.standardised(),
          List.of(group.low(), group.high()),
          group.limits().subList(0, 2),
          group.limits().subList(2, 4),
          group.comparable(),
          group.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          group.reliable(),
          group.rawRank(),
          group.rank(),
          group.better(),
          group.worse(),
          group.unranked());
    }
  }

  static ComparisonAnswer of(
      AskedMetrics asked,
      Dialect dialect,
      String compared,
      long fewest,
      FairComparison.@Nullable Comparison comparison,
      Freshness freshness) {
    var definition = asked.metrics().getFirst().definition();
    var groupBy = asked.query().cut().groupBy();
    var interval = asked.query().interval();
    return new ComparisonAnswer(
        definition.id(),
        dialect.reference(),
        asked.credit(asked.metrics().getFirst()).orElse(null),
        compared,
        asked.metrics().getFirst().unit(dialect).wireName(),
        definition.direction().wireName(),
        new MetricAnswer.IntervalView(interval.from(), interval.to()),
        groupBy.getFirst(),
        groupBy.subList(1, groupBy.size()),
        fewest,
        comparison == null ? null : comparison.mean(),
        comparison == null ? 0 : comparison.n(),
        comparison == null ? null : comparison.overdispersion(),
        comparison == null ? List.of() : comparison.groups().stream().map(Group::of).toList(),
        comparison == null ? "there are no rows of a group in the interval" : null,
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings());
  }
}
