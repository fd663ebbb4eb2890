package io.bellwether.scoring.metric.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgesTest {

  private static final double DAY = 86_400;

  @Test
  void every_age_is_in_one_part_and_an_age_of_whole_days_in_the_younger_one() {
    var ages =
        List.of(0.0, DAY, DAY + 1, 3 * DAY, 3 * DAY + 1, 7 * DAY, 7 * DAY + 1, 30 * DAY, 31 * DAY);

    assertThat(Ages.with("waiting", ages, Evidence.of(ages.size())).terms())
        .isEqualTo(
            Map.of(
                "waitingUnder1Day", Quantity.count(2),
                "waiting1To3Days", Quantity.count(2),
                "waiting3To7Days", Quantity.count(2),
                "waiting7To30Days", Quantity.count(2),
                "waitingOver30Days", Quantity.count(1)));
  }
}
