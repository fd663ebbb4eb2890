package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The curve, by hand and by the other formula of its coefficient.
class LorenzCurveTest {

  private static final List<Double> MINUTES = List.of(10.0, 0.0, 30.0);

  /// Of 40 minutes nobody has some in the first third of accounts, 10 are in two of them.
  @Test
  void the_accounts_with_the_least_come_first() {
    assertThat(LorenzCurve.of(MINUTES).points())
        .containsExactly(
            new LorenzCurve.Point(0, 0, 0),
            new LorenzCurve.Point(1, 1 / 3.0, 0),
            new LorenzCurve.Point(2, 2 / 3.0, 0.25),
            new LorenzCurve.Point(3, 1, 1));
    // 1 - 1/3 x (0 + 0.25 + 1.25)
    assertThat(LorenzCurve.of(MINUTES).gini()).isCloseTo(0.5, within(1e-12));
  }

  /// Who pays 100 of 200 takes 10 minutes, one of 50 none and the other of 50 takes 30.
  @Test
  void against_what_they_pay_those_come_first_that_get_the_least_for_it() {
    var curve = LorenzCurve.of(MINUTES, List.of(100.0, 50.0, 50.0));

    assertThat(curve.points())
        .containsExactly(
            new LorenzCurve.Point(0, 0, 0),
            new LorenzCurve.Point(1, 0.25, 0),
            new LorenzCurve.Point(2, 0.75, 0.25),
            new LorenzCurve.Point(3, 1, 1));
    // 1 - (0.25 x 0 + 0.5 x 0.25 + 0.25 x 1.25)
    assertThat(curve.gini()).isCloseTo(0.5625, within(1e-12));
  }

  @Test
  void in_proportion_it_is_the_diagonal() {
    var curve = LorenzCurve.of(List.of(2.0, 6.0, 4.0), List.of(1.0, 3.0, 2.0));

    assertThat(curve.points()).allMatch(point -> Math.abs(point.of() - point.against()) < 1e-12);
    assertThat(curve.gini()).isCloseTo(0, within(1e-12));
  }

  @Test
  void the_area_is_the_coefficient_of_the_sample() {
    var random = new Random(11);
    var values = random.doubles(1_234).map(d -> d < 0.2 ? 0 : d * d).boxed().toList();

    var sorted = values.stream().sorted().toList();
    var ranked = 0.0;
    var sum = 0.0;
    for (int i = 0; i < sorted.size(); i++) {
      ranked += (i + 1) * sorted.get(i);
      sum += sorted.get(i);
    }
    var n = sorted.size();
    assertThat(LorenzCurve.of(values).gini())
        .isCloseTo(2 * ranked / (n * sum) - (n + 1.0) / n, within(1e-9));
  }

  @Test
  void fewer_steps_are_points_of_the_same_curve_from_end_to_end() {
    var values = new Random(3).doubles(1_000).boxed().toList();
    var curve = LorenzCurve.of(values);
    var steps = curve.inSteps(30);

    assertThat(steps.points()).hasSize(31);
    assertThat(curve.points()).containsAll(steps.points());
    assertThat(steps.points().getFirst()).isEqualTo(new LorenzCurve.Point(0, 0, 0));
    assertThat(steps.points().getLast()).isEqualTo(new LorenzCurve.Point(1_000, 1, 1));
    assertThat(steps.gini())
        .isLessThanOrEqualTo(curve.gini())
        .isCloseTo(curve.gini(), within(1e-2));
    assertThat(curve.inSteps(1_000)).isEqualTo(curve);
  }
}
