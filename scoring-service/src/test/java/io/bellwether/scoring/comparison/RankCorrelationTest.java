package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  /// IQ and hours of television a week of ten people: -29/165 (Wikipedia, Spearman's rank
  /// correlation coefficient).
  @Test
  void a_published_example() {
    var correlation =
        RankCorrelation.of(
            new double[] {106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
            new double[] {7, 27, 2, 50, 28, 29, 20, 12, 6, 17});

    assertThat(correlation.n()).isEqualTo(10);
    assertThat(correlation.rho()).isCloseTo(-29.0 / 165, within(1e-12));
    // By hand: atanh(-0.17576) = -0.17761, 1.95996 * sqrt((1 + 0.03089 / 2) / 7) = 0.74650.
    assertThat(correlation.low()).isCloseTo(Math.tanh(-0.17761 - 0.74650), within(1e-4));
    assertThat(correlation.high()).isCloseTo(Math.tanh(-0.17761 + 0.74650), within(1e-4));
  }

  @Test
  void a_perfect_one_and_one_of_what_never_changes() {
    var up = new double[] {1, 2, 3, 4, 5};

    assertThat(RankCorrelation.of(up, new double[] {1, 10, 100, 1000, 10_000}))
        .isEqualTo(new RankCorrelation(5, 1.0, 1.0, 1.0));
    assertThat(RankCorrelation.of(up, new double[] {3, 3, 3, 3, 3}).rho()).isNull();
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}).rho())
        .as("four pairs")
        .isNull();
  }

  /// Of two normal variables with correlation r, Spearman's is 6 / pi * asin(r / 2).
  @Test
  void the_interval_covers_the_truth_in_95_of_100_samples() {
    var random = new Random(Long.getLong("seed", 3L));
    var r = 0.5;
    var truth = 6 / Math.PI * Math.asin(r / 2);
    int covered = 0;
    for (int sample = 0; sample < 2_000; sample++) {
      var some = new double[60];
      var others = new double[60];
      for (int i = 0; i < some.length; i++) {
        some[i] = random.nextGaussian();
        others[i] = r * some[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
      }
      var correlation = RankCorrelation.of(some, others);
      covered +=
          Objects.requireNonNull(correlation.low()) <= truth
                  && truth <= Objects.requireNonNull(correlation.high())
              ? 1
              : 0;
    }
    assertThat(covered / 2_000.0).isBetween(0.93, 0.97);
  }
}
