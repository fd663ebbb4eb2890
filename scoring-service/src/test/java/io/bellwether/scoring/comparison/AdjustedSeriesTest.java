package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdjustedSeriesTest {

  private static final List<Interval> MONTHS =
      List.of(
          Interval.of("2026-01-01", "2026-02-01"),
          Interval.of("2026-02-01", "2026-03-01"),
          Interval.of("2026-03-01", "2026-04-01"));

  /// Easy cases take an hour and hard ones ten, always; from month to month more of four are hard.
  /// Their means are 3.25, 5.5 and 7.75 hours, that of all is 5.5.
  @Test
  void a_mix_that_shifts_is_no_trend_of_what_is_adjusted() {
    var series = new AdjustedSeries();
    for (int month = 0; month < 3; month++) {
      series.add(MONTHS.get(month), "EASY", Moments.of(3 - month, 1, 0));
      series.add(MONTHS.get(month), "HARD", Moments.of(1 + month, 10, 0));
    }

    var points = series.points(MONTHS);

    assertThat(points).extracting(AdjustedSeries.Point::observed).containsExactly(3.25, 5.5, 7.75);
    assertThat(points).allMatch(point -> Math.abs(value(point.adjusted()) - 5.5) < 1e-12);
  }

  /// Of easy cases 6 of 8 are resolved at once, of hard ones 3 of 8. The second month has the hard
  /// ones and reaches what is expected of it to the half: 6 × 3/8 + 2 × 6/8 = 3.75 of 8.
  @Test
  void what_became_worse_with_easier_cases_is_seen() {
    var series = new AdjustedSeries();
    series.add(MONTHS.get(0), "EASY", Moments.ofShare(5, 6));
    series.add(MONTHS.get(0), "HARD", Moments.ofShare(1, 2));
    series.add(MONTHS.get(1), "EASY", Moments.ofShare(1, 2));
    series.add(MONTHS.get(1), "HARD", Moments.ofShare(2, 6));

    var points = series.points(MONTHS);

    assertThat(value(points.get(1).observed())).isCloseTo(3 / 8.0, within(1e-12));
    assertThat(value(points.get(1).expected())).isCloseTo(3.75 / 8, within(1e-12));
    assertThat(value(points.get(1).adjusted())).isCloseTo(3 / 3.75 * 9 / 16, within(1e-12));
    assertThat(points.get(2).n()).as("a month without rows").isZero();
    assertThat(points.get(2).adjusted()).isNull();
  }

  @Test
  void a_month_whose_cases_no_other_month_has_is_no_point() {
    var series = new AdjustedSeries();
    series.add(MONTHS.get(0), "EASY", Moments.ofShare(1, 2));
    series.add(MONTHS.get(1), "EASY", Moments.ofShare(1, 4));
    series.add(MONTHS.get(2), "LEGAL", Moments.ofShare(1, 4));

    var adjusted = new ArrayList<@Nullable Double>();
    series.points(MONTHS).forEach(point -> adjusted.add(point.adjusted()));

    assertThat(adjusted.get(0)).isNotNull();
    assertThat(adjusted.get(2)).isNull();
  }

  private static double value(@Nullable Double number) {
    assertThat(number).isNotNull();
    return number;
  }
}
