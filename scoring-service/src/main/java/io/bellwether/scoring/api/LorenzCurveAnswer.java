package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.comparison.LorenzCurve;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A Lorenz curve as numbers.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "MetricLorenzCurve",
    description =
        "How unequally something is spread over accounts (Lorenz): those with the least for their"
            + " share of what it is compared with first, and what all up to one have together. On"
            + " the diagonal it is in proportion; where the curve is steeper than the diagonal,"
            + " accounts get more than that, where it is flatter less.")
public record LorenzCurveAnswer(
    @Schema(description = "Id of the metric", examples = "effort-concentration") String metric,
    @Schema(description = "The term that is spread", examples = "minutes") String of,
    @Schema(
            description =
                "What it is compared with: accounts, each as much as any other, or a term",
            examples = "recurringRevenue")
        String against,
    MetricAnswer.IntervalView interval,
    @Schema(description = "How many accounts there are", examples = "412") long n,
    @Schema(
            description =
                "Gini coefficient, twice the area between the diagonal and the curve of all"
                    + " accounts; null where there is no curve. Against accounts it is the value of"
                    + " the definition gini",
            examples = "0.62",
            nullable = true)
        @Nullable Double gini,
    @Schema(
            description =
                "The same of the points below, joined by lines: as much where each account is one,"
                    + " and a little less where several make a step",
            examples = "0.62",
            nullable = true)
        @Nullable Double giniOfPoints,
    @Schema(description = "Why there is no curve; null where there is one", nullable = true)
        @Nullable String reason,
    @Schema(description = "From 0, 0 to 1, 1; empty where there is no curve") List<Point> points,
    @Schema(description = "All that is known up to here is in it") @Nullable Instant asOf,
    @Schema(description = "How fresh each source is") Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows could not be understood and are left out") boolean partial,
    @Schema(description = "What to know before it is believed") List<String> warnings) {

  static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "points",
          List.of("metric", "of", "against", "interval.from", "interval.to", "n", "gini", "reason"),
          List.of("accounts", "againstShare", "ofShare"),
          List.of("giniOfPoints"));

  /// One point.
  @Schema(name = "MetricLorenzPoint", description = "What the accounts up to here have together.")
  public record Point(
      @Schema(description = "How many accounts there are up to here", examples = "206")
          int accounts,
      @Schema(description = "Their share of what it is compared with", examples = "0.5")
          double againstShare,
      @Schema(description = "Their share of what is spread", examples = "0.12") double ofShare) {}

  static LorenzCurveAnswer of(
      AccountPanel panel,
      Query query,
      String of,
      String against,
      int steps,
      Cell cell,
      Freshness freshness) {
    var reason =
        Stream.of(of, against)
            .filter(panel.spread()::contains)
            .map(column -> panel.notSpread(column, cell))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
    var curve =
        reason != null
            ? null
            : against.equals(LorenzCurveResource.ACCOUNTS)
                ? LorenzCurve.of(cell.each(of))
                : LorenzCurve.of(cell.each(of), cell.each(against));
    var shown = curve == null ? null : curve.inSteps(steps);
    return new LorenzCurveAnswer(
        panel.definition().id(),
        of,
        against,
        Results.interval(query.interval()),
        cell.count(panel.members().name()),
        curve == null ? null : curve.gini(),
        shown == null ? null : shown.gini(),
        reason,
        shown == null
            ? List.of()
            : shown.points().stream()
                .map(point -> new Point(point.accounts(), point.against(), point.of()))
                .toList(),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings());
  }
}
