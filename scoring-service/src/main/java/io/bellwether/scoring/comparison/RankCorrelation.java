package io.bellwether.scoring.comparison;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/// Whether two values go together, by their ranks (Spearman), so that neither their units nor
/// single extremes count.
///
/// @param rho from -1 to 1; null below [#FEWEST] pairs and where one side is always the same
/// @param low lower end of the 95 % interval, by Fisher's transformation with the standard error of
///   Bonett and Wright (Sample size requirements for estimating Pearson, Kendall and Spearman
///   correlations, 2000)
public record RankCorrelation(
    int n, @Nullable Double rho, @Nullable Double low, @Nullable Double high) {

  /// With fewer, no interval says anything.
  public static final int FEWEST = 5;

  private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

  static RankCorrelation of(double[] some, double[] others) {
    int n = some.length;
    var rho = n < FEWEST ? Double.NaN : new SpearmansCorrelation().correlation(some, others);
    if (Double.isNaN(rho)) {
      return new RankCorrelation(n, null, null, null);
    }
    var margin = Z * Math.sqrt((1 + rho * rho / 2) / (n - 3));
    return new RankCorrelation(n, rho, bounded(rho, -margin), bounded(rho, margin));
  }

  /// A perfect correlation has no other end than itself.
  private static double bounded(double rho, double margin) {
    return Math.abs(rho) >= 1 ? rho : Math.tanh(atanh(rho) + margin);
  }

  private static double atanh(double r) {
    return 0.5 * Math.log((1 + r) / (1 - r));
  }
}
