package io.bellwether.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Interval95Test {

  private static final Offset<Double> PUBLISHED_DIGITS = within(5e-8);
  private static final Offset<Double> FOUR_DIGITS = within(5e-5);

  /// The first three rows are published in scipy's `test_ci_wilson_method` after R 3.6.2's
  /// `prop.test(correct = FALSE)`; the others are computed from the formula.
  @ParameterizedTest
  @CsvSource({
    "3, 10, 0.1077913, 0.6032219",
    "0, 10, 0, 0.2775328",
    "10, 10, 0.7224672, 1",
  })
  void wilson_agrees_with_r(long k, long n, double low, double high) {
    var interval = Interval95.wilson(k, n);

    assertThat(interval.low()).isCloseTo(low, PUBLISHED_DIGITS);
    assertThat(interval.high()).isCloseTo(high, PUBLISHED_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({"90, 100, 0.8256, 0.9448", "1, 3, 0.0615, 0.7923", "1869, 7043, 0.2552, 0.2758"})
  void wilson_agrees_with_hand_computed_intervals(long k, long n, double low, double high) {
    var interval = Interval95.wilson(k, n);

    assertThat(interval.low()).isCloseTo(low, FOUR_DIGITS);
    assertThat(interval.high()).isCloseTo(high, FOUR_DIGITS);
  }

  /// stats.stackexchange.com/a/18609 publishes score 1/3, variance 5/9 and error 4.1 points for 324
  /// answers; ServiceRocket publishes 40 points for 3, 1 and 1. Bounds are computed from them.
  @ParameterizedTest
  @CsvSource({
    "162, 54, 324, 25.2174, 41.4493",
    "3, 1, 5, -30.1218, 110.1218",
    "50, 20, 100, 14.7, 45.3",
  })
  void the_interval_of_a_net_promoter_score_follows_the_delta_method(
      long promoters, long detractors, long n, double low, double high) {
    var interval = Interval95.netPromoterScore(promoters, detractors, n);

    assertThat(interval.low()).isCloseTo(low, within(0.05));
    assertThat(interval.high()).isCloseTo(high, within(0.05));
  }

  /// 120 of 200 against 110 of 200: Newcombe's hybrid interval from both Wilson intervals.
  @ParameterizedTest
  @CsvSource({"120, 110, 200, -0.0465, 0.1452"})
  void a_difference_of_proportions_has_newcombes_interval(
      long k, long before, long n, double low, double high) {
    var interval =
        Interval95.ofDifference(
            (double) k / n,
            Interval95.wilson(k, n),
            (double) before / n,
            Interval95.wilson(before, n));

    assertThat(interval.low()).isCloseTo(low, FOUR_DIGITS);
    assertThat(interval.high()).isCloseTo(high, FOUR_DIGITS);
    assertThat(interval.contains(0)).isTrue();
  }
}
