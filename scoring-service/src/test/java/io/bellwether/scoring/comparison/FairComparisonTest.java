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
    var comparison = new FairComparison(false);
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
    var comparison = new FairComparison(false);
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

  /// Two reps, two strata, by hand: of 10 easy cases 9 and of 10 hard ones 5 succeed in all.
  @Test
  void what_is_expected_is_what_all_reach_on_the_own_mix() {
    var comparison = new FairComparison(true);
    comparison.add("a", "EASY", Moments.ofShare(7, 8));
    comparison.add("a", "HARD", Moments.ofShare(1, 2));
    comparison.add("b", "EASY", Moments.ofShare(2, 2));
    comparison.add("b", "HARD", Moments.ofShare(4, 8));

    var result = comparison.compare();

    assertThat(result.mean()).isCloseTo(0.7, within(1e-12));
    var a = result.groups().getFirst();
    assertThat(a.name()).isEqualTo("a");
    assertThat(a.observed()).isCloseTo(0.8, within(1e-12));
    assertThat(a.expected()).isCloseTo((8 * 0.9 + 2 * 0.5) / 10, within(1e-12));
    assertThat(a.standardised()).isCloseTo(0.8 / 0.82 * 0.7, within(1e-12));
    assertThat(result.groups().get(1).expected()).isCloseTo(0.58, within(1e-12));
  }

  @Test
  void who_alone_has_such_cases_has_no_place() {
    var comparison = new FairComparison(true);
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

  /// All groups alike: of 2,000 groups about 5 % lie outside the limits of 95 %.
  @Test
  void the_limits_hold_what_they_say() {
    var random = new Random(Long.getLong("seed", 7L));
    int outside = 0;
    for (int round = 0; round < 100; round++) {
      var comparison = new FairComparison(true);
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
