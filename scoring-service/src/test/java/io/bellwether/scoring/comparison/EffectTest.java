package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectTest {

  private static final int SAMPLES = 2_000;

  /// A row: whether it is of the group, its stratum, its value.
  private record Row(boolean inGroup, int stratum, double value) {}

  /// The library's regression with a column for each stratum knows nothing of moments. Of one row
  /// of the group in each stratum nobody can tell how they vary: then as all others do.
  @Test
  void the_adjusted_difference_is_that_of_a_regression_with_a_level_for_each_stratum() {
    var random = new Random(Long.getLong("seed", 5L));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 60; i++) {
      var inGroup = i < 6;
      rows.add(new Row(inGroup, i % 6, 3 * (i % 6) + (inGroup ? 1 : 0) + random.nextGaussian()));
    }
    var regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(
        rows.stream().mapToDouble(Row::value).toArray(),
        rows.stream().map(EffectTest::design).toArray(double[][]::new));

    var adjusted = Objects.requireNonNull(result(rows).adjusted());

    assertThat(adjusted.value())
        .isCloseTo(regression.estimateRegressionParameters()[6], within(1e-9));
    var error = regression.estimateRegressionParametersStandardErrors()[6];
    // 2.00575 is Student's quantile of 97.5 % at 60 - 7 degrees of freedom.
    assertThat(adjusted.high() - adjusted.value()).isCloseTo(2.00575 * error, within(1e-4 * error));
  }

  /// Two strata with 11 rows on each side, 2 and 3 apart: 2.5. The group varies by 20 / 10 and the
  /// others by 10 / 10 around their means, so that each stratum adds a quarter of 2 / 11 + 1 / 11
  /// to the variance: 3 / 22 in all, two thirds of it from the group. Degrees of freedom are 9 / 4
  /// over 1 / 20 + 1 / 80, which is 36, and Student's quantile is 2.02809.
  @Test
  void both_sides_may_vary_differently() {
    var effect = new Effect();
    effect.add(true, "a", new Moments(11, 33, 20));
    effect.add(false, "a", new Moments(11, 11, 10));
    effect.add(true, "b", new Moments(11, 55, 20));
    effect.add(false, "b", new Moments(11, 22, 10));

    var adjusted = Objects.requireNonNull(Objects.requireNonNull(effect.result()).adjusted());

    assertThat(adjusted.value()).isCloseTo(2.5, within(1e-12));
    assertThat(adjusted.high() - 2.5).isCloseTo(2.02809 * Math.sqrt(3 / 22.0), within(1e-5));
  }

  /// As above, with one row of the group in b, which is taken to vary as those in a. The strata
  /// weigh 5.5 and 11 / 12, which is 6 : 1: the variance is 36 / 49 of 3 / 11 and 1 / 49 of 2 + 1 /
  /// 11. Degrees of freedom are 24.64.
  @Test
  void a_single_row_varies_as_those_of_other_strata_do() {
    var effect = new Effect();
    effect.add(true, "a", new Moments(11, 33, 20));
    effect.add(false, "a", new Moments(11, 11, 10));
    effect.add(true, "b", new Moments(1, 5, 0));
    effect.add(false, "b", new Moments(11, 22, 10));

    var adjusted = Objects.requireNonNull(Objects.requireNonNull(effect.result()).adjusted());

    assertThat(adjusted.value()).isCloseTo(15 / 7.0, within(1e-12));
    assertThat(adjusted.high() - adjusted.value())
        .isCloseTo(2.0611 * Math.sqrt((36 * 3 / 11.0 + 23 / 11.0) / 49), within(1e-4));
  }

  private static double[] design(Row row) {
    var columns = new double[7];
    columns[row.stratum()] = 1;
    columns[6] = row.inGroup() ? 1 : 0;
    return columns;
  }

  /// The hard strata have more of the group and higher values anyway.
  @Test
  void what_comes_of_the_mix_is_in_the_difference_and_not_in_the_adjusted_one() {
    var random = new Random(Long.getLong("seed", 6L));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 2_000; i++) {
      var hard = random.nextBoolean();
      var inGroup = random.nextInt(10) < (hard ? 8 : 2);
      rows.add(new Row(inGroup, hard ? 1 : 0, (hard ? 10 : 1) + random.nextGaussian()));
    }

    var result = result(rows);

    assertThat(Objects.requireNonNull(result.difference()).low()).isGreaterThan(4);
    assertThat(Objects.requireNonNull(result.adjusted()).value()).isCloseTo(0, within(0.2));
    assertThat(result.strata()).isEqualTo(2);
    assertThat(result.comparable()).isEqualTo(1);
  }

  /// What is compared in three strata, of which the second has more of the group and the third
  /// less: as so many chances of each row of a side to be in each of them.
  private enum Compared {
    /// Values around 6 in the group and around 4 in all others.
    VALUES(6, 4, new double[] {0, 1, 2}) {
      @Override
      double drawn(double mean, Random random) {
        return mean + random.nextGaussian();
      }
    },
    SHARES(0.3, 0.5, new double[] {0, 0.2, 0.1}) {
      @Override
      double drawn(double mean, Random random) {
        return random.nextDouble() < mean ? 1 : 0;
      }
    },
    /// Who needs more time also differs by more from case to case.
    TIMES(6, 3, new double[] {0, 1, 2}) {
      @Override
      double drawn(double mean, Random random) {
        // A lognormal mean is its median times exp(sigma² / 2).
        return mean * Math.exp(0.6 * random.nextGaussian() - 0.18);
      }
    };

    private static final int[] OF_GROUP = {40, 60, 20};
    private static final int[] OF_OTHERS = {80, 40, 120};

    private final double group;
    private final double others;
    private final double[] strata;

    Compared(double group, double others, double[] strata) {
      this.group = group;
      this.others = others;
      this.strata = strata;
    }

    abstract double drawn(double mean, Random random);

    Effect.Result result(Random random) {
      var rows = new ArrayList<Row>();
      for (int i = 0; i < 360; i++) {
        var inGroup = i < 120;
        var stratum = stratum(random, inGroup ? OF_GROUP : OF_OTHERS);
        var mean = (inGroup ? group : others) + strata[stratum];
        rows.add(new Row(inGroup, stratum, drawn(mean, random)));
      }
      return EffectTest.result(rows);
    }

    private static int stratum(Random random, int[] chances) {
      var drawn = random.nextInt(Arrays.stream(chances).sum());
      int stratum = 0;
      while (drawn >= chances[stratum]) {
        drawn -= chances[stratum++];
      }
      return stratum;
    }

    private double mean(double side, int[] chances) {
      double sum = 0;
      for (int stratum = 0; stratum < strata.length; stratum++) {
        sum += chances[stratum] * (side + strata[stratum]);
      }
      return sum / Arrays.stream(chances).sum();
    }

    double difference() {
      return mean(group, OF_GROUP) - mean(others, OF_OTHERS);
    }

    double ratio() {
      return mean(group, OF_GROUP) / mean(others, OF_OTHERS);
    }

    double adjusted() {
      return group - others;
    }
  }

  /// Of 2,000 samples 93 to 97 % must have the truth in each interval.
  @ParameterizedTest
  @EnumSource
  void the_intervals_cover_the_truth_as_often_as_they_say(Compared compared) {
    var random = new Random(Long.getLong("seed", 20261201L));
    int difference = 0;
    int ratio = 0;
    int adjusted = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      var result = compared.result(random);
      difference += covers(result.difference(), compared.difference());
      ratio += covers(result.ratio(), compared.ratio());
      adjusted += covers(result.adjusted(), compared.adjusted());
    }

    assertThat(List.of(difference, ratio, adjusted))
        .allMatch(covered -> covered > 0.93 * SAMPLES && covered < 0.97 * SAMPLES);
  }

  private static int covers(Effect.@Nullable Estimate estimate, double truth) {
    return estimate != null && estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
  }

  @Test
  void what_nobody_can_tell_is_null() {
    var effect = new Effect();
    effect.add(true, "a", Moments.ofShare(1, 2));
    assertThat(effect.result()).isNull();

    effect.add(false, "b", Moments.ofShare(0, 3));
    var result = Objects.requireNonNull(effect.result());

    assertThat(result.comparable()).isZero();
    assertThat(result.adjusted()).isNull();
    assertThat(result.ratio()).as("nobody else has any").isNull();
  }

  @Test
  void values_that_are_all_the_same_show_no_spread() {
    var effect = new Effect();
    effect.add(true, "a", Moments.ofShare(2, 2));
    effect.add(false, "a", Moments.ofShare(3, 3));

    var result = Objects.requireNonNull(effect.result());

    assertThat(result.difference()).isNull();
    assertThat(result.ratio()).isNull();
    assertThat(result.adjusted()).isNull();
  }

  private static Effect.Result result(List<Row> rows) {
    var effect = new Effect();
    for (int stratum = 0; stratum < 6; stratum++) {
      for (var inGroup : List.of(true, false)) {
        var values = new StreamingStatistics();
        for (var row : rows) {
          if (row.stratum() == stratum && row.inGroup() == inGroup) {
            values.addValue(row.value());
          }
        }
        if (values.getN() > 0) {
          effect.add(
              inGroup,
              "stratum " + stratum,
              Moments.of(values.getN(), values.getMean(), values.getStandardDeviation()));
        }
      }
    }
    return Objects.requireNonNull(effect.result());
  }
}
