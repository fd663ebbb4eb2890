package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FairComparisonTest {

  /// Hers are the hard cases, on which everybody needs ten hours, and she nine.
  @Test
  void who_gets_the_hard_cases_is_last_in_the_raw_table_and_as_expected_in_the_fair_one() {
    var random = new Random(Long.getLong("seed", 20241101L));
    var comparison = new FairComparison(false, 1);
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
    var comparison = new FairComparison(false, 1);
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
    var comparison = new FairComparison(true, 1);
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
    var comparison = new FairComparison(true, 1);
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

  @Test
  void a_lucky_case_and_nobody_have_no_place_and_come_last() {
    var comparison = new FairComparison(false, 30);
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
    var alone = new FairComparison(false, 30);
    var beside = new FairComparison(false, 30);
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
  /// half of all: 25 / 6. What a may have as its level t is where (4.5 - t)² = 3.8415 × t / 3 × 25
  /// / 6.
  @Test
  void an_interval_of_hours_ends_above_none_and_holds_what_the_funnel_holds() {
    var comparison = new FairComparison(false, 1);
    comparison.add("a", "ANY", new Moments(2, 9, 40.5));
    comparison.add("b", "ANY", new Moments(2, 3, 0.5));

    var a = comparison.compare().groups().getLast();

    assertThat(a.name()).isEqualTo("a");
    var spread = 3.841459 * 25 / 6 / 3;
    assertThat(Math.pow(4.5 - a.low(), 2)).isCloseTo(spread * a.low(), within(1e-5));
    assertThat(Math.pow(4.5 - a.high(), 2)).isCloseTo(spread * a.high(), within(1e-5));
    assertThat(comparison.compare().groups()).allMatch(group -> group.low() > 0);
    assertThat(a.limits()).allMatch(limit -> limit >= 0);
    assertThat(a.verdict()).isEqualTo(FairComparison.Verdict.AS_EXPECTED);
    assertThat(a.low()).isLessThan(3);
    assertThat(a.high()).isGreaterThan(3);
  }

  /// All groups alike: of 2,000 groups about 5 % lie outside the limits of 95 %.
  @Test
  void the_limits_hold_what_they_say() {
    var random = new Random(Long.getLong("seed", 7L));
    int outside = 0;
    for (int round = 0; round < 100; round++) {
      var comparison = new FairComparison(true, 1);
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

  /// Lognormal times around a median of `hours`.
  private static Moments drawn(Random random, int n, double hours) {
    var moments = Moments.NONE;
    for (int i = 0; i < n; i++) {
      moments = moments.and(new Moments(1, hours * Math.exp(0.8 * random.nextGaussian()), 0));
    }
    return moments;
  }
}
