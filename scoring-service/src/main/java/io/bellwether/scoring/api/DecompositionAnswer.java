package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.MixShift;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a change is made of.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricDecomposition",
    description =
        "A change as a sum: groups that became better or worse (rateEffect), and more or less of"
            + " groups that always were (mixEffect). change = rateEffect + mixEffect.")
public record DecompositionAnswer(
    @Schema(description = "Id of the metric", examples = "first-contact-resolution") String metric,
    @Schema(description = "dialect@version", examples = "exactly-one-reply@1") String definition,
    @Schema(description = AskedCredit.SAID, examples = "resolver") @Nullable String credit,
    @Schema(description = "What changes", examples = "inOneReply / replied") String compared,
    @Schema(description = "What it is measured in", examples = "ratio") String unit,
    MetricAnswer.IntervalView interval,
    @Schema(description = "The interval before") MetricAnswer.IntervalView previous,
    @Schema(description = "By what it is taken apart", examples = "[\"caseChannel\"]")
        List<String> groupBy,
    @Schema(description = "Value of the interval", examples = "0.62") @Nullable Double value,
    @Schema(description = "Value of the interval before", examples = "0.58")
        @Nullable Double previousValue,
    @Schema(description = "value - previousValue", examples = "0.04") @Nullable Double change,
    @Schema(description = "What the groups' own changes add", examples = "0.01")
        @Nullable Double rateEffect,
    @Schema(description = "What the change of the mix adds", examples = "0.03")
        @Nullable Double mixEffect,
    @Schema(description = "The same for each group") List<Part> parts,
    @Schema(description = "Why there is none; null where there is one") @Nullable String reason,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "parts",
          List.of(
              "metric",
              "definition",
              "credit",
              "compared",
              "unit",
              "interval.from",
              "interval.to",
              "previous.from",
              "previous.to",
              "groupBy",
              "value",
              "previousValue",
              "change",
              "rateEffect",
              "mixEffect"),
          List.of("group", "n", "previousN", "weight", "previousWeight", "rateEffect", "mixEffect"),
          List.of("reason"));

  /// One group.
  @Schema(name = "MetricDecompositionPart", description = "What a group adds to a change.")
  public record Part(
      @Schema(description = "Values of the dimensions, parted by ' / '") String group,
      @Schema(description = "Rows in the interval", examples = "210") long n,
      @Schema(description = "Rows in the interval before", examples = "180") long previousN,
      @Schema(description = "Share of all rows in the interval", examples = "0.5") double weight,
      @Schema(description = "Share of all rows in the interval before", examples = "0.4")
          double previousWeight,
      @Schema(description = "What its own change adds", examples = "0.02") double rateEffect,
      @Schema(description = "What the change of its weight adds", examples = "0.01")
          double mixEffect) {

    static Part of(MixShift.Part part) {
      return new Part(
          part.group(),
          part.nAfter(),
          part.nBefore(),
          part.weightAfter(),
          part.weightBefore(),
          part.rateEffect(),
          part.mixEffect());
    }
  }

  static DecompositionAnswer of(
      AskedMetrics asked,
      Dialect dialect,
      String compared,
      MixShift.@Nullable Shift shift,
      Freshness freshness) {
    var definition = asked.metrics().getFirst().definition();
    var interval = asked.query().interval();
    var before = interval.previous();
    return new DecompositionAnswer(
        definition.id(),
        dialect.reference(),
        asked.credit(asked.metrics().getFirst()).orElse(null),
        compared,
        asked.metrics().getFirst().unit(dialect).wireName(),
        new MetricAnswer.IntervalView(interval.from(), interval.to()),
        new MetricAnswer.IntervalView(before.from(), before.to()),
        asked.query().cut().groupBy(),
        shift == null ? null : shift.after(),
        shift == null ? null : shift.before(),
        shift == null ? null : shift.after() - shift.before(),
        shift == null ? null : shift.rateEffect(),
        shift == null ? null : shift.mixEffect(),
        shift == null ? List.of() : shift.parts().stream().map(Part::of).toList(),
        shift == null ? "there are no rows in the interval or in the one before" : null,
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings());
  }
}
