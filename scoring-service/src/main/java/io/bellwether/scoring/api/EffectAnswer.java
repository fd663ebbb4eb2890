package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.Effect;
import io.bellwether.scoring.export.AnswerFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far a group lies from all others.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricEffect",
    description =
        "The difference of a group from all others. A difference is no cause: what they differ in"
            + " beside adjustFor stays in it.")
public record EffectAnswer(
    @Schema(description = "Id of the metric", examples = "customer-satisfaction") String metric,
    @Schema(description = "dialect@version", examples = "top-two-box@2") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
    @Schema(description = "What is compared", examples = "satisfied / responses") String compared,
    @Schema(description = "What it is measured in", examples = "ratio") String unit,
    @Schema(
            description = "Which direction is better",
            examples = {"higher-is-better"})
        String direction,
    MetricAnswer.IntervalView interval,
    @Schema(description = "The dimension of the group", examples = "type") String groupBy,
    @Schema(description = "The group", examples = "DEFECT") String group,
    @Schema(description = "The dimensions by which rows are alike", examples = "[\"account\"]")
        List<String> adjustFor,
    @Schema(description = "Rows of the group", examples = "412") long n,
    @Schema(description = "Rows of all others", examples = "1630") long nOfOthers,
    @Schema(
            description =
                "Rows in no group of the dimension, such as answers about no case: neither of the"
                    + " group nor of the others",
            examples = "57")
        long nWithoutGroup,
    @Schema(description = "Value of the group", examples = "0.61") @Nullable Double value,
    @Schema(description = "Value of all others together", examples = "0.74")
        @Nullable Double valueOfOthers,
    @Schema(description = "value - valueOfOthers, with Welch's interval; null where it has none")
        @Nullable Estimate difference,
    @Schema(
            description =
                "value / valueOfOthers, with the delta method's interval; null where it has none or"
                    + " one of them is not above 0")
        @Nullable Estimate ratio,
    @Schema(
            description =
                "The difference among rows alike: of a regression with an own level for each stratum"
                    + " (fixed effects), whose interval lets both sides vary differently. Null without"
                    + " adjustFor, and where no stratum has both.")
        @Nullable Estimate adjusted,
    @Schema(
            description = "Share of the group's rows in strata that others have too",
            examples = "0.93")
        @Nullable Double comparable,
    @Schema(description = "How many strata have both", examples = "118") int strata,
    @Schema(description = "Why something is null; null where nothing is") @Nullable String reason,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          null,
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
              "group",
              "adjustFor",
              "n",
              "nOfOthers",
              "nWithoutGroup",
              "value",
              "valueOfOthers",
              "difference.value",
              "difference.ci95.low",
              "difference.ci95.high",
              "ratio.value",
              "ratio.ci95.low",
              "ratio.ci95.high",
              "adjusted.value",
              "adjusted.ci95.low",
              "adjusted.ci95.high",
              "comparable",
              "strata",
              "reason"),
          List.of());

  /// A number and how sure it is.
  @Schema(name = "MetricEffectEstimate", description = "A number with its 95 % interval.")
  public record Estimate(
      @Schema(description = "The number", examples = "-0.13") double value,
      @Schema(description = "95 % interval, lower and upper end", examples = "[-0.18, -0.08]")
          List<Double> ci95) {

    static @Nullable Estimate of(Effect.@Nullable Estimate estimate) {
      return estimate == null
          ? null
          : new Estimate(estimate.value(), List.of(estimate.low(), estimate.high()));
    }
  }

  static EffectAnswer of(
      OneMetric.Asked asked,
      String compared,
      String group,
      List<String> adjustFor,
      Effect measured,
      Freshness freshness) {
    var effect = measured.result();
    var definition = asked.metric().definition();
    var interval = asked.metrics().query().interval();
    return new EffectAnswer(
        definition.id(),
        asked.dialect().reference(),
        asked.metrics().credit(asked.metric()).orElse(null),
        compared,
        asked.metric().unit(asked.dialect()).wireName(),
        definition.direction().wireName(),
        new MetricAnswer.IntervalView(interval.from(), interval.to()),
        asked.metrics().query().cut().groupBy().getFirst(),
        group,
        adjustFor,
        effect == null ? 0 : effect.n(),
        effect == null ? 0 : effect.nOfOthers(),
        measured.leftOut(),
        effect == null ? null : effect.mean(),
        effect == null ? null : effect.meanOfOthers(),
        effect == null ? null : Estimate.of(effect.difference()),
        effect == null ? null : Estimate.of(effect.ratio()),
        effect == null || adjustFor.isEmpty() ? null : Estimate.of(effect.adjusted()),
        effect == null || adjustFor.isEmpty() ? null : effect.comparable(),
        effect == null || adjustFor.isEmpty() ? 0 : effect.strata(),
        reason(effect, !adjustFor.isEmpty()),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings());
  }

  private static @Nullable String reason(Effect.@Nullable Result effect, boolean adjusted) {
    if (effect == null) {
      return "the group or all others have no rows in the interval";
    }
    if (effect.difference() == null) {
      return "a difference needs two rows on each side that are not all the same";
    }
    if (adjusted && effect.adjusted() == null) {
      return "no stratum has rows of both, or too few to tell how they vary";
    }
    return effect.ratio() == null
        ? "a ratio needs two values above 0 that vary"
        : adjusted ? null : "nothing was adjusted for";
  }
}
