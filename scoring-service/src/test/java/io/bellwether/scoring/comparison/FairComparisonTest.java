package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.comparison.CellMoments.Kind.MEAN;
import static io.bellwether.scoring.comparison.CellMoments.Kind.RATE;
import static io.bellwether.scoring.comparison.CellMoments.Kind.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FairComparisonTest {

  /// Hers are the hard cases, on which everybody needs ten hours, and she nine.
  @Test
  void who_gets_the_hard_cases_is_last_in_the_raw_table_and_as_expected_in_the_fair_one() {
    var random = new Random(Long.getLong("seed", 20241101L));
    var comparison = new FairComparison(MEAN, false, 1);
    for (int rep = 0; rep < 10; rep++) {
      comparison.add("rep " + rep, "EASY", drawn(random, rep == 3 ? 20 : 200, 1));
      comparison.add("rep " + rep, "HARD", drawn(random, rep == 3 ? 200 : 20, 10));
    }

    var groups = comparison.compare().groups();

    var hers = groups.stream().filter(g -> g.name().equals("rep 3")).findFirst().orElseThrow();
    assertThat(hers.rawRank()).isEqualTo(10);
    assertThat(hers.verdict()).isEqualTo(FairComparison.Verdict.AS_EXPECTED);
    assertThat(hers.rank()).isNotEqualTo(10);
  }

  @Test
  void who_is_twice_as_slow_on_the_same_cases_is_told_so() {
    var random = new Random(Long.getLong("seed", 20241101L));
    var comparison = new FairComparison(MEAN, false, 1);
    for (int rep = 0; rep < 20; rep++) {
      comparison.add("rep " + rep, "ANY", drawn(random, 200, rep == 3 ? 2 : 1));
    }

    var slow =
        comparison.compare().groups().stream()
            .filter(g -> g.name().equals("rep 3"))
            .findFirst()
            .orElseThrow();

    assertThat(slow.verdict()).isEqualTo(FairComparison.Verdict.DIFFERENT);
    assertThat(slow.rank()).isEqualTo(20);
  }

  /// Two reps, two strata, by hand: of 10 easy cases 9 and of 10 hard ones 5 succeed in all. Who
  /// has the hard ones reaches less, and is first.
  @Test
  void what_is_expected_is_what_all_reach_on_the_own_mix() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "EASY", Moments.ofShare(7, 8));
    comparison.add("a", "HARD", Moments.ofShare(1, 2));
    comparison.add("b", "EASY", Moments.ofShare(2, 2));
    comparison.add("b", "HARD", Moments.ofShare(4, 8));

    var result = comparison.compare();

    assertThat(result.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(result.groups()).extracting(FairComparison.Group::name).containsExactly("b", "a");
    var a = result.groups().getLast();
    assertThat(a.observed()).isCloseTo(0.8, within(1e-12));
    assertThat(a.expected()).isCloseTo((8 * 0.9 + 2 * 0.5) / 10, within(1e-12));
    assertThat(a.standardised()).isCloseTo(0.8 / 0.82 * 0.7, within(1e-12));
    assertThat(result.groups().getFirst().expected()).isCloseTo(0.58, within(1e-12));
  }

  @Test
  void who_alone_has_such_cases_has_no_place() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "EASY", Moments.ofShare(7, 8));
    comparison.add("b", "EASY", Moments.ofShare(2, 2));
    comparison.add("c", "LEGAL", Moments.ofShare(1, 2));

    var groups = comparison.compare().groups();

    assertThat(groups)
        .filteredOn(g -> g.name().equals("c"))
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.verdict()).isEqualTo(FairComparison.Verdict.NOT_COMPARABLE);
              assertThat(g.rank()).isNull();
              assertThat(g.comparable()).isZero();
            });
  }

  /// Those in the middle overlap both of their neighbours, which are apart: none may be placed
  /// before the next. The last one is clearly behind all of them.
  @Test
  void groups_have_different_places_only_where_their_intervals_are_apart() {
    for (var higherIsBetter : List.of(false, true)) {
      var comparison = new FairComparison(MEAN, higherIsBetter, 1);
      comparison.add("first", "ANY", Moments.of(100, 10, 3));
      for (int i = 0; i < 40; i++) {
        comparison.add("middle " + i, "ANY", Moments.of(100, 11, 3));
      }
      comparison.add("third", "ANY", Moments.of(100, 12, 3));
      comparison.add("last", "ANY", Moments.of(100, 20, 3));

      var groups = comparison.compare().groups();

      var first = named(groups, "first");
      var middle = named(groups, "middle 7");
      var third = named(groups, "third");
      var last = named(groups, "last");
      assertThat(middle.low()).isLessThan(first.high());
      assertThat(middle.high()).isGreaterThan(third.low());
      assertThat(third.low()).isGreaterThan(first.high());
      assertThat(last.low()).isGreaterThan(third.high());
      assertThat(List.of(first, middle, third))
          .extracting(FairComparison.Group::rank)
          .containsOnly(higherIsBetter ? 2 : 1);
      assertThat(last.rank()).isEqualTo(higherIsBetter ? 1 : 43);
      assertThat(List.of(first, middle, third, last))
          .extracting(higherIsBetter ? FairComparison.Group::worse : FairComparison.Group::better)
          .containsExactly(0, 0, 1, 42);
      assertThat(List.of(first, middle, third, last))
          .extracting(higherIsBetter ? FairComparison.Group::better : FairComparison.Group::worse)
          .containsExactly(2, 1, 1, 0);
    }
  }

  private static FairComparison.Group named(List<FairComparison.Group> groups, String name) {
    return groups.stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_lucky_case_and_nobody_have_no_place_and_come_last() {
    var comparison = new FairComparison(MEAN, false, 30);
    comparison.add("slow", "ANY", Moments.of(50, 2, 1));
    comparison.add("quick", "ANY", Moments.of(50, 1, 1));
    comparison.add("lucky", "ANY", Moments.of(1, 0.1, 0));
    comparison.add("(none)", "ANY", Moments.of(50, 0.2, 0.1));

    var groups = comparison.compare().groups();

    assertThat(groups)
        .extracting(FairComparison.Group::name)
        .containsExactly("quick", "slow", "lucky", "(none)");
    assertThat(groups).extracting(FairComparison.Group::rank).containsExactly(1, 2, null, null);
    assertThat(groups)
        .extracting(FairComparison.Group::reliable)
        .containsExactly(true, true, false, true);
    assertThat(groups.get(2).unranked()).isEqualTo("rests on 1 rows (expected: at least 30)");
    assertThat(groups.get(3).unranked()).isEqualTo("rows without a group are no group");
    assertThat(groups).extracting(FairComparison.Group::rawRank).containsExactly(2, 3, 1, 2);
  }

  /// What a rule closes within minutes is no rep's work: it would make every rep look slow, and the
  /// spread between them so wide that nobody stands out.
  @Test
  void rows_of_nobody_are_no_measure_of_the_others() {
    var random = new Random(Long.getLong("seed", 20241101L));
    var alone = new FairComparison(MEAN, false, 30);
    var beside = new FairComparison(MEAN, false, 30);
    for (int rep = 0; rep < 10; rep++) {
      var work = drawn(random, 200, rep == 3 ? 2 : 1);
      alone.add("rep " + rep, "ANY", work);
      beside.add("rep " + rep, "ANY", work);
    }
    beside.add("(none)", "ANY", Moments.of(600, 0.01, 0));

    var expected = alone.compare();
    var compared = beside.compare();

    assertThat(compared.mean()).isEqualTo(expected.mean());
    assertThat(compared.overdispersion()).isEqualTo(expected.overdispersion());
    assertThat(compared.groups().subList(0, 10)).isEqualTo(expected.groups());
    assertThat(compared.groups().getLast().name()).isEqualTo("(none)");
    assertThat(compared.groups())
        .filteredOn(g -> g.verdict() == FairComparison.Verdict.DIFFERENT && g.rank() != null)
        .extracting(FairComparison.Group::name)
        .containsExactly("rep 3");
  }

  /// One of two needed 0 and 9 hours, the other 1 and 2: all together 3. Within each the squares
  /// around their means are 40.5 and 0.5, so that cases alike vary by 41 / 2, and the mean of two
  /// by 41 / 4. What a group may have as its level t is where (observed - t)² = 3.8415 × 41 / 4 × t
  /// / 3. Three quarters of it would grow with the square of t / 3, if so few rows bore that: half
  /// of 3² of it does.
  @Test
  void an_interval_of_hours_ends_above_none() {
    var comparison = new FairComparison(MEAN, false, 1);
    comparison.add("a", "ANY", new Moments(2, 9, 40.5));
    comparison.add("b", "ANY", new Moments(2, 3, 0.5));

    var a = comparison.compare().groups().getLast();
    var b = comparison.compare().groups().getFirst();

    assertThat(a.name()).isEqualTo("a");
    var chance = 3.841459 * 41 / 4;
    for (var group : List.of(a, b)) {
      for (var t : List.of(group.low(), group.high())) {
        assertThat(Math.pow(group.observed() - t, 2))
            .isCloseTo((chance - 4.5) * t / 3 + 4.5 * Math.pow(t / 3, 2), within(1e-4));
      }
    }
    assertThat(comparison.compare().groups()).allMatch(group -> group.low() > 0);
    assertThat(a.limits()).allMatch(limit -> limit >= 0);
    assertThat(a.verdict()).isEqualTo(FairComparison.Verdict.AS_EXPECTED);
  }

  /// Fifty rows with a mean of two hours and fifty with one of one hour, 1.5 in all. The squares
  /// around each mean are 50, so that cases alike vary by 100 / 98, and the mean of fifty by a
  /// fiftieth of it: by a quarter of that as the level, by the rest as its square.
  @Test
  void the_variance_of_hours_grows_mostly_with_their_square() {
    var comparison = new FairComparison(MEAN, false, 1);
    comparison.add("a", "ANY", new Moments(50, 100, 50));
    comparison.add("b", "ANY", new Moments(50, 50, 50));

    var a = comparison.compare().groups().getLast();

    assertThat(a.observed()).isEqualTo(2);
    var chance = 3.841459 * 100 / 98 / 50;
    for (var t : List.of(a.low(), a.high())) {
      assertThat(Math.pow(2 - t, 2))
          .isCloseTo(chance * (0.25 * t / 1.5 + 0.75 * Math.pow(t / 1.5, 2)), within(1e-6));
    }
  }

  /// Four of eight are solved, by one three of four. The variance at t is that of a share of t over
  /// four rows, 8 / 7 times since the mean is that of the eight. Her own part of what is expected
  /// says nothing of what she reaches: with one kind of cases there is nothing to standardise.
  @Test
  void the_interval_of_a_share_is_as_wide_as_one_of_its_level() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "ANY", Moments.ofShare(3, 4));
    comparison.add("b", "ANY", Moments.ofShare(1, 4));

    var a = comparison.compare().groups().getFirst();

    assertThat(a.name()).isEqualTo("a");
    for (var t : List.of(a.low(), a.high())) {
      assertThat(Math.pow(0.75 - t, 2)).isCloseTo(3.841459 * 8 / 7 * t * (1 - t) / 4, within(1e-5));
    }
  }

  @Test
  void who_reaches_all_may_reach_less_but_not_more() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "ANY", Moments.ofShare(20, 20));
    comparison.add("b", "ANY", Moments.ofShare(10, 20));

    var a = comparison.compare().groups().getFirst();

    assertThat(a.low()).isBetween(0.75, 0.99);
    assertThat(a.high()).isEqualTo(1, within(1e-9));
  }

  /// All groups alike: of 2,000 groups about 5 % lie outside the limits of 95 %.
  @Test
  void the_limits_hold_what_they_say() {
    var random = new Random(Long.getLong("seed", 7L));
    int outside = 0;
    for (int round = 0; round < 100; round++) {
      var comparison = new FairComparison(SHARE, true, 1);
      for (int rep = 0; rep < 20; rep++) {
        for (var stratum : new String[] {"EASY", "HARD"}) {
          long k = 0;
          int n = 50 + random.nextInt(200);
          for (int i = 0; i < n; i++) {
            k += random.nextDouble() < (stratum.equals("EASY") ? 0.8 : 0.4) ? 1 : 0;
          }
          comparison.add("rep " + rep, stratum, Moments.ofShare(k, n));
        }
      }
      outside +=
          (int)
              comparison.compare().groups().stream()
                  .filter(g -> g.verdict() != FairComparison.Verdict.AS_EXPECTED)
                  .count();
    }

    assertThat(outside / 2000.0).isBetween(0.03, 0.07);
  }

  /// Six groups of which each reaches a tenth more than the one before: they differ by far more
  /// than chance explains, and what all groups do is no merit of one of them.
  @Test
  void groups_with_intervals_apart_share_a_place_where_all_groups_differ_so() {
    var comparison = new FairComparison(SHARE, true, 1);
    for (int group = 1; group <= 6; group++) {
      comparison.add("group " + group, "ANY", Moments.ofShare(40L * group, 400));
    }

    var compared = comparison.compare();

    assertThat(compared.overdispersion()).isGreaterThan(10);
    var best = compared.groups().get(0);
    var second = compared.groups().get(1);
    assertThat(second.high()).isLessThan(best.low());
    assertThat(second.rank()).isEqualTo(1);
  }

  /// What only a rule closes has no other to be compared with, and spoils no number.
  @Test
  void cases_that_only_nobody_has_are_compared_with_nothing() {
    var comparison = new FairComparison(MEAN, false, 1);
    comparison.add("a", "ANY", Moments.of(50, 2, 1));
    comparison.add("b", "ANY", Moments.of(50, 1, 1));
    comparison.add("(none)", "SPAM", Moments.of(40, 0.2, 0.1));

    var nobody = comparison.compare().groups().getLast();

    assertThat(nobody.name()).isEqualTo("(none)");
    assertThat(nobody.expected()).isEqualTo(0.2);
    assertThat(nobody.verdict()).isEqualTo(FairComparison.Verdict.NOT_COMPARABLE);
    assertThat(nobody.low()).isLessThan(nobody.standardised());
    assertThat(nobody.high()).isGreaterThan(nobody.standardised());
  }

  /// What each group reaches on easy and on hard cases, and how many of them it has. The last one
  /// has the hard ones, and is as good as the others, or does not reach what they do.
  private enum Standardised {
    SHARE_AS_ALL(SHARE, tenOf(0.8, 0.4, 1)),
    SHARE_OF_WHO_REACHES_LESS(SHARE, tenOf(0.8, 0.4, 0.8)),
    SHARE_OF_WHO_REACHES_MORE(SHARE, tenOf(0.8, 0.4, 1.2)),
    HOURS_AS_ALL(MEAN, tenOf(1, 4, 1)),
    HOURS_OF_WHO_NEEDS_MORE(MEAN, tenOf(1, 4, 1.3)),
    HOURS_OF_WHO_NEEDS_TWICE_AS_MANY(MEAN, tenOf(1, 4, 2)),
    HOURS_OF_WHO_NEEDS_HALF(MEAN, tenOf(1, 4, 0.5)),
    RATE_AS_ALL(RATE, tenOf(0.1, 0.4, 1)),
    RATE_OF_WHO_HAS_HALF(RATE, tenOf(0.1, 0.4, 0.5)),
    RATE_OF_WHO_HAS_TWICE_AS_MANY(RATE, tenOf(0.1, 0.4, 2)),
    /// Each of two is half of what it is compared with.
    SHARE_OF_ONE_OF_TWO(SHARE, twoOf(0.3, 0.5)),
    HOURS_OF_ONE_OF_TWO(MEAN, twoOf(1, 4)),
    RATE_OF_ONE_OF_TWO(RATE, twoOf(0.3, 0.5)),
    /// Groups that differ for good, by 30 % up or down: the spread of all is no chance of one.
    SHARE_WHERE_ALL_DIFFER(SHARE, allDiffer(0.5, 0.3)),
    HOURS_WHERE_ALL_DIFFER(MEAN, allDiffer(1, 4)),
    /// Nearly all of the easy cases and few of the hard ones are within reach, and the last one
    /// reaches more of both: no level at which nothing varies lies near what it reaches.
    SHARE_WHERE_CASES_DIFFER_MUCH(SHARE, muchApart(0.9, 0.95, 0.2, 0.5)),
    SHARE_WHERE_CASES_DIFFER_MORE(SHARE, muchApart(0.9, 0.95, 0.1, 0.4)),
    /// The odds of the easy ones are 9, of the hard ones 1/9, and hers a quarter of each.
    SHARE_OF_WHO_HAS_WORSE_ODDS(SHARE, muchApart(0.9, 9 / 13.0, 0.1, 1 / 37.0));

    /// @param n easy and hard cases
    /// @param of what is reached of each
    private record Drawn(int[] n, double[] of) {}

    private final CellMoments.Kind kind;
    private final List<Drawn> groups;

    Standardised(CellMoments.Kind kind, List<Drawn> groups) {
      this.kind = kind;
      this.groups = groups;
    }

    private static List<Drawn> tenOf(double easy, double hard, double factor) {
      return groups(
          10,
          group ->
              group == 9
                  ? new Drawn(new int[] {40, 120}, new double[] {easy * factor, hard * factor})
                  : new Drawn(new int[] {120, 40}, new double[] {easy, hard}));
    }

    private static List<Drawn> twoOf(double easy, double hard) {
      return groups(
          2,
          group ->
              new Drawn(
                  group == 1 ? new int[] {40, 100} : new int[] {100, 40},
                  new double[] {easy, hard}));
    }

    private static List<Drawn> allDiffer(double easy, double hard) {
      return groups(
          12,
          group -> {
            var factor = Math.pow(1.3, (group - 6) / 3.0);
            return new Drawn(new int[] {80, 80}, new double[] {easy * factor, hard * factor});
          });
    }

    private static List<Drawn> muchApart(double easy, double hers, double hard, double hersHard) {
      return groups(
          10,
          group ->
              group == 9
                  ? new Drawn(new int[] {40, 120}, new double[] {hers, hersHard})
                  : new Drawn(new int[] {80, 80}, new double[] {easy, hard}));
    }

    private static List<Drawn> groups(int n, IntFunction<Drawn> of) {
      return IntStream.range(0, n).mapToObj(of).toList();
    }

    String last() {
      return "group " + (groups.size() - 1);
    }

    FairComparison drawn(Random random) {
      var comparison = new FairComparison(kind, true, 1);
      for (int group = 0; group < groups.size(); group++) {
        for (int stratum = 0; stratum < 2; stratum++) {
          comparison.add(
              "group " + group,
              "stratum " + stratum,
              drawn(random, groups.get(group).n()[stratum], groups.get(group).of()[stratum]));
        }
      }
      return comparison;
    }

    private Moments drawn(Random random, int n, double mean) {
      return switch (kind) {
        case SHARE -> Moments.ofShare(random.doubles(n).filter(u -> u < mean).count(), n);
        case RATE ->
            Moments.ofRate(
                new PoissonDistribution(n * mean).inverseCumulativeProbability(random.nextDouble()),
                n);
        // A lognormal mean is its median times exp(sigma² / 2).
        case MEAN -> FairComparisonTest.drawn(random, n, mean / Math.exp(0.32));
      };
    }

    /// What the standardised value of the last group estimates.
    double truth() {
      double hers = 0;
      double expected = 0;
      double all = 0;
      double cases = 0;
      for (int stratum = 0; stratum < 2; stratum++) {
        double sum = 0;
        double n = 0;
        for (var group : groups) {
          sum += group.n()[stratum] * group.of()[stratum];
          n += group.n()[stratum];
        }
        var last = groups.getLast();
        hers += last.n()[stratum] * last.of()[stratum];
        expected += last.n()[stratum] * sum / n;
        all += sum;
        cases += n;
      }
      return hers / expected * all / cases;
    }
  }

  /// Of 2,000 samples 93 to 97 % must have the truth in the interval of who has the hard cases.
  @ParameterizedTest
  @EnumSource
  void the_interval_of_what_a_group_reaches_covers_the_truth(Standardised kind) {
    var random = new Random(Long.getLong("seed", 20261122L));
    int covered = 0;
    double truth = kind.truth();
    for (int sample = 0; sample < 2000; sample++) {
      var hers =
          kind.drawn(random).compare().groups().stream()
              .filter(group -> group.name().equals(kind.last()))
              .findFirst()
              .orElseThrow();
      covered += hers.low() <= truth && truth <= hers.high() ? 1 : 0;
    }

    assertThat(covered / 2000.0).isBetween(0.93, 0.97);
  }

  /// Lognormal times around a median of `hours`.
  private static Moments drawn(Random random, int n, double hours) {
    var moments = Moments.NONE;
    for (int i = 0; i < n; i++) {
      moments = moments.and(new Moments(1, hours * Math.exp(0.8 * random.nextGaussian()), 0));
    }
    return moments;
  }
}
