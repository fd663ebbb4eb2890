package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.Correlating;
import io.bellwether.scoring.comparison.RankCorrelation;
import io.bellwether.scoring.export.AnswerFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether two metrics go together.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricCorrelation",
    description =
        "Spearman's rank correlation of two metrics over groups or over intervals. That they go"
            + " together is no cause.")
public record CorrelationAnswer(
    @Schema(description = "Id of the metric", examples = "engagement-frequency") String metric,
    @Schema(description = "dialect@version", examples = "mean@1") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
    @Schema(description = "Id of the other metric", examples = "account-health") String with,
    @Schema(description = "dialect@version of the other", examples = "mean-of-accounts@2")
        String withDefinition,
    @Schema(description = "Of the other metric; with lag 1 the metric is that of the one before")
        MetricAnswer.IntervalView interval,
    @Schema(
            description = "What the pairs are: groups of these dimensions; empty over intervals",
            examples = "[\"account\"]")
        List<String> groupBy,
    @Schema(description = "How fine the intervals are, over intervals", examples = "none")
        String grain,
    @Schema(
            description =
                "1 where the metric is taken from the interval before, so that it is first",
            examples = "1")
        int lag,
    @Schema(description = "Rows that a value of the metric must rest on to count", examples = "5")
        long minN,
    @Schema(description = "The same of the other metric", examples = "1") long withMinN,
    @Schema(description = "Pairs", examples = "284") int n,
    @Schema(description = "Pairs left out since one of them has no value", examples = "16")
        int withoutValue,
    @Schema(
            description =
                "Pairs left out since one of them rests on less than minN or withMinN rows",
            examples = "3")
        int tooFew,
    @Schema(
            description =
                "Pairs left out since they are of rows without a group: (none) is no rep and no"
                    + " account",
            examples = "1")
        int withoutGroup,
    @Schema(description = "From -1 to 1; null where it has no value", examples = "0.41")
        @Nullable Double rho,
    @Schema(description = "95 % interval (Bonett and Wright, 2000)", examples = "[0.31, 0.51]")
        @Nullable List<Double> ci95,
    @Schema(description = "Why there is no value; null where there is one") @Nullable String reason,
    @Schema(
            description =
                "What both values are made of: they go together by construction, as far as they read"
                    + " the same rows",
            examples = "[]")
        List<String> sharedInputs,
    @Schema(
            description =
                "The pairs whose ranks are furthest apart first; of more than 200 pairs those 200")
        List<Pair> pairs,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  private static final int MOST_PAIRS = 200;

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "pairs",
          List.of(
              "metric",
              "definition",
              "credit",
              "with",
              "withDefinition",
              "interval.from",
              "interval.to",
              "groupBy",
              "grain",
              "lag",
              "minN",
              "withMinN",
              "n",
              "withoutValue",
              "tooFew",
              "withoutGroup",
              "rho",
              "ci95.low",
              "ci95.high",
              "reason",
              "sharedInputs"),
          List.of("group", "from", "value", "withValue", "rank", "withRank", "rankGap"));

  /// A group or an interval.
  @Schema(name = "MetricCorrelationPair", description = "Both values of a group or an interval.")
  public record Pair(
      @Schema(description = "Dimension to value; empty over intervals") Map<String, String> group,
      @Schema(description = "First day of the interval of the other metric") LocalDate from,
      @Schema(
              description = "Value of the metric, amounts of money in minor units",
              examples = "4.2")
          double value,
      @Schema(description = "Value of the other metric", examples = "71.5") double withValue,
      @Schema(
              description =
                  "Place of value, 1 is the highest; those that share places have the mean",
              examples = "2")
          double rank,
      @Schema(description = "Place of withValue", examples = "17.5") double withRank,
      @Schema(
              description =
                  "withRank - rank: above 0 where the group stands higher by the metric than by the"
                      + " other one",
              examples = "15.5")
          double rankGap) {

    static Pair of(Correlating.Pair pair) {
      return new Pair(
          pair.group(),
          pair.interval().from(),
          pair.value(),
          pair.other(),
          pair.rank(),
          pair.rankOfOther(),
          pair.gap());
    }
  }

  static CorrelationAnswer of(
      OneMetric.Asked first,
      OneMetric.Asked second,
      boolean lag,
      long fewest,
      long fewestOfOther,
      Correlating.Correlation correlation,
      Freshness freshness) {
    var query = first.metrics().query();
    var ranks = correlation.ranks();
    var low = ranks.low();
    var high = ranks.high();
    var shared = Correlating.sharedInputs(first.metric(), second.metric());
    var warnings = new ArrayList<>(freshness.warnings());
    if (!shared.isEmpty()) {
      warnings.add("both are made of %s: part of it holds by construction".formatted(shared));
    }
    return new CorrelationAnswer(
        first.metric().definition().id(),
        first.dialect().reference(),
        first.metrics().credit(first.metric()).orElse(null),
        second.metric().definition().id(),
        second.dialect().reference(),
        new MetricAnswer.IntervalView(query.interval().from(), query.interval().to()),
        query.cut().groupBy(),
        query.cut().grain().wireName(),
        lag ? 1 : 0,
        fewest,
        fewestOfOther,
        ranks.n(),
        correlation.withoutValue(),
        correlation.tooFew(),
        correlation.withoutGroup(),
        ranks.rho(),
        low == null || high == null ? null : List.of(low, high),
        reason(ranks),
        shared,
        correlation.pairs().stream().limit(MOST_PAIRS).map(Pair::of).toList(),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        List.copyOf(warnings));
  }

  private static @Nullable String reason(RankCorrelation ranks) {
    if (ranks.rho() != null) {
      return null;
    }
    return ranks.n() < RankCorrelation.FEWEST
        ? "%d pairs say nothing (expected: at least %d)"
            .formatted(ranks.n(), RankCorrelation.FEWEST)
        : "one of both is the same in all pairs";
  }
}
