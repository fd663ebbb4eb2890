package io.bellwether.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  /// Miller, Survival Analysis, 1997: leukemia, maintained chemotherapy, weeks to relapse.
  private static final KaplanMeier LEUKEMIA =
      KaplanMeier.of(
          List.of(9.0, 13.0, 18.0, 23.0, 31.0, 34.0, 48.0), List.of(13.0, 28.0, 45.0, 161.0));

  @Test
  void published_shares_go_on() {
    assertThat(LEUKEMIA.steps())
        .extracting(KaplanMeier.Step::atRisk)
        .containsExactly(11L, 10L, 8L, 7L, 5L, 4L, 2L);
    double[] published = {0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184};
    for (int i = 0; i < published.length; i++) {
      assertThat(LEUKEMIA.steps().get(i).surviving()).isCloseTo(published[i], within(5e-4));
    }
    assertThat(LEUKEMIA.median()).hasValue(31);
    assertThat(LEUKEMIA.survivingAt(8.9)).isEqualTo(1);
    assertThat(LEUKEMIA.survivingAt(30)).isCloseTo(0.613636, within(1e-6));
  }

  /// R, survival 3.5-3: survfit(conf.type = "log-log").
  @Test
  void published_intervals_of_the_curve() {
    double[][] published = {
      {0.50808, 0.986674},
      {0.447429, 0.951162},
      {0.35019, 0.899024},
      {0.265752, 0.835299},
      {0.167331, 0.7534},
      {0.09283, 0.657041},
      {0.011738, 0.525015}
    };
    for (int i = 0; i < published.length; i++) {
      var interval = KaplanMeier.intervalAt(LEUKEMIA.steps().get(i)).orElseThrow();
      assertThat(interval.low()).isCloseTo(published[i][0], within(1e-6));
      assertThat(interval.high()).isCloseTo(published[i][1], within(1e-6));
    }
  }

  @Test
  void a_hundred_open_cases_more_raise_the_median_which_the_finished_alone_do_not_see() {
    var ended = new ArrayList<Double>();
    var running = new ArrayList<Double>();
    for (int i = 1; i <= 150; i++) {
      ended.add((double) i);
    }
    assertThat(KaplanMeier.of(ended, running).median()).hasValue(75);
    for (int i = 0; i < 100; i++) {
      running.add(1000.0);
    }

    assertThat(KaplanMeier.of(ended, running).median()).hasValue(125);
  }

  @Test
  void while_more_than_half_go_on_there_is_no_median() {
    assertThat(KaplanMeier.of(List.of(1.0), List.of(2.0, 2.0)).median()).isEmpty();
    assertThat(KaplanMeier.of(List.of(), List.of()).median()).isEmpty();
  }

  /// Exponential times with a median of 1, a third of them cut off.
  @Test
  void the_interval_of_the_median_covers_it_in_95_of_100_samples() {
    var random = new Random(Long.getLong("seed", 20261122L));
    int covered = 0;
    int samples = 2000;
    for (int sample = 0; sample < samples; sample++) {
      var ended = new ArrayList<Double>();
      var running = new ArrayList<Double>();
      for (int i = 0; i < 80; i++) {
        var time = -Math.log(1 - random.nextDouble()) / Math.log(2);
        var cut = 4.0 * random.nextDouble();
        if (time <= cut) {
          ended.add(time);
        } else {
          running.add(cut);
        }
      }
      covered +=
          KaplanMeier.of(ended, running)
                  .intervalOfMedian()
                  .filter(interval -> interval.contains(1))
                  .isPresent()
              ? 1
              : 0;
    }

    assertThat(covered / (double) samples).isBetween(0.93, 0.97);
  }
}
