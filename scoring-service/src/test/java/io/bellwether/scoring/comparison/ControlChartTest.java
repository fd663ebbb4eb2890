package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.comparison.CellMoments.Kind.MEAN;
import static io.bellwether.scoring.comparison.CellMoments.Kind.RATE;
import static io.bellwether.scoring.comparison.CellMoments.Kind.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlChartTest {

  /// Of 20 at one half, 6 to 14 are the quantiles of 2.5 % and 97.5 % (any binomial table: P(X <=
  /// 5) = 0.0207, P(X <= 6) = 0.0577).
  @Test
  void limits_of_shares_are_those_of_the_binomial_distribution() {
    var chart = new ControlChart(SHARE, List.of(Moments.ofShare(50, 100)), 3);

    var point = chart.point(Moments.ofShare(15, 20));

    assertThat(point.inner()).isEqualTo(List.of(0.3, 0.7));
    assertThat(point.verdict()).isEqualTo(ControlChart.Verdict.WATCH);
    assertThat(chart.point(Moments.ofShare(14, 20)).verdict())
        .isEqualTo(ControlChart.Verdict.WITHIN);
  }

  /// Mean 10, standard deviation 2, four rows: one a side is 3 standard errors of 1.
  @Test
  void limits_of_means_are_so_many_standard_errors_away() {
    var chart = new ControlChart(MEAN, List.of(Moments.of(1_000, 10, 2)), 3);

    assertThat(chart.point(Moments.of(4, 13.1, 2)))
        .satisfies(
            point -> {
              assertThat(point.outer().getFirst()).isCloseTo(7, within(1e-9));
              assertThat(point.outer().getLast()).isCloseTo(13, within(1e-9));
              assertThat(point.verdict()).isEqualTo(ControlChart.Verdict.ABOVE);
            });
    assertThat(chart.point(Moments.of(4, 6.9, 2)).verdict()).isEqualTo(ControlChart.Verdict.BELOW);
  }

  /// Of 50 users at 4 for each hundred 2 are expected: of a Poisson distribution with that mean, 0
  /// to 5 are the quantiles of 2.5 % and 97.5 % (P(X <= 4) = 0.947, P(X <= 5) = 0.983), and 7 that
  /// of 99.865 % (P(X <= 6) = 0.9955, P(X <= 7) = 0.9989).
  @Test
  void limits_of_rates_are_those_of_the_poisson_distribution() {
    var chart = new ControlChart(RATE, List.of(Moments.ofRate(40, 1_000)), 3);

    assertThat(chart.point(Moments.ofRate(6, 50)))
        .satisfies(
            point -> {
              assertThat(point.inner()).isEqualTo(List.of(0.0, 0.1));
              assertThat(point.outer().getLast()).isCloseTo(0.14, within(1e-9));
              assertThat(point.verdict()).isEqualTo(ControlChart.Verdict.WATCH);
            });
    assertThat(chart.point(Moments.ofRate(8, 50)).verdict()).isEqualTo(ControlChart.Verdict.ABOVE);
  }

  @Test
  void a_steady_process_stays_within_and_one_that_changed_does_not() {
    var random = new Random(Long.getLong("seed", 4L));
    var chart = new ControlChart(SHARE, drawn(random, 500, 1_000, 0.2), 3);

    var steady = drawn(random, 2_000, 200, 0.2).stream().map(chart::point).toList();
    var changed = drawn(random, 2_000, 200, 0.35).stream().map(chart::point).toList();

    assertThat(share(steady, ControlChart.Verdict.WITHIN)).isBetween(0.93, 0.98);
    assertThat(share(steady, ControlChart.Verdict.ABOVE)).isLessThan(0.005);
    assertThat(share(changed, ControlChart.Verdict.ABOVE)).isGreaterThan(0.9);
  }

  /// Months at 10 % and at 30 % by turns: of 200 rows a month that is four times what chance does.
  @Test
  void limits_are_wider_where_the_baseline_varies_more_than_chance() {
    var restless = new ArrayList<Moments>();
    for (int month = 0; month < 12; month++) {
      restless.add(Moments.ofShare(month % 2 == 0 ? 20 : 60, 200));
    }

    var chart = new ControlChart(SHARE, restless, 3);
    var calm = new ControlChart(SHARE, List.of(Moments.ofShare(480, 2_400)), 3);

    // (0.1^2 * 200 / 0.16007) * 12 / 11
    assertThat(chart.dispersion()).isCloseTo(13.63, within(0.01));
    assertThat(calm.dispersion()).isEqualTo(1);
    assertThat(chart.point(Moments.ofShare(60, 200)).verdict())
        .isEqualTo(ControlChart.Verdict.WITHIN);
    assertThat(calm.point(Moments.ofShare(60, 200)).verdict())
        .isEqualTo(ControlChart.Verdict.ABOVE);
  }

  private static List<Moments> drawn(Random random, int times, int rows, double share) {
    var drawn = new ArrayList<Moments>();
    for (int i = 0; i < times; i++) {
      drawn.add(Moments.ofShare(random.doubles(rows).filter(value -> value < share).count(), rows));
    }
    return drawn;
  }

  private static double share(List<ControlChart.Point> points, ControlChart.Verdict verdict) {
    return (double) points.stream().filter(point -> point.verdict() == verdict).count()
        / points.size();
  }
}
