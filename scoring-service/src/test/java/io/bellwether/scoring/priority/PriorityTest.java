package io.bellwether.scoring.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.metric.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The formula, by hand.
class PriorityTest {

  private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
  private static final PriorityFormula FORMULA =
      new PriorityFormula(AT, LocalDate.parse("2026-03-10"));

  private static final AccountNow ACCOUNT =
      new AccountNow(
          Map.of("tier", "GOLD"),
          null,
          List.of(new Quantity.Money(10_000, "EUR")),
          0.8,
          LocalDate.parse("2026-04-09"),
          30.0);

  /// Each factor by its published scale: 80 % of accounts, 15 of 30 days, 1 of 4 hours, 100 - 30, 6
  /// of 24 hours left, HIGH, 12 of 48 hours, 30 of 90 days left.
  @Test
  void every_factor_gives_the_points_of_its_scale_and_they_add_up_by_weight() {
    var priority =
        priority(open(Duration.ofDays(15), "60", clock("2026-03-10T18:00:00Z")), ACCOUNT);

    assertThat(priority.parts())
        .extracting(part -> part.reading().points())
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
        .containsExactly(80.0, 50.0, 25.0, 70.0, 75.0, 70.0, 25.0, 200.0 / 3);
    assertThat(priority.points())
        .isCloseTo(
            (20 * 80 + 15 * 50 + 10 * 25 + 15 * 70 + 15 * 75 + 10 * 70 + 10 * 25 + 5 * 200.0 / 3)
                / 100,
            within(1e-9));
    assertThat(priority.missingWeight()).isZero();
  }

  /// Without an account three factors and 40 of 100 weights are gone; nothing is guessed for them.
  @Test
  void what_is_not_known_is_no_zero_and_its_weight_is_shown_as_missing() {
    var priority = priority(open(Duration.ofDays(15), null, null), null);

    // Age 50 x 15, HIGH 70 x 10, waiting 25 x 10, over the 35 that are known.
    assertThat(priority.points()).isCloseTo((15 * 50 + 10 * 70 + 10 * 25) / 35.0, within(1e-9));
    assertThat(priority.missingWeight()).isCloseTo(0.65, within(1e-9));
    assertThat(priority.parts())
        .filteredOn(part -> part.contribution() == null)
        .extracting(part -> part.reading().factor())
        .containsExactly(Factor.VALUE, Factor.EFFORT, Factor.RISK, Factor.SLA, Factor.RENEWAL);
    assertThat(priority.parts())
        .filteredOn(part -> part.contribution() == null)
        .allSatisfy(
            part -> {
              assertThat(part.share()).isZero();
              assertThat(part.reading().why()).isNotBlank();
              assertThat(part.weight()).isPositive();
            });
  }

  @Test
  void points_end_at_0_and_100() {
    var overdue =
        priority(open(Duration.ofDays(400), "100000", clock("2026-03-01T00:00:00Z")), ACCOUNT);
    var early = priority(open(Duration.ZERO, "0", clock("2026-05-01T00:00:00Z")), ACCOUNT);

    assertThat(points(overdue, Factor.AGE)).isEqualTo(100);
    assertThat(points(overdue, Factor.EFFORT)).isEqualTo(100);
    assertThat(points(overdue, Factor.SLA)).isEqualTo(100);
    assertThat(points(early, Factor.AGE)).isZero();
    assertThat(points(early, Factor.EFFORT)).isZero();
    assertThat(points(early, Factor.SLA)).isZero();
  }

  @Test
  void only_proportions_of_weights_matter_and_a_weight_of_0_takes_a_factor_out() {
    var readings = FORMULA.readings(open(Duration.ofDays(15), "60", null), ACCOUNT);

    assertThat(Priority.of(readings, weights(0, 3, 1)).points())
        .isCloseTo((3 * 50 + 1 * 25) / 4.0, within(1e-9))
        .isCloseTo(Priority.of(readings, weights(0, 6, 2)).points(), within(1e-9));
  }

  /// All that has a weight is unknown.
  @Test
  void without_anything_known_there_is_no_priority() {
    var priority =
        Priority.of(
            FORMULA.readings(open(Duration.ofDays(15), null, null), null), weights(1, 0, 0));

    assertThat(priority.points()).isNull();
    assertThat(priority.knownWeight()).isZero();
  }

  private static PriorityWeights weights(double value, double age, double effort) {
    return new PriorityWeights(value, age, effort, 0, 0, 0, 0, 0);
  }

  private static double points(Priority priority, Factor factor) {
    return priority.parts().get(factor.ordinal()).reading().points();
  }

  private static Priority priority(OpenCase open, AccountNow account) {
    return Priority.of(FORMULA.readings(open, account), PriorityWeights.USUAL);
  }

  private static OpenCase.Clock clock(String due) {
    return new OpenCase.Clock("RESOLUTION", "BUSINESS", Instant.parse(due));
  }

  private static OpenCase open(Duration age, String minutes, OpenCase.Clock clock) {
    var id = UUID.randomUUID();
    return new OpenCase(
        id,
        null,
        AT.minus(age),
        new OpenCase.Codes("HIGH", null, null, null, null, null),
        null,
        null,
        new OpenCase.Work(
            2, minutes == null ? 0 : 1, minutes == null ? null : new BigDecimal(minutes)),
        new OpenCase.BusinessAge(null, null),
        null,
        new OpenCase.Turn(true, AT.minus(Duration.ofHours(12))),
        clock);
  }
}
