package io.bellwether.scoring.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-04-01, 2026-02-01",
    "2026-01-01, 2027-01-01, 2025-01-01",
    "2026-01-15, 2026-02-15, 2025-12-15",
    "2026-03-02, 2026-03-09, 2026-02-23",
    "2026-03-01, 2026-03-02, 2026-02-28",
    "2026-01-01, 2026-02-15, 2025-11-17",
  })
  void the_interval_before_is_as_long_in_months_or_else_in_days(
      String from, String to, String before) {
    assertThat(Interval.of(from, to).previous()).isEqualTo(Interval.of(before, from));
  }

  @Test
  void an_interval_holds_at_least_a_day() {
    assertThatThrownBy(() -> Interval.of("2026-01-01", "2026-01-01"))
        .hasMessageContaining("expected: from < to");
  }
}
