package io.bellwether.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
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

  /// Worked out by hand: ratio 4/4, residuals -1 and 1, so that the error is sqrt(2 * 2 / 1) / 4;
  /// Student's t with one degree of freedom is 12.7062 (any table).
  @Test
  void a_ratio_of_sums_has_the_interval_of_its_residuals() {
    var interval = Interval95.ofRatioOfSums(List.of(1.0, 3.0), List.of(2.0, 2.0)).orElseThrow();

    assertThat(interval.low()).isCloseTo(1 - 12.7062 * 0.5, FOUR_DIGITS);
    assertThat(interval.high()).isCloseTo(1 + 12.7062 * 0.5, FOUR_DIGITS);
  }

  /// 1 to 5: mean 3, deviation sqrt(2.5), t with four degrees of freedom 2.7764 (any table).
  @Test
  void a_mean_has_students_interval() {
    var interval = Interval95.ofMean(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).orElseThrow();

    assertThat(interval.low()).isCloseTo(3 - 2.7764 * Math.sqrt(0.5), FOUR_DIGITS);
    assertThat(interval.high()).isCloseTo(3 + 2.7764 * Math.sqrt(0.5), FOUR_DIGITS);
  }

  /// Mean 3, deviation sqrt(2.5) = 1.5811, so that the skewness of a gamma distribution is 2 *
  /// 1.5811 / 3 = 1.0541; t = 2.7764 as above. Hall's bounds on the scale without skewness are
  /// 1.0541 * (±2.7764 / sqrt(5) - 1.0541 / 30) + 1 = 2.2718 and -0.3459, whose cube roots are
  /// 1.3146 and -0.7020: 3 * (2.5 - 1.5 * root) = 1.5842 and 10.6589.
  @Test
  void a_mean_of_what_has_a_tail_reaches_further_up_than_down() {
    var interval = Interval95.ofSkewedMean(5, 3.0, Math.sqrt(2.5)).orElseThrow();

    assertThat(interval.low()).isCloseTo(1.5842, within(5e-4));
    assertThat(interval.high()).isCloseTo(10.6589, within(5e-4));
  }

  /// t with 19 degrees of freedom is 2.0930 (any table).
  @Test
  void without_a_tail_it_is_students() {
    var interval = Interval95.ofSkewedMean(20, 1e6, 1.0).orElseThrow();

    assertThat(interval.low()).isCloseTo(1e6 - 2.0930 / Math.sqrt(20), FOUR_DIGITS);
    assertThat(interval.high()).isCloseTo(1e6 + 2.0930 / Math.sqrt(20), FOUR_DIGITS);
  }

  @Test
  void it_is_the_same_of_values() {
    assertThat(Interval95.ofSkewedMean(List.of(1.0, 2.0, 3.0, 4.0, 5.0)))
        .isEqualTo(Interval95.ofSkewedMean(5, 3.0, Math.sqrt(2.5)));
    assertThat(Interval95.ofSkewedMean(List.of())).isEmpty();
    assertThat(Interval95.ofSkewedMean(List.of(3.0))).isEmpty();
  }

  @Test
  void the_mean_of_what_is_never_negative_is_not_either() {
    assertThat(Interval95.ofSkewedMean(2, 10.0, 14.0).orElseThrow().low()).isZero();
  }

  /// Of six coins all show heads in 1.6 % of throws, of five in 3.1 %. Of 36 values all are below
  /// the 90th percentile in 2.3 % of samples, of 35 in 2.503 %; at most 28 of 36 are in 2.4 %, at
  /// most 29 in 6.3 % (any table of the binomial distribution).
  @Test
  void a_quantile_is_enclosed_by_two_of_the_values() {
    assertThat(Interval95.ofQuantile(0.5, upTo(5))).isEmpty();
    assertThat(Interval95.ofQuantile(0.5, upTo(6))).contains(new Interval95(1, 6));
    assertThat(Interval95.ofQuantile(0.9, upTo(35))).isEmpty();
    assertThat(Interval95.ofQuantile(0.9, upTo(36))).contains(new Interval95(29, 36));
    assertThat(Interval95.ofQuantile(0.9, List.of())).isEmpty();
  }

  private static List<Double> upTo(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
  }

  @Test
  void where_there_is_no_spread_there_is_no_interval() {
    assertThat(Interval95.ofSkewedMean(1, 3.0, null)).isEmpty();
    assertThat(Interval95.ofSkewedMean(4, 3.0, 0.0)).isEmpty();
    assertThat(Interval95.ofSkewedMean(4, 0.0, 0.0)).isEmpty();
    assertThat(Interval95.ofRatioOfSums(List.of(1.0), List.of(2.0))).isEmpty();
    assertThat(Interval95.ofRatioOfSums(List.of(1.0, 2.0), List.of(2.0, 4.0))).isEmpty();
    assertThat(Interval95.ofRatioOfSums(List.of(1.0, 2.0), List.of(0.0, 0.0))).isEmpty();
    assertThat(Interval95.ofMean(List.of())).isEmpty();
  }

  /// Four customers of equal weight are four, and 3 of 4 has Wilson's interval; two of whom one
  /// weighs a hundred times as much amount to 101^2 / 10001 = 1.02, which is one.
  @Test
  void a_share_of_unequal_weights_has_wilsons_interval_at_their_effective_size() {
    var equal =
        Interval95.ofWeightedShare(List.of(5.0, 5.0, 5.0, 0.0), List.of(5.0, 5.0, 5.0, 5.0));
    var unequal = Interval95.ofWeightedShare(List.of(100.0, 0.0), List.of(100.0, 1.0));

    assertThat(equal).contains(Interval95.wilson(3, 4));
    assertThat(unequal.orElseThrow().low()).isLessThan(Interval95.wilson(1, 1).low() + 0.01);
    assertThat(Interval95.ofWeightedShare(List.of(), List.of())).isEmpty();
  }

  /// Customers pay very different amounts (lognormal, deviation 1), one in ten leaves, and one in
  /// five of the others grows by up to 60 %: the true gross retention is 0.9 and the true net one
  /// 0.9 + 0.9 * 0.2 * 0.3. Of 2000 samples of 100 customers 93 to 97 % must have the truth in
  /// their interval.
  @Test
  void the_intervals_of_retention_cover_the_truth_as_often_as_they_say() {
    var random = new Random(20261122);
    int gross = 0;
    int net = 0;
    for (int sample = 0; sample < 2000; sample++) {
      var paid = new ArrayList<Double>();
      var kept = new ArrayList<Double>();
      var grown = new ArrayList<Double>();
      for (int customer = 0; customer < 100; customer++) {
        var pays = Math.exp(random.nextGaussian());
        var stays = random.nextDouble() >= 0.1;
        var grows = stays && random.nextDouble() < 0.2;
        paid.add(pays);
        kept.add(stays ? pays : 0.0);
        grown.add(grows ? pays * 0.6 * random.nextDouble() : 0.0);
      }
      var share = Interval95.ofWeightedShare(kept, paid).orElseThrow();
      var growth = Interval95.ofRatioOfSums(grown, paid).orElseThrow();
      var all = sum(paid);
      gross += share.contains(0.9) ? 1 : 0;
      net +=
          Interval95.ofSum(sum(kept) / all, share, sum(grown) / all, growth).contains(0.954)
              ? 1
              : 0;
    }

    assertThat(gross).isBetween(1860, 1940);
    assertThat(net).isBetween(1860, 1940);
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
