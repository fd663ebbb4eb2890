package io.bellwether.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of interval, by experiment: of 2,000 samples from what is known, 93 to 97 % must have
/// the truth in their interval. How often that is of a count can be told exactly, and is where a
/// kind holds it in more or fewer. Those of retained revenue are in [Interval95Test], of a median
/// that counts who still waits in [KaplanMeierTest], of fair comparisons, effects, correlations and
/// trends in their tests and of staffing in [StaffingCoverageTest]. That the database picks the
/// same two values for a quantile is in [EngineTest].
class IntervalCoverageTest {

  private static final int SAMPLES = 2_000;

  /// A kind of interval, the truth, and how a sample of it is drawn.
  private enum Kind {
    /// Of 150 answers, three in ten say yes.
    SHARE(0.3, random -> wilson(random, 150, 0.3)),
    /// Around 90 events in 30 weeks.
    RATE(3, random -> Interval95.poissonRate(poisson(random, 90), 30)),
    /// Half promoters, a fifth detractors.
    NET_PROMOTER_SCORE(
        30,
        random -> {
          var answers = random.doubles(200).toArray();
          var promoters = Arrays.stream(answers).filter(answer -> answer < 0.5).count();
          var detractors = Arrays.stream(answers).filter(answer -> answer >= 0.8).count();
          return Interval95.netPromoterScore(promoters, detractors, answers.length);
        }),
    /// Half of a hundred answers say 5 of 5, three in ten 4, one in ten 3, the others 2 and 1.
    MEAN_OF_RATINGS(4.15, random -> Interval95.ofMean(ratings(random, 100)).orElseThrow()),
    /// Durations with a long tail, 150 of them: the mean of an exponential distribution.
    MEAN_OF_TIMES(7, random -> ofMean(times(random, 150))),
    /// Of twenty of them.
    MEAN_OF_FEW_TIMES(7, random -> ofMean(times(random, 20))),
    /// Of fifteen whose tail is longer than that of a gamma distribution: median 7, deviation of
    /// the logarithm 0.6.
    MEAN_OF_LOGNORMAL_TIMES(7 * Math.exp(0.18), random -> ofMean(lognormalTimes(random, 15))),
    /// In working hours what comes at night and is answered before nine takes no time: half of all.
    MEAN_OF_TIMES_WITH_ZEROS(
        3.5, random -> ofMean(times(random, 100).map(time -> random.nextBoolean() ? time : 0))),
    /// Engagements of thirty accounts that differ from each other: many have none, few have many.
    MEAN_OF_UNEQUAL_COUNTS(
        2, random -> ofMean(times(random, 30).map(time -> poisson(random, time * 2 / 7)))),
    /// Of 150 resolutions one in ten was handed over.
    MEAN_OF_RARE_COUNTS(0.1, random -> ofMean(times(random, 150).map(_ -> poisson(random, 0.1)))),
    MEDIAN(7 * Math.log(2), random -> ofQuantile(0.5, times(random, 150))),
    MEDIAN_OF_FEW(7 * Math.log(2), random -> ofQuantile(0.5, times(random, 15))),
    P90(7 * Math.log(10), random -> ofQuantile(0.9, times(random, 100))),
    P90_OF_FEW(7 * Math.log(10), random -> ofQuantile(0.9, times(random, 36))),
    /// Minutes for each seat, of 300 accounts of which few are much larger than most.
    RATIO_OF_UNEQUAL_SUMS(
        2,
        random -> {
          var seats = lognormalTimes(random, 300).boxed().toList();
          return Interval95.ofRatioOfSums(
                  seats.stream().map(size -> size * (2 + random.nextGaussian())).toList(), seats)
              .orElseThrow();
        }),
    /// Minutes for each seat, of 100 accounts that differ in size.
    RATIO_OF_SUMS(
        2,
        random -> {
          var seats = new ArrayList<Double>();
          var minutes = new ArrayList<Double>();
          for (int account = 0; account < 100; account++) {
            var size = 1.0 + random.nextInt(20);
            seats.add(size);
            minutes.add(size * (2 + random.nextGaussian()));
          }
          return Interval95.ofRatioOfSums(minutes, seats).orElseThrow();
        }),
    /// Of two months with shares of 30 and 45 %.
    DIFFERENCE(
        0.15,
        random -> {
          int before = binomial(random, 120, 0.3);
          int now = binomial(random, 150, 0.45);
          return Interval95.ofDifference(
              now / 150.0,
              Interval95.wilson(now, 150),
              before / 120.0,
              Interval95.wilson(before, 120));
        }),
    DIFFERENCE_OF_RATES(
        1.5,
        random -> {
          int before = poisson(random, 60);
          int now = poisson(random, 90);
          return Interval95.ofDifference(
              now / 20.0,
              Interval95.poissonRate(now, 20),
              before / 20.0,
              Interval95.poissonRate(before, 20));
        }),
    DIFFERENCE_OF_MEANS(
        -3,
        random -> {
          var now = times(random, 60).boxed().toList();
          var before = times(random, 60).map(time -> time * 10 / 7).boxed().toList();
          return Interval95.ofDifference(
              mean(now),
              Interval95.ofSkewedMean(now).orElseThrow(),
              mean(before),
              Interval95.ofSkewedMean(before).orElseThrow());
        }),
    DIFFERENCE_OF_MEDIANS(
        -3 * Math.log(2),
        random -> {
          var now = times(random, 301).sorted().boxed().toList();
          var before = times(random, 301).map(time -> time * 10 / 7).sorted().boxed().toList();
          return Interval95.ofDifference(
              now.get(150),
              Interval95.ofQuantile(0.5, now).orElseThrow(),
              before.get(150),
              Interval95.ofQuantile(0.5, before).orElseThrow());
        }),
    DIFFERENCE_OF_SCORES(
        10,
        random -> {
          int promoters = binomial(random, 150, 0.5);
          int detractors = binomial(random, 150 - promoters, 0.4);
          int before = binomial(random, 150, 0.4);
          int detractorsBefore = binomial(random, 150 - before, 1 / 3.0);
          return Interval95.ofDifference(
              (promoters - detractors) / 1.5,
              Interval95.netPromoterScore(promoters, detractors, 150),
              (before - detractorsBefore) / 1.5,
              Interval95.netPromoterScore(before, detractorsBefore, 150));
        }),
    /// Of two independent shares.
    SUM(
        0.75,
        random -> {
          int some = binomial(random, 120, 0.3);
          int others = binomial(random, 150, 0.45);
          return Interval95.ofSum(
              some / 120.0,
              Interval95.wilson(some, 120),
              others / 150.0,
              Interval95.wilson(others, 150));
        });

