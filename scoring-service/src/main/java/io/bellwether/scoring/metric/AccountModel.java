package io.bellwether.scoring.metric;

import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A metric that scores every account by the answers of other metrics for that account, and is the
/// mean of the scores. The score is a weighted mean of what is known, so that the contributions of
/// its parts add up to it; what is not known is not guessed, and its weight is shown as missing.
public interface AccountModel extends Metric {

  /// The term with the score of each account of which enough is known.
  String SCORES = "scores";

  /// The term with the missing weight of each account.
  String MISSING_WEIGHTS = "missingWeights";

  /// Which accounts are scored: those with a row.
  Measure members();

  List<Part> parts();

  /// Below this share of known weight an account has no score.
  double leastKnownWeight();

  /// Below so many known parts that are no surveys it has none either: what customers say is not
  /// how they are.
  int leastBesidesSurveys();

  /// One input of a score.
  ///
  /// @param lookback how far before the end of an interval its metric begins
  /// @param weight its share of a score if everything is known; those of a model add up to 1
  record Part(
      String name, Metric metric, Dialect dialect, Period lookback, double weight, Scale scale) {

    /// Whether all that it knows is what customers say.
    public boolean isOfSurveys() {
      return metric.reads().stream().allMatch(one -> one.fact().source() == Source.SURVEY);
    }
  }

  /// Where a value lies between one that deserves no points and one that deserves all 100, and no
  /// further.
  record Scale(double none, double all) {
    public double points(double value) {
      return 100 * Math.clamp((value - none) / (all - none), 0, 1);
    }
  }

  /// What a part knows about one account.
  ///
  /// @param points null where the metric has no value
  record PartScore(Part part, Interval interval, Outcome outcome, @Nullable Double points) {
    public static PartScore of(Part part, Cell cell) {
      var outcome = part.dialect().finish().apply(cell);
      var value = value(outcome);
      return new PartScore(
          part, cell.interval(), outcome, value == null ? null : part.scale().points(value));
    }

    /// The metric's value for the account.
    public @Nullable Double value() {
      return value(outcome);
    }

    private static @Nullable Double value(Outcome outcome) {
      return outcome instanceof Outcome.Value(Quantity.Real(var value), _) ? value : null;
    }
  }

  /// The score of one account.
  ///
  /// @param points 0..100, null where too little is known
  /// @param reason why there are no points, null where there are
  record Score(
      @Nullable Double points, @Nullable String reason, double knownWeight, List<PartScore> parts) {
    public Score {
      parts = List.copyOf(parts);
    }

    public double missingWeight() {
      return 1 - knownWeight;
    }

    /// What a part adds to the points; null where it, or the score, is not known.
    public @Nullable Double contribution(PartScore part) {
      return points == null || part.points() == null ? null : share(part) * part.points();
    }

    /// The weight of a part among what is known; 0 where it is not.
    public double share(PartScore part) {
      return part.points() == null ? 0 : part.part().weight() / knownWeight;
    }
  }

  /// @param known what each part knows, in the order of the parts
  default Score score(List<PartScore> known) {
    var knownWeight =
        known.stream()
            .filter(part -> part.points() != null)
            .mapToDouble(part -> part.part().weight())
            .sum();
    var tooLittle = tooLittle(known, knownWeight);
    if (tooLittle != null) {
      return new Score(null, tooLittle, knownWeight, known);
    }
    var points = 0.0;
    for (var part : known) {
      if (part.points() != null) {
        points += part.part().weight() / knownWeight * part.points();
      }
    }
    return new Score(points, null, knownWeight, known);
  }

  private @Nullable String tooLittle(List<PartScore> known, double knownWeight) {
    if (knownWeight < leastKnownWeight()) {
      return "%.2f of the weight of its measures is known (expected: at least %.2f)"
          .formatted(knownWeight, leastKnownWeight());
    }
    var besidesSurveys =
        known.stream().filter(p -> p.points() != null && !p.part().isOfSurveys()).count();
    return besidesSurveys < leastBesidesSurveys()
        ? "%d of its measures beside what customers say is known (expected: at least %d)"
            .formatted(besidesSurveys, leastBesidesSurveys())
        : null;
  }

  /// Its members are counted, not rows that are in one group each.
  @Override
  default List<String> addedUp(Dialect dialect) {
    return List.of();
  }

  @Override
  default List<Measure> measures() {
    return List.of(members());
  }

  @Override
  default List<Measure> reads() {
    return Stream.concat(
            Stream.of(members()), parts().stream().flatMap(part -> part.metric().reads().stream()))
        .distinct()
        .toList();
  }

  @Override
  default List<Measure> ofValue() {
    return parts().stream().flatMap(part -> part.metric().ofValue().stream()).toList();
  }

  @Override
  default List<String> terms() {
    return List.of(members().name(), SCORES, MISSING_WEIGHTS);
  }

  @Override
  default Cell emptyCell(Interval interval) {
    return cell(interval, List.of());
  }

  /// The terms of a group of accounts.
  default Cell cell(Interval interval, Collection<Score> accounts) {
    Map<String, Term> terms = new HashMap<>();
    terms.put(members().name(), new Term.Count(accounts.size()));
    terms.put(
        SCORES,
        new Term.Each(accounts.stream().map(Score::points).filter(Objects::nonNull).toList()));
    terms.put(MISSING_WEIGHTS, new Term.Each(accounts.stream().map(Score::missingWeight).toList()));
    return new Cell(interval, terms);
  }
}
