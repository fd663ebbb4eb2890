package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectTest {

  private static final int SAMPLES = 2_000;

  /// A row: whether it is of the group, its stratum, its value.
  private record Row(boolean inGroup, int stratum, double value) {}

  /// The library's regression with a column for each stratum knows nothing of moments.
  @Test
  void the_adjusted_difference_is_that_of_a_regression_with_a_level_for_each_stratum() {
    var random = new Random(Long.getLong("seed", 5L));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 120; i++) {
      var stratum = random.nextInt(6);
      var inGroup = random.nextInt(7) <= stratum;
      rows.add(new Row(inGroup, stratum, 3 * stratum + (inGroup ? 1 : 0) + random.nextGaussian()));
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
    // 1.98118 is Student's quantile of 97.5 % at 120 - 7 degrees of freedom.
    assertThat(adjusted.high() - adjusted.value()).isCloseTo(1.98118 * error, within(1e-4 * error));
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

  @Test
  void the_intervals_cover_the_truth_in_95_of_100_samples() {
    var difference = coverage(7, 2, Effect.Result::difference);
    var ratio = coverage(8, 1.5, Effect.Result::ratio);
    var adjusted = coverage(9, 2, Effect.Result::adjusted);

    assertThat(List.of(difference, ratio, adjusted))
        .allMatch(share -> share > 0.93 && share < 0.97);
  }

  /// Values around 6 in the group and around 4 in all others, in each of three strata.
  private static double coverage(
      long seed, double truth, Function<Effect.Result, Effect.@Nullable Estimate> which) {
    var random = new Random(Long.getLong("seed", seed));
    int covered = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      var rows = new ArrayList<Row>();
      for (int i = 0; i < 120; i++) {
        var inGroup = i % 3 == 0;
        rows.add(new Row(inGroup, i % 4, (inGroup ? 6 : 4) + random.nextGaussian()));
      }
      var estimate = Objects.requireNonNull(which.apply(result(rows)));
      covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    return (double) covered / SAMPLES;
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