    private final double truth;
    private final Function<Random, Interval95> drawn;

    Kind(double truth, Function<Random, Interval95> drawn) {
      this.truth = truth;
      this.drawn = drawn;
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_interval_covers_the_truth_as_often_as_it_says(Kind kind) {
    var seed = Long.getLong("seed", 20261122L);
    var random = new Random(seed);
    int covered = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      covered += kind.drawn.apply(random).contains(kind.truth) ? 1 : 0;
    }

    assertThat(covered / (double) SAMPLES).as("seed %d", seed).isBetween(0.93, 0.97);
  }

  /// Whatever the share, from one in ten to nine in ten, Wilson's interval holds it in 95 of 100
  /// samples on average (Brown, Cai and DasGupta, Interval estimation for a binomial proportion,
  /// 2001); one share more often than the next, since there are only so many counts.
  @ParameterizedTest
  @CsvSource({"30, 0.92, 0.975", "100, 0.93, 0.97", "400, 0.94, 0.96"})
  void the_interval_of_a_share_covers_it_on_average(int n, double least, double most) {
    var covered = new StreamingStatistics();
    for (int i = 0; i <= 800; i++) {
      covered.addValue(coveredShare(n, 0.1 + i / 1000.0));
    }

    assertThat(covered.getMean()).isBetween(0.9475, 0.9525);
    assertThat(covered.getMin()).isGreaterThan(least);
    assertThat(covered.getMax()).isLessThan(most);
  }

  /// Of rare ones too, on average from 1 to 10 %; a single one that is hardly seen in a sample may
  /// be held in 89 of 100, and the next one in 98.
  @ParameterizedTest
  @CsvSource({"30, 0.89", "100, 0.91", "400, 0.93"})
  void the_interval_of_a_rare_share_covers_it_on_average(int n, double least) {
    var covered = new StreamingStatistics();
    for (int i = 0; i <= 900; i++) {
      covered.addValue(coveredShare(n, 0.01 + i / 10_000.0));
    }

    assertThat(covered.getMean()).isBetween(0.945, 0.96);
    assertThat(covered.getMin()).isGreaterThan(least);
    assertThat(coveredShare(n, 0.02)).isBetween(0.94, 0.98);
    assertThat(coveredShare(n, 0.98)).isCloseTo(coveredShare(n, 0.02), within(1e-9));
  }

