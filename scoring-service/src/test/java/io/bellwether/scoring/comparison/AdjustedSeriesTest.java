package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /// Of 80 cases a month half are hard at first, and with a mix that shifts nine in ten at last.
  /// What is reached of both kinds goes from the first month to the last by the same factor. What
  /// the adjusted series would be without chance follows from the means, and so does its slope: of
  /// 2,000 samples 93 to 97 % must have it in their interval.
  @ParameterizedTest
  @CsvSource({
    "6, 0.4, 0.8, 0.9, 0.8",
    "24, 0.4, 0.8, 0.9, 0.6",
    "12, 0.4, 0.8, 0.5, 1",
    "6, 4, 1, 0.9, 1.5",
    "24, 4, 1, 0.9, 1",
  })
  void the_interval_of_an_adjusted_slope_covers_the_truth(
      int n, double ofHard, double ofEasy, double hardAtLast, double factor) {
    var months =
        Stream.iterate(LocalDate.parse("2024-01-01"), month -> month.plusMonths(1))
            .limit(n)
            .map(month -> new Interval(month, month.plusMonths(1)))
            .toList();
    var random = new Random(Long.getLong("seed", 20261201L));
    var shift = new Shift(ofHard, ofEasy, hardAtLast, factor);
    var truth = value(shift.trend(months, AdjustedSeriesTest::exactly).slope());
    int covered = 0;
    for (int sample = 0; sample < 2_000; sample++) {
      var trend = shift.trend(months, (cases, mean) -> drawn(random, cases, mean));
      covered += value(trend.low()) <= truth && truth <= value(trend.high()) ? 1 : 0;
    }

    assertThat(covered / 2_000.0).isBetween(0.93, 0.97);
  }

  /// What is reached of each kind at first, and how mix and level go on from there.
  private record Shift(double ofHard, double ofEasy, double hardAtLast, double factor) {

    LinearTrend trend(List<Interval> months, BiFunction<Long, Double, Moments> reached) {
      var series = new AdjustedSeries();
      for (int i = 0; i < months.size(); i++) {
        var at = i / (months.size() - 1.0);
        var hard = Math.round(80 * (0.5 + at * (hardAtLast - 0.5)));
        var level = 1 + at * (factor - 1);
        series.add(months.get(i), "HARD", reached.apply(hard, ofHard * level));
        series.add(months.get(i), "EASY", reached.apply(80 - hard, ofEasy * level));
      }
      var adjusted = new ArrayList<@Nullable Double>();
      series.points(months).forEach(point -> adjusted.add(point.adjusted()));
      return LinearTrend.of(adjusted);
    }
  }

  private static Moments exactly(long n, double mean) {
    return new Moments(n, n * mean, 0);
  }

  /// A share below 1, else the mean of exponential times.
  private static Moments drawn(Random random, long n, double mean) {
    return mean < 1
        ? Moments.ofShare(random.doubles(n).filter(u -> u < mean).count(), n)
        : exactly(n, random.doubles(n).map(u -> -mean * Math.log(1 - u)).average().orElseThrow());
  }

  private static double value(@Nullable Double number) {
    assertThat(number).isNotNull();
    return number;
  }
}
