package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinearTrendTest {

  /// Deviations of x: -2..2, so Sxx = 10; Sxy = 8, Syy = 10. The slope is 0.8, what is left over 10
  /// - 0.8 * 8 = 3.6, the error of the slope sqrt(3.6 / 3 / 10) = 0.3464, and t for 3 degrees of
  ///   freedom 3.18245.
  @Test
  void a_slope_has_students_interval() {
    var trend = LinearTrend.of(List.of(1.0, 3.0, 2.0, 5.0, 4.0));

    assertThat(trend.n()).isEqualTo(5);
    assertThat(trend.slope()).isCloseTo(0.8, within(1e-12));
    assertThat(trend.low()).isCloseTo(0.8 - 3.18245 * Math.sqrt(0.12), within(1e-5));
    assertThat(trend.high()).isCloseTo(0.8 + 3.18245 * Math.sqrt(0.12), within(1e-5));
    assertThat(trend.start()).isCloseTo(1.4, within(1e-12));
    assertThat(trend.end()).isCloseTo(4.6, within(1e-12));
    assertThat(trend.verdict()).isEqualTo(LinearTrend.Verdict.UNDECIDED);
  }

  /// Two a step, whether or not each step has a value.
  @Test
  void an_interval_without_a_value_keeps_its_place() {
    var trend = LinearTrend.of(Arrays.asList(1.0, null, 5.0, 7.1, 8.9));

    assertThat(trend.n()).isEqualTo(4);
    assertThat(trend.slope()).isCloseTo(2, within(0.02));
    assertThat(trend.verdict()).isEqualTo(LinearTrend.Verdict.RISING);
  }

  @Test
  void what_never_changes_neither_rises_nor_falls() {
    var trend = LinearTrend.of(List.of(3.0, 3.0, 3.0, 3.0));

    assertThat(trend.slope()).isEqualTo(0.0);
    assertThat(trend.low()).isNull();
    assertThat(trend.verdict()).isEqualTo(LinearTrend.Verdict.UNDECIDED);
  }

  /// Of three small counts one series in ten lies on a line by chance.
  @Test
  void values_on_a_line_have_no_interval_and_no_verdict() {
    var trend = LinearTrend.of(List.of(1.0, 2.0, 3.0));

    assertThat(trend.slope()).isCloseTo(1, within(1e-12));
    assertThat(trend.low()).isNull();
    assertThat(trend.high()).isNull();
    assertThat(trend.verdict()).isEqualTo(LinearTrend.Verdict.UNDECIDED);
  }

  /// 0.1 + 0.2 is no 0.3 in binary numbers, and multiples of a third lie beside their line.
  @Test
  void what_differs_by_rounding_alone_is_on_the_line() {
    var steady = LinearTrend.of(List.of(0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2));
    var rising = LinearTrend.of(IntStream.range(0, 5).mapToObj(i -> i * (1 / 3.0)).toList());
    var nearly = LinearTrend.of(List.of(1_000_000.0, 2_000_001.0, 3_000_000.0));

    assertThat(steady.low()).isNull();
    assertThat(rising.low()).isNull();
    assertThat(nearly.low()).isNotNull();
  }

  @Test
  void two_values_say_nothing() {
    var trend = LinearTrend.of(Arrays.asList(1.0, null, 5.0));

    assertThat(trend.n()).isEqualTo(2);
    assertThat(trend.slope()).isNull();
    assertThat(trend.verdict()).isNull();
  }

  /// Series whose trend is known: n values around a line.
  private enum Series {
    SIX_MONTHS_OF_COUNTS(6, poisson(20, 20)),
    YEAR_OF_SMALL_COUNTS(12, poisson(5, 5)),
    TWO_YEARS_OF_COUNTS(24, poisson(200, 200)),
    /// What grows varies more at its end.
    YEAR_OF_COUNTS_THAT_GROW(12, poisson(10, 100)),
    TWO_YEARS_OF_COUNTS_THAT_FALL(24, poisson(40, 4)),
    SIX_MONTHS_OF_SHARES(6, shares()),
    TWO_YEARS_OF_SHARES(24, shares()),
    SIX_MONTHS_OF_MEANS(6, means(8, 4)),
    YEAR_OF_MEANS(12, means(4, 8)),
    /// One or two degrees of freedom.
    THREE_MONTHS_OF_SHARES(3, shares()),
    FOUR_MONTHS_OF_COUNTS(4, poisson(200, 200));

    private final int n;
    private final Line line;

    Series(int n, Line line) {
      this.n = n;
      this.line = line;
    }

    LinearTrend drawn(Random random) {
      return LinearTrend.of(
          IntStream.range(0, n).mapToObj(i -> line.value(random, i / (n - 1.0))).toList());
    }

    /// From one value to the next.
    double slope() {
      return (line.last - line.first) / (n - 1);
    }

    private record Line(double first, double last, Drawn drawn) {
      double value(Random random, double at) {
        return drawn.around(first + at * (last - first), random);
      }
    }

    private interface Drawn {
      double around(double mean, Random random);
    }

    private static Line poisson(double first, double last) {
      return new Line(first, last, LinearTrendTest::poisson);
    }

    /// A fifth that becomes two fifths, each month of another number of rows.
    private static Line shares() {
      return new Line(
          0.2,
          0.4,
          (mean, random) -> {
            int n = 50 + random.nextInt(150);
            return random.doubles(n).filter(u -> u < mean).count() / (double) n;
          });
    }

    /// Of twenty times with a long tail. A lognormal mean is its median times exp(sigma² / 2).
    private static Line means(double first, double last) {
      return new Line(
          first,
          last,
          (mean, random) ->
              DoubleStream.generate(() -> mean * Math.exp(0.8 * random.nextGaussian() - 0.32))
                  .limit(20)
                  .average()
                  .orElseThrow());
    }
  }

  private static double poisson(double mean, Random random) {
    return new PoissonDistribution(mean).inverseCumulativeProbability(random.nextDouble());
  }

  /// Of 2,000 samples 93 to 97 % must have the true slope in their interval.
  @ParameterizedTest
  @EnumSource
  void the_interval_of_a_slope_covers_the_truth(Series series) {
    assertThat(covered(series::drawn, series.slope())).isBetween(0.93, 0.97);
  }

  /// Three or four small counts seldom lie as far apart as one or two degrees of freedom allow:
  /// where they show a spread at all, the interval is too wide and not too narrow.
  @ParameterizedTest
  @CsvSource({"3, 5", "3, 20", "4, 2", "4, 5"})
  void the_interval_of_very_few_small_counts_is_too_wide(int n, double mean) {
    var covered =
        covered(
            random ->
                LinearTrend.of(random.doubles(n).mapToObj(_ -> poisson(mean, random)).toList()),
            0);

    assertThat(covered).isBetween(0.96, 1.0);
  }

  /// A level that goes on from where it was, and rises and falls by chance alone: Student's
  /// interval knows nothing of that, and the description of the answer says so.
  @Test
  void the_interval_of_a_level_that_goes_on_is_too_narrow() {
    var covered =
        covered(
            random -> {
              var level = random.doubles(12).map(_ -> random.nextGaussian()).toArray();
              Arrays.parallelPrefix(level, Double::sum);
              return LinearTrend.of(Arrays.stream(level).boxed().toList());
            },
            0);

    assertThat(covered).isBetween(0.35, 0.45);
  }

  /// Of those that have an interval.
  private static double covered(Function<Random, LinearTrend> drawn, double slope) {
    var random = new Random(Long.getLong("seed", 20261201L));
    int covered = 0;
    int told = 0;
    for (int sample = 0; sample < 2_000; sample++) {
      var trend = drawn.apply(random);
      var low = trend.low();
      var high = trend.high();
      if (low != null && high != null) {
        told++;
        covered += low <= slope && slope <= high ? 1 : 0;
      }
    }
    return (double) covered / told;
  }
}
