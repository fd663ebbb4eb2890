package io.bellwether.scoring.metric.support;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/// What accounts alike have of something that happens at a rate, and how much one of them may have
/// by chance.
final class PeerRates {

  private static final double LEVEL = 0.999;

  /// This share of the most extreme accounts at each end is pulled in before the spread between
  /// accounts is estimated, so that it is not the outliers that hide themselves.
  private static final double WINSORISED = 0.1;

  /// From so many on there is one at each end that is pulled in.
  private static final int FEWEST = 11;

  private record Account(double count, double exposure) {}

  private final List<Account> accounts = new ArrayList<>();
  private final double count;
  private final double exposure;
  private final double dispersion;

  /// @param counts of each account
  /// @param exposures to what happens, in the same order
  PeerRates(List<Double> counts, List<Double> exposures) {
    for (int i = 0; i < counts.size(); i++) {
      accounts.add(new Account(counts.get(i), exposures.get(i)));
    }
    this.count = accounts.stream().mapToDouble(Account::count).sum();
    this.exposure = accounts.stream().mapToDouble(Account::exposure).sum();
    this.dispersion = dispersionOf(accounts, count / exposure);
  }

  /// What one of them would have at the rate of the others; null where these have nothing.
  @Nullable Double expected(double ownCount, double ownExposure) {
    return count > ownCount && exposure > ownExposure
        ? (count - ownCount) / (exposure - ownExposure) * ownExposure
        : null;
  }

  /// The most that 99.9 of 100 accounts have of which so much is expected.
  double limit(double expected) {
    return dispersion
        * new PoissonDistribution(expected / dispersion).inverseCumulativeProbability(LEVEL);
  }

  /// By which variances are widened where accounts differ more than chance explains: the mean of
  /// the squared z, the extremes pulled in; at least 1.
  private static double dispersionOf(List<Account> accounts, double rate) {
    if (accounts.size() < FEWEST || rate == 0) {
      return 1;
    }
    var z =
        accounts.stream()
            .map(one -> (one.count() - rate * one.exposure()) / Math.sqrt(rate * one.exposure()))
            .sorted()
            .toList();
    var out = (int) (WINSORISED * (z.size() - 1));
    var low = z.get(out);
    var high = z.get(z.size() - 1 - out);
    return Math.max(
        1,
        z.stream().mapToDouble(one -> Math.pow(Math.clamp(one, low, high), 2)).average().orElse(1));
  }
}
