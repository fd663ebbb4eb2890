package io.bellwether.scoring.metric.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Term;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostOfACaseTest {

  /// Few cases cost much: below the mean of thirty that differ by twice of it there is not as much
  /// room as above.
  @Test
  void the_interval_of_the_mean_has_the_long_tail_that_costs_have() {
    var cell =
        new Cell(
            Interval.of("2026-01-01", "2026-02-01"),
            Map.of(
                "cost", new Term.Spread(30, 5000.0, 10_000.0, 2000.0, 9000.0, null, null),
                "resolved", new Term.Count(30),
                "currency", new Term.Common(1, "EUR")));

    assertThat(new CostOfACase().dialects().getFirst().finish().apply(cell).evidence().ci95())
        .isEqualTo(Interval95.ofSkewedMean(30, 5000.0, 10_000.0).orElseThrow());
  }
}
