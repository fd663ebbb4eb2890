package io.bellwether.scoring.priority;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The priority of a case: the mean of the points of its factors by weight, over the weight that is
/// known. What is not known counts neither for nor against it.
///
/// @param points 0 to 100; null only where nothing with a weight is known
/// @param knownWeight the share of the weights whose factors have points, 0 to 1
public record Priority(@Nullable Double points, double knownWeight, List<Part> parts) {

  public static final String DEFINITION = "weighted-points@1";

  public static final String FORMULA =
      "the sum of share x points over the factors; share = weight / sum of the weights of the"
          + " factors that have points";

  /// @param weight its share of all weights
  /// @param share its share of the weights that are known; 0 where it has no points
  /// @param contribution share x points; null where it has none
  public record Part(Reading reading, double weight, double share, @Nullable Double contribution) {}

  public Priority {
    parts = List.copyOf(parts);
  }

  public static Priority of(List<Reading> readings, PriorityWeights weights) {
    var all = weights.sum();
    var known =
        readings.stream()
            .filter(reading -> reading.points() != null)
            .mapToDouble(reading -> weights.of(reading.factor()))
            .sum();
    var parts = readings.stream().map(reading -> part(reading, weights, all, known)).toList();
    return new Priority(known == 0 ? null : sum(parts), known / all, parts);
  }

  public double missingWeight() {
    return 1 - knownWeight;
  }

  private static Part part(Reading reading, PriorityWeights weights, double all, double known) {
    var weight = weights.of(reading.factor());
    var points = reading.points();
    if (points == null || known == 0) {
      return new Part(reading, weight / all, 0, null);
    }
    return new Part(reading, weight / all, weight / known, weight / known * points);
  }

  private static double sum(List<Part> parts) {
    var sum = 0.0;
    for (var part : parts) {
      var contribution = part.contribution();
      sum += contribution == null ? 0 : contribution;
    }
    return sum;
  }
}
