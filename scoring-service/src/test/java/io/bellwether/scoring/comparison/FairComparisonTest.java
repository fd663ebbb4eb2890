package io.bellwether.scoring.comparison;

import static io.bellwether.scoring.comparison.CellMoments.Kind.MEAN;
import static io.bellwether.scoring.comparison.CellMoments.Kind.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
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

  /// One of two needed 0 and 9 hours, the other 1 and 2: all together 3, and the squares around it
  /// are 9 + 36 + 4 + 1 = 50. The error of either is that of 50 / 3 over 2 rows, halved since it is
  /// half of all: 25 / 6. What b may have as its level t is where (1.5 - t)² = 3.8415 × 25 / 6 × t
  /// / 3. The variance of a, who needs more, would grow with the square of t / 3, if so few rows
  /// bore that: half of 3² of it does.
  @Test
  void an_interval_of_hours_ends_above_none_and_holds_what_the_funnel_holds() {
    var comparison = new FairComparison(MEAN, false, 1);
    comparison.add("a", "ANY", new Moments(2, 9, 40.5));
    comparison.add("b", "ANY", new Moments(2, 3, 0.5));

    var a = comparison.compare().groups().getLast();
    var b = comparison.compare().groups().getFirst();

    assertThat(a.name()).isEqualTo("a");
    var chance = 3.841459 * 25 / 6;
    for (var t : List.of(b.low(), b.high())) {
      assertThat(Math.pow(1.5 - t, 2)).isCloseTo(chance * t / 3, within(1e-5));
    }
    for (var t : List.of(a.low(), a.high())) {
      assertThat(Math.pow(4.5 - t, 2))
          .isCloseTo((chance - 4.5) * t / 3 + 4.5 * Math.pow(t / 3, 2), within(1e-5));
    }
    assertThat(comparison.compare().groups()).allMatch(group -> group.low() > 0);
    assertThat(a.limits()).allMatch(limit -> limit >= 0);
    assertThat(a.verdict()).isEqualTo(FairComparison.Verdict.AS_EXPECTED);
    assertThat(a.low()).isLessThan(3);
    assertThat(a.high()).isGreaterThan(3);
  }

  /// Four of eight are solved, by one three of four. The variance at t is that of a share of t over
  /// four rows, 8 / 7 times since the mean is that of the eight, and halved since hers are half of
  /// them.
  @Test
  void the_interval_of_a_share_is_as_wide_as_one_of_its_level() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "ANY", Moments.ofShare(3, 4));
    comparison.add("b", "ANY", Moments.ofShare(1, 4));

    var a = comparison.compare().groups().getFirst();

    assertThat(a.name()).isEqualTo("a");
    for (var t : List.of(a.low(), a.high())) {
      assertThat(Math.pow(0.75 - t, 2))
          .isCloseTo(3.841459 * 8 / 7 * t * (1 - t) / 2 / 4, within(1e-5));
    }
  }

  @Test
  void who_reaches_all_may_reach_less_but_not_more() {
    var comparison = new FairComparison(SHARE, true, 1);
    comparison.add("a", "ANY", Moments.ofShare(20, 20));
    comparison.add("b", "ANY", Moments.ofShare(10, 20));

    var a = comparison.compare().groups().getFirst();

    assertThat(a.low()).isBetween(0.8, 0.99);
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

  /// What each of ten groups reaches on its own mix, and so what its standardised value estimates.
  /// The last one has the hard cases, and is as good as the others, or does not reach what they do.
  private enum Standardised {
    SHARE(1),
    SHARE_OF_WHO_REACHES_LESS(0.8),
    SHARE_OF_WHO_REACHES_MORE(1.2),
    HOURS(1),
    HOURS_OF_WHO_NEEDS_MORE(1.3);

    private final double factor;

    Standardised(double factor) {
      this.factor = factor;
    }

    boolean isShare() {
      return name().startsWith("SHARE");
    }

    double of(int group, String stratum) {
      var ofAll = stratum.equals("EASY") ? isShare() ? 0.8 : 1 : isShare() ? 0.4 : 4;
      return group == 9 ? ofAll * factor : ofAll;
    }

    Moments drawn(Random random, int group, String stratum, int n) {
      var mean = of(group, stratum);
      if (isShare()) {
        return Moments.ofShare(random.doubles(n).filter(u -> u < mean).count(), n);
      }
      // A lognormal mean is its median times exp(sigma² / 2).
      return FairComparisonTest.drawn(random, n, mean / Math.exp(0.32));
    }

    private static int n(int group, String stratum) {
      return group == 9 == stratum.equals("HARD") ? 120 : 40;
    }

    private static final List<String> STRATA = List.of("EASY", "HARD");
  }

  /// Of 2,000 samples 93 to 97 % must have the truth in the interval of who has the hard cases.
  @ParameterizedTest
  @EnumSource
  void the_interval_of_what_a_group_reaches_covers_the_truth(Standardised kind) {
    var random = new Random(Long.getLong("seed", 20261122L));
    int covered = 0;
    double truth = truth(kind);
    for (int sample = 0; sample < 2000; sample++) {
      var comparison = new FairComparison(kind.isShare() ? SHARE : MEAN, true, 1);
      for (int group = 0; group < 10; group++) {
        for (var stratum : Standardised.STRATA) {
          comparison.add(
              "group " + group,
              stratum,
              kind.drawn(random, group, stratum, Standardised.n(group, stratum)));
        }
      }
      var hers =
          comparison.compare().groups().stream()
              .filter(group -> group.name().equals("group 9"))
              .findFirst()
              .orElseThrow();
      covered += hers.low() <= truth && truth <= hers.high() ? 1 : 0;
    }

    assertThat(covered / 2000.0).isBetween(0.93, 0.97);
  }

  /// Nearly all of the easy cases and few of the hard ones are within reach, and the last of ten
  /// groups reaches more of both: no level at which nothing varies lies near what it reaches.
  @Test
  void the_interval_of_who_reaches_more_covers_the_truth_where_cases_differ_much() {
    var random = new Random(Long.getLong("seed", 20261130L));
    int covered = 0;
    double easy = (9 * 80 * 0.9 + 40 * 0.95) / 760;
    double hard = (9 * 80 * 0.2 + 120 * 0.5) / 840;
    double all = (760 * easy + 840 * hard) / 1600;
    double truth = (40 * 0.95 + 120 * 0.5) / (40 * easy + 120 * hard) * all;
    for (int sample = 0; sample < 2000; sample++) {
      var comparison = new FairComparison(SHARE, true, 1);
      for (int group = 0; group < 10; group++) {
        var is = group == 9;
        comparison.add("group " + group, "EASY", share(random, is ? 40 : 80, is ? 0.95 : 0.9));
        comparison.add("group " + group, "HARD", share(random, is ? 120 : 80, is ? 0.5 : 0.2));
      }
      var hers =
          comparison.compare().groups().stream()
              .filter(group -> group.name().equals("group 9"))
              .findFirst()
              .orElseThrow();
      covered += hers.low() <= truth && truth <= hers.high() ? 1 : 0;
    }

    assertThat(covered / 2000.0).isBetween(0.93, 0.97);
  }

  private static Moments share(Random random, int n, double of) {
    return Moments.ofShare(random.doubles(n).filter(u -> u < of).count(), n);
  }

  private static double truth(Standardised kind) {
    double hers = 0;
    double expected = 0;
    double all = 0;
    double cases = 0;
    for (var stratum : Standardised.STRATA) {
      double sum = 0;
      double n = 0;
      for (int group = 0; group < 10; group++) {
        sum += Standardised.n(group, stratum) * kind.of(group, stratum);
        n += Standardised.n(group, stratum);
      }
      var own = Standardised.n(9, stratum);
      hers += own * kind.of(9, stratum);
      expected += own * sum / n;
      all += sum;
      cases += n;
    }
    return hers / expected * all / cases;
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
