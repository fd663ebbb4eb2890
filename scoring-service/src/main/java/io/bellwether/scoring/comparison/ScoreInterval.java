package io.bellwether.scoring.comparison;

import io.bellwether.scoring.metric.Interval95;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/// The levels that what a group reaches with its mix of cases does not rule out: those from which
/// it lies no further than chance would have it there (a score interval, as Wilson's is one). It is
/// never below zero, and wider than a point also for who reaches none.
final class ScoreInterval {

  /// Who needs twice the time on cases alike differs by twice as much from case to case: this part
  /// of the variance of a mean grows with its square. The rest grows with the level, so that who
  /// has nothing at all is not told for certain.
  private static final double BY_SQUARE = 0.75;

  /// So far are the odds of a share followed, on the scale of logarithms: to 1 in 10^17.
  private static final double FURTHEST = 40;

  private static final int MOST_STEPS = 500;

  private ScoreInterval() {}

  /// Cases alike of a group.
  ///
  /// @param part which part of its rows they are
  /// @param mean what all groups reach of them
  /// @param variance what they add to that of what the group reaches, if it is like all
  record Alike(double part, double mean, double variance) {}

  /// @param mix of which more than 0 is expected
  /// @param z how many standard deviations are not ruled out
  static Interval95 of(CellMoments.Kind kind, double observed, List<Alike> mix, double z) {
    var chance = z * z * mix.stream().mapToDouble(Alike::variance).sum();
    if (chance == 0) {
      return new Interval95(observed, observed);
    }
    var expected = mix.stream().mapToDouble(alike -> alike.part() * alike.mean()).sum();
    return switch (kind) {
      case SHARE -> ofShare(observed, mix, z);
      case RATE -> between(observed, expected, chance, 0);
      case MEAN -> {
        // So few rows that the interval would have no upper end let the variance grow more slowly.
        var bySquare = Math.min(BY_SQUARE * chance, expected * expected / 2);
        yield between(observed, expected, chance - bySquare, bySquare);
      }
    };
  }

  /// The levels r * expected with `(observed - r expected)² = byLevel r + bySquare r²`.
  private static Interval95 between(
      double observed, double expected, double byLevel, double bySquare) {
    var a = expected * expected - bySquare;
    var b = observed * expected + byLevel / 2;
    var root = Math.sqrt(Math.max(0, b * b - a * observed * observed));
    return new Interval95(Math.max(0, (b - root) / a) * expected, (b + root) / a * expected);
  }

  /// Who reaches more of some cases reaches more of others too, though not as many times as much:
  /// of what nearly all reach nobody reaches the double. The odds of all are multiplied by the
  /// same, as a logistic regression has it.
  private static Interval95 ofShare(double observed, List<Alike> mix, double z) {
    return new Interval95(
        Math.min(observed, end(observed, mix, z)), Math.max(observed, end(observed, mix, -z)));
  }

  /// @param z the lower end above 0, the upper end below
  private static double end(double observed, List<Alike> mix, double z) {
    UnivariateFunction beyond =
        odds -> (observed - share(mix, odds)) / Math.sqrt(variance(mix, odds)) - z;
    if (beyond.value(-FURTHEST) <= 0) {
      return share(mix, -FURTHEST);
    }
    if (beyond.value(FURTHEST) >= 0) {
      return share(mix, FURTHEST);
    }
    return share(mix, new BrentSolver().solve(MOST_STEPS, beyond, -FURTHEST, FURTHEST));
  }

  private static double share(List<Alike> mix, double odds) {
    return mix.stream().mapToDouble(alike -> alike.part() * likely(alike.mean(), odds)).sum();
  }

  private static double variance(List<Alike> mix, double odds) {
    return mix.stream()
        .filter(alike -> alike.variance() > 0)
        .mapToDouble(
            alike ->
                alike.variance()
                    * (likely(alike.mean(), odds) / alike.mean())
                    * (likely(1 - alike.mean(), -odds) / (1 - alike.mean())))
        .sum();
  }

  /// @param odds by which those of the share are multiplied, as a logarithm
  private static double likely(double share, double odds) {
    return share / (share + (1 - share) * Math.exp(-odds));
  }
}
