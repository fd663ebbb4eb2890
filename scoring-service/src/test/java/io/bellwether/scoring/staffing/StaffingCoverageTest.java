package io.bellwether.scoring.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An interval of 95 % covers the truth in 95 of 100 samples: of 2,000, in 1,860 to 1,940 (three
/// standard errors are 1.5 points).
class StaffingCoverageTest {

  private static final int SAMPLES = Integer.getInteger("coverage.samples", 2_000);
  private static final double LOW = 0.93;
  private static final double HIGH = 0.97;

  /// Cases an hour from one in two hours to twelve, in half a year and in a quarter; days that are
  /// up to a third busier than others, and such that differ by chance alone; work that is skewed as
  /// work is.
  @ParameterizedTest
  @CsvSource({"13, 0.0, 300", "26, 0.1, 300", "26, 0.1, 60", "13, 0.1, 1000"})
  void needed_hours_of_an_hour_of_the_week(int weeks, double dispersion, int worked) {
    var random = new RandomDataGenerator(20_260);
    var rates = List.of(0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 2.0, 2.0, 1.0, 4.0, 6.0);
    var covered = new int[rates.size()];
    for (int sample = 0; sample < SAMPLES; sample++) {
      var hours = new ArrayList<List<Long>>();
      for (var rate : rates) {
        hours.add(counts(weeks, rate, dispersion, random));
      }
      var estimated = ArrivalRates.of(hours);
      var handling = handling(worked, random);
      for (int hour = 0; hour < rates.size(); hour++) {
        var interval = estimated.hourly(hours.get(hour)).times(handling.hours()).ci95();
        if (interval.contains(rates.get(hour) * MEAN_HOURS)) {
          covered[hour]++;
        }
      }
    }

    for (int hour = 0; hour < rates.size(); hour++) {
      assertThat((double) covered[hour] / SAMPLES)
          .as("%.1f cases an hour, %d weeks", rates.get(hour), weeks)
          .isBetween(LOW, HIGH);
    }
  }

  /// Whole weeks that have something in common: each is busier or quieter as a whole.
  @ParameterizedTest
  @CsvSource({"8, 40, 0.02, 300", "26, 200, 0.02, 300", "26, 10, 0.0, 100"})
  void needed_hours_of_a_week(int weeks, double rate, double dispersion, int worked) {
    var random = new RandomDataGenerator(20_261);
    int covered = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      var arrivals = ArrivalRates.weekly(counts(weeks, rate, dispersion, random));
      var interval = arrivals.times(handling(worked, random).hours()).ci95();
      if (interval.contains(rate * MEAN_HOURS)) {
        covered++;
      }
    }

    assertThat((double) covered / SAMPLES).isBetween(LOW, HIGH);
  }

  /// What usually comes where so many came in the one week that is known, with the dispersion that
  /// is known of all weeks.
  @ParameterizedTest
  @CsvSource({"20, 0.0", "20, 0.02", "20, 0.1", "100, 0.02"})
  void cases_of_one_week(double rate, double dispersion) {
    var random = new RandomDataGenerator(20_262);
    int covered = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      var cases = counts(1, rate, dispersion, random).getFirst();
      if (new ArrivalRates(dispersion).ofOneWeek(cases).ci95().contains(rate)) {
        covered++;
      }
    }

    assertThat((double) covered / SAMPLES).isBetween(LOW, HIGH);
  }

  /// The work on one case, from a hundred of them on.
  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000})
  void hours_of_a_case(int worked) {
    var random = new RandomDataGenerator(20_263);
    int covered = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      if (handling(worked, random).hours().ci95().contains(MEAN_HOURS)) {
        covered++;
      }
    }

    assertThat((double) covered / SAMPLES).isBetween(LOW, HIGH);
  }

  /// A lognormal with sigma 0.8 about half an hour.
  private static final double SIGMA = 0.8;

  private static final double MEAN_HOURS = 0.5 * Math.exp(SIGMA * SIGMA / 2);

  private static HandlingTime handling(int n, RandomDataGenerator random) {
    var sum = 0.0;
    var squares = 0.0;
    for (int i = 0; i < n; i++) {
      var hours = 0.5 * Math.exp(SIGMA * random.nextNormal(0, 1));
      sum += hours;
      squares += hours * hours;
    }
    return new HandlingTime(n, 0, sum, squares);
  }

  /// Poisson counts whose rate varies: variance m + k m^2.
  private static List<Long> counts(
      int weeks, double rate, double dispersion, RandomDataGenerator random) {
    var counts = new ArrayList<Long>();
    for (int week = 0; week < weeks; week++) {
      var mean = dispersion == 0 ? rate : random.nextGamma(1 / dispersion, rate * dispersion);
      counts.add((long) random.nextPoisson(mean));
    }
    return counts;
  }
}