  private static double coveredShare(int n, double share) {
    var distribution = new BinomialDistribution(n, share);
    return IntStream.rangeClosed(0, n)
        .filter(k -> Interval95.wilson(k, n).contains(share))
        .mapToDouble(distribution::probability)
        .sum();
  }

  /// An exact interval of counts holds the truth in 95 of 100 samples at least, and in more where
  /// the next count would be too many: in up to 99 where fewer than eight are expected.
  @ParameterizedTest
  @CsvSource({"0.5, 0.99", "2, 0.99", "5, 0.98", "8, 0.97", "20, 0.965", "90, 0.96"})
  void the_exact_interval_of_a_rate_covers_it_at_least(double expected, double most) {
    var covered = new StreamingStatistics();
    for (int i = 0; i <= 200; i++) {
      covered.addValue(coveredRate(expected * (0.8 + i / 500.0)));
    }

    assertThat(covered.getMin()).isGreaterThan(0.95);
    assertThat(covered.getMean()).isLessThan(most);
  }

  private static double coveredRate(double expected) {
    var distribution = new PoissonDistribution(expected);
    return IntStream.rangeClosed(0, (int) (expected + 12 * Math.sqrt(expected) + 20))
        .filter(events -> Interval95.poissonRate(events, 1).contains(expected))
        .mapToDouble(distribution::probability)
        .sum();
  }

  /// By the normal distribution: it takes a hundred answers, or two hundred where nearly all are
  /// promoters. Of thirty the interval is too narrow.
  @ParameterizedTest
  @CsvSource({
    "100, 0.5, 0.2, 0.94, 0.96",
    "100, 0.7, 0.05, 0.93, 0.96",
    "100, 0.3, 0.3, 0.94, 0.96",
    "200, 0.9, 0.02, 0.93, 0.96",
    "30, 0.5, 0.2, 0.93, 0.94",
    "30, 0.7, 0.05, 0.9, 0.93",
  })
  void the_interval_of_a_net_promoter_score_wants_a_hundred_answers(
      int n, double promoters, double detractors, double least, double most) {
    var ofPromoters = new BinomialDistribution(n, promoters);
    double covered = 0;
    for (int some = 0; some <= n; some++) {
      var ofDetractors = new BinomialDistribution(n - some, detractors / (1 - promoters));
      for (int others = 0; others <= n - some; others++) {
        if (Interval95.netPromoterScore(some, others, n).contains(100 * (promoters - detractors))) {
          covered += ofPromoters.probability(some) * ofDetractors.probability(others);
        }
      }
    }

    assertThat(covered).isBetween(least, most);
  }

  /// Exponential, 7 in the mean.
  private static DoubleStream times(Random random, int n) {
    return random.doubles(n).map(u -> -7 * Math.log(1 - u));
  }

  private static DoubleStream lognormalTimes(Random random, int n) {
    return DoubleStream.generate(() -> 7 * Math.exp(0.6 * random.nextGaussian())).limit(n);
  }

  private static List<Double> ratings(Random random, int n) {
    return random
        .doubles(n)
        .mapToObj(u -> u < 0.05 ? 1.0 : u < 0.1 ? 2.0 : u < 0.2 ? 3.0 : u < 0.5 ? 4.0 : 5.0)
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Interval95 ofMean(DoubleStream values) {
    return Interval95.ofSkewedMean(values.boxed().toList()).orElseThrow();
  }

  private static Interval95 ofQuantile(double p, DoubleStream times) {
    return Interval95.ofQuantile(p, times.sorted().boxed().toList()).orElseThrow();
  }

  private static Interval95 wilson(Random random, int n, double share) {
    return Interval95.wilson(binomial(random, n, share), n);
  }

  private static int binomial(Random random, int n, double share) {
    return (int) random.doubles(n).filter(value -> value < share).count();
  }

  private static int poisson(Random random, double mean) {
    return new PoissonDistribution(mean).inverseCumulativeProbability(random.nextDouble());
  }
}
