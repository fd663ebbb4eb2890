package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The health of one account, taken apart.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "AccountHealth",
    description = "The health of an account, and what each measure adds to it.")
public record HealthAnswer(
    @Schema(description = "Id of the account") UUID account,
    @Schema(description = "The day before which it is looked at", examples = "2026-11-01")
        LocalDate at,
    @Schema(description = "Zone in which that day begins", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "How it was answered: dialect@version", examples = "mean-of-accounts@2")
        String definition,
    @Schema(description = "Always points, 0 to 100") String unit,
    @Schema(description = "Always higher-is-better") String direction,
    @Schema(
            description =
                "0 to 100 points, the sum of the contributions; null where too little is known",
            examples = "66.8")
        @Nullable Double score,
    @Schema(description = "Why score is null") @Nullable String reason,
    @Schema(description = "Weight of the measures that have a value, 0 to 1", examples = "0.8")
        double knownWeight,
    @Schema(description = "Weight of those that have none; nothing is guessed for them")
        double missingWeight,
    @Schema(description = "Below this known weight there is no score", examples = "0.5")
        double leastKnownWeight,
    @Schema(
            description = "Below so many known measures that are no surveys there is none either",
            examples = "2")
        int leastBesidesSurveys,
    @Schema(description = "The measures, known or not") List<Part> parts,
    @Schema(description = "All that the sources knew up to here is in the answer")
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read")
        Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows are left out because they could not be understood")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "parts",
          List.of(
              "account",
              "at",
              "timeZone",
              "definition",
              "unit",
              "direction",
              "score",
              "reason",
              "knownWeight",
              "missingWeight",
              "leastKnownWeight",
              "leastBesidesSurveys"),
          List.of(
              "name",
              "metric",
              "definition",
              "interval.from",
              "interval.to",
              "value",
              "unit",
              "n",
              "reason",
              "noneAt",
              "allAt",
              "points",
              "weight",
              "share",
              "contribution",
              "rows"));

  /// One measure of an account's health.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AccountHealthPart", description = "One measure and what it adds to the score.")
  public record Part(
      @Schema(description = "What it is a measure of", examples = "adoption") String name,
      @Schema(description = "Id of the metric", examples = "licence-adoption") String metric,
      @Schema(description = "dialect@version", examples = "seat-days@1") String definition,
      MetricAnswer.IntervalView interval,
      @Schema(description = "Value of the metric for this account; null where there is none")
          @Nullable Double value,
      @Schema(description = "What the value is measured in", examples = "ratio") String unit,
      @Schema(description = "How many rows the value rests on", examples = "4") long n,
      @Schema(description = "Why value is null") @Nullable String reason,
      @Schema(description = "The value that deserves no points", examples = "0.2") double noneAt,
      @Schema(description = "The value that deserves all 100", examples = "0.8") double allAt,
      @Schema(description = "0 to 100, linear between the two; null where there is no value")
          @Nullable Double points,
      @Schema(description = "Its weight if everything is known", examples = "0.35") double weight,
      @Schema(description = "Its weight among what is known; 0 where it is not") double share,
      @Schema(description = "share x points: what it adds to the score")
          @Nullable Double contribution,
      @Schema(description = "Where the rows behind the value are listed") String rows) {

    static Part of(AccountModel.Score score, AccountModel.PartScore known, String rows) {
      var part = known.part();
      return new Part(
          part.name(),
          part.metric().definition().id(),
          part.dialect().reference(),
          new MetricAnswer.IntervalView(known.interval().from(), known.interval().to()),
          known.value(),
          part.metric().unit(part.dialect()).wireName(),
          known.outcome().evidence().n(),
          known.outcome() instanceof Outcome.Undefined(var reason, _) ? reason : null,
          part.scale().none(),
          part.scale().all(),
          known.points(),
          part.weight(),
          score.share(known),
          score.contribution(known),
          rows);
    }
  }
}
