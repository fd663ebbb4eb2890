package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MixShiftTest {

  /// Simpson: every channel becomes better, and all together worse, since mail becomes more.
  @Test
  void better_everywhere_and_worse_in_all_is_a_change_of_the_mix() {
    var shift =
        MixShift.between(
            Map.of("CHAT", share(72, 80), "EMAIL", share(8, 20)),
            Map.of("CHAT", share(19, 20), "EMAIL", share(36, 80)));

    assertThat(shift.before()).isEqualTo(0.8);
    assertThat(shift.after()).isEqualTo(0.55);
    // Each channel gains 0.05, at a mean weight of one half.
    assertThat(shift.rateEffect()).isCloseTo(0.05, within(1e-12));
    assertThat(shift.mixEffect()).isCloseTo(-0.3, within(1e-12));
  }

  @Test
  void without_a_change_of_the_mix_all_is_rate() {
    var shift =
        MixShift.between(
            Map.of("A", share(5, 10), "B", share(2, 10)),
            Map.of("A", share(12, 20), "B", share(4, 20)));

    assertThat(shift.rateEffect()).isCloseTo(0.05, within(1e-12));
    assertThat(shift.mixEffect()).isCloseTo(0, within(1e-12));
  }

  @Test
  void the_parts_add_up_to_the_change_also_when_groups_come_and_go() {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var before = groups(random);
      var after = groups(random);

      var shift = MixShift.between(before, after);

      var sum = shift.parts().stream().mapToDouble(p -> p.rateEffect() + p.mixEffect()).sum();
      assertThat(sum).as("seed %d", seed).isCloseTo(shift.after() - shift.before(), within(1e-12));
      assertThat(shift.rateEffect() + shift.mixEffect())
          .isCloseTo(shift.after() - shift.before(), within(1e-12));
    }
  }

  private static MixShift.Weighed share(long k, long n) {
    return MixShift.Weighed.of(Moments.ofShare(k, n));
  }

  private static Map<String, MixShift.Weighed> groups(Random random) {
    var groups = new TreeMap<String, MixShift.Weighed>();
    groups.put("always", share(1, 2));
    for (int i = 0; i < 4; i++) {
      if (random.nextBoolean()) {
        int n = 1 + random.nextInt(50);
        groups.put("g" + i, share(random.nextInt(n + 1), n));
      }
    }
    return groups;
  }
}
