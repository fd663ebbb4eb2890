package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(trend.verdict()).isEqualTo(LinearTrend.Verdict.UNDECIDED);
  }

  @Test
  void two_values_say_nothing() {
    var trend = LinearTrend.of(Arrays.asList(1.0, null, 5.0));

    assertThat(trend.n()).isEqualTo(2);
    assertThat(trend.slope()).isNull();
    assertThat(trend.verdict()).isNull();
  }
}
