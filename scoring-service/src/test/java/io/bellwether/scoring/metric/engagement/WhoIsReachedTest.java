package io.bellwether.scoring.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What stands beside a value of accounts counts each of them once.
class WhoIsReachedTest {

  @Test
  void the_distribution_of_engagements_has_zeros_and_every_account_once() {
    var accounts =
        Stream.of(0.0, 0.0, 0.0, 1.0, 2.0, 4.0, 5.0, 9.0, 10.0, 200.0)
            .map(count -> Map.of("engagements", count))
            .toList();

    assertThat(terms(new EngagementFrequency(), accounts))
        .containsEntry("zero", Quantity.count(3))
        .containsEntry("one", Quantity.count(1))
        .containsEntry("twoToFour", Quantity.count(2))
        .containsEntry("fiveToNine", Quantity.count(2))
        .containsEntry("tenOrMore", Quantity.count(2));
  }

  /// Student's interval of the mean would begin at -2.4 engagements.
  @Test
  void no_account_is_engaged_less_often_than_never() {
    var accounts =
        Stream.of(0.0, 0.0, 0.0, 0.0, 0.0, 9.0).map(count -> Map.of("engagements", count)).toList();

    assertThat(evidence(new EngagementFrequency(), accounts).ci95())
        .isEqualTo(Interval95.ofSkewedMean(6, 1.5, Math.sqrt(13.5)).orElseThrow());
    assertThat(evidence(new EngagementFrequency(), accounts.subList(0, 5)).noInterval())
        .isEqualTo("one account, or several alike, show no spread");
  }

  @Test
  void an_account_is_reached_by_people_or_by_machines_only_or_not_at_all() {
    var byMachines = Map.of("byMachines", 7.0, "byPeople", 0.0);
    var byPeople = Map.of("byMachines", 0.0, "byPeople", 1.0);
    var byBoth = Map.of("byMachines", 1.0, "byPeople", 1.0);
    var byNobody = Map.of("byMachines", 0.0, "byPeople", 0.0);

    assertThat(
            terms(
                new TechTouchOnly(),
                List.of(byMachines, byPeople, byBoth, byBoth, byNobody, byNobody, byNobody)))
        .containsEntry("accounts", Quantity.count(7))
        .containsEntry("techTouchOnly", Quantity.count(1))
        .containsEntry("reachedByPeople", Quantity.count(3))
        .containsEntry("notReached", Quantity.count(3));
  }

  private static SequencedMap<String, Quantity> terms(
      AccountPanel metric, List<Map<String, Double>> accounts) {
    return evidence(metric, accounts).terms();
  }

  private static Evidence evidence(AccountPanel metric, List<Map<String, Double>> accounts) {
    var cell = metric.cell(Interval.of("2026-01-01", "2026-02-01"), Map.of(), accounts);
    return metric.dialects().getFirst().finish().apply(cell).evidence();
  }
}
