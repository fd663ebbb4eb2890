package io.bellwether.scoring.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerChurnRateTest {

  /// IBM's Telco data set: 7,043 customers, 1,869 of them marked as churned.
  @Test
  void of_7043_customers_1869_left() {
    var outcome = (Outcome.Value) by("start").finish().apply(cell(7043, 1869, 5174));

    assertThat(real(outcome)).isCloseTo(0.265370, within(5e-7));
    assertThat(outcome.evidence().numerator()).isEqualTo(Quantity.count(1869));
    assertThat(outcome.evidence().denominator()).isEqualTo(Quantity.count(7043));
    assertThat(outcome.evidence().ci95().low()).isCloseTo(0.2552, within(5e-5));
    assertThat(outcome.evidence().ci95().high()).isCloseTo(0.2758, within(5e-5));
  }

  /// churnmiser.com: 300 of 2,000 are 15 %.
  @Test
  void the_dialects_differ_in_the_denominator_only() {
    // 2000 at the start, 300 leave, 100 come: 1800 at the end.
    var cell = cell(2000, 300, 1800);

    assertThat(real(by("start").finish().apply(cell))).isEqualTo(300 / 2000.0);
    assertThat(real(by("per-acquired").finish().apply(cell))).isEqualTo(300 / 100.0);
    assertThat(real(by("start_plus_new").finish().apply(cell))).isEqualTo(300 / 2100.0);
    assertThat(real(by("average_base").finish().apply(cell))).isEqualTo(300 / 1900.0);
  }

  @Test
  void what_is_no_proportion_has_no_binomial_interval_and_says_why() {
    var evidence = by("per-acquired").finish().apply(cell(2000, 300, 1800)).evidence();

    assertThat(evidence.ci95()).isNull();
    assertThat(evidence.noInterval()).contains("no binomial interval");
  }

  @Test
  void without_customers_every_dialect_says_why_it_has_no_value() {
    for (var dialect : new CustomerChurnRate().dialects()) {
      assertThat(dialect.finish().apply(cell(0, 0, 0)))
          .isInstanceOfSatisfying(
              Outcome.Undefined.class,
              undefined -> assertThat(undefined.reason()).isEqualTo(dialect.undefinedWhen()));
    }
  }

  private static Dialect by(String name) {
    return new CustomerChurnRate()
        .dialects().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
  }

  private static Cell cell(long atStart, long churned, long atEnd) {
    return new Cell(
        Interval.of("2026-01-01", "2026-02-01"),
        Map.of(
            "atStart", new Term.Count(atStart),
            "churned", new Term.Count(churned),
            "atEnd", new Term.Count(atEnd)));
  }

  private static double real(Outcome outcome) {
    return ((Quantity.Real) ((Outcome.Value) outcome).quantity()).value();
  }
}
