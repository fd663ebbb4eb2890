package io.bellwether.scoring.staffing;

import io.bellwether.scoring.metric.Interval95;
import java.util.Collection;
import java.util.List;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/// How many cases come in.
///
/// Arrivals vary more than chance alone would have it: busy days are busy all day. The variance of
/// an hour's count is taken as `m + k m^2` with one `k` for all hours of the week (the negative
/// binomial, usual for calls: Jongbloed and Koole, 2001), found from the spread between the weeks.
///
/// @param dispersion k; 0 where counts vary no more than chance
public record ArrivalRates(double dispersion) {

  private static final double TAIL = 0.025;

  /// @param hours the counts of each hour of the week, one for each week
  static ArrivalRates of(Collection<List<Long>> hours) {
    var more = 0.0;
    var squares = 0.0;
    for (var counts : hours) {
      int weeks = counts.size();
      if (weeks >= 2) {
        var mean = mean(counts);
        var variance = variance(counts, mean);
        more += variance - mean;
        // The square of a mean is too large by the variance of the mean.
        squares += mean * mean - variance / weeks;
      }
    }
    return new ArrivalRates(squares <= 0 ? 0 : Math.max(0, more / squares));
  }

  /// Cases in such an hour. The interval is Jeffreys' of a Poisson count, with the counts shrunk to
  /// as many as their spread amounts to; null below two such hours.
  Estimate hourly(List<Long> counts) {
    return counts.size() < 2
        ? new Estimate(counts.isEmpty() ? 0 : mean(counts), null)
        : estimate(mean(counts), counts.size());
  }

  /// Cases in one week, as many as usually come where so many did: the same interval of its count
  /// alone.
  Estimate ofOneWeek(long cases) {
    return estimate(cases, 1);
  }

  private Estimate estimate(double mean, int counts) {
    var inflation = 1 + dispersion * mean;
    var events = mean * counts / inflation;
    var distribution = new GammaDistribution(events + 0.5, inflation / counts);
    return new Estimate(
        mean,
        new Interval95(
            mean == 0 ? 0 : distribution.inverseCumulativeProbability(TAIL),
            distribution.inverseCumulativeProbability(1 - TAIL)));
  }

  /// Cases in a week. The interval is by the spread between the weeks, which hold whatever hours
  /// have in common: Student's t on the logarithmic scale. Null below two weeks, or without spread.
  static Estimate weekly(List<Long> weeks) {
    if (weeks.isEmpty()) {
      return new Estimate(0, null);
    }
    var mean = mean(weeks);
    if (weeks.size() < 2) {
      return new Estimate(mean, null);
    }
    return onLogarithms(weeks.size(), mean, Math.sqrt(variance(weeks, mean)));
  }

  /// A mean of numbers above 0, which are skewed to the right.
  static Estimate onLogarithms(long n, double mean, double deviation) {
    if (n < 2 || mean <= 0 || deviation <= 0) {
      return new Estimate(mean, null);
    }
    var margin =
        new TDistribution(n - 1.0).inverseCumulativeProbability(1 - TAIL)
            * deviation
            / (mean * Math.sqrt(n));
    return new Estimate(mean, new Interval95(mean * Math.exp(-margin), mean * Math.exp(margin)));
  }

  private static double mean(List<Long> counts) {
    return (double) counts.stream().mapToLong(Long::longValue).sum() / counts.size();
  }

  private static double variance(List<Long> counts, double mean) {
    return counts.stream().mapToDouble(count -> (count - mean) * (count - mean)).sum()
        / (counts.size() - 1);
  }
}
