package io.bellwether.scoring.metric.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetPromoterScoreTest {

  /// stats.stackexchange.com/a/18609 (1/3 of 324 answers) and ServiceRocket's documentation (40).
  @ParameterizedTest
  @CsvSource({"162, 108, 54, 33.333333", "3, 1, 1, 40", "50, 30, 20, 30", "0, 5, 0, 0"})
  void promoters_minus_detractors_in_points(
      long promoters, long passives, long detractors, double points) {
    var n = promoters + passives + detractors;
    var cell =
        new Cell(
            Interval.of("2026-01-01", "2026-02-01"),
            Map.of(
                "responses", new Term.Count(n),
                "promoters", new Term.Count(promoters),
                "passives", new Term.Count(passives),
                "detractors", new Term.Count(detractors),
                "ofAnyScale", new Term.Count(n + 2)));

    var outcome = (Outcome.Value) new NetPromoterScore().dialects().getFirst().finish().apply(cell);

    assertThat(((Quantity.Real) outcome.quantity()).value()).isCloseTo(points, within(1e-6));
    assertThat(outcome.evidence().n()).isEqualTo(n);
    assertThat(outcome.evidence().terms())
        .containsEntry("promoters", Quantity.count(promoters))
        .containsEntry("passives", Quantity.count(passives))
        .containsEntry("detractors", Quantity.count(detractors))
        .containsEntry("onOtherScales", Quantity.count(2));
  }
}
