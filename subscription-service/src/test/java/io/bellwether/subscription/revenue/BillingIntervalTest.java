package io.bellwether.subscription.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BillingIntervalTest {

  @Test
  void a_year_is_twelve_months() {
    // 4 seats at 500.00 a year: 166.67 a month (ChartMogul help, lifecycle example).
    assertThat(BillingInterval.YEAR.monthly(200_000)).isEqualTo(16_667);
  }

  @Test
  void a_week_is_52_twelfths_of_a_month_not_four() {
    // 12.00 × 52 / 12 = 52.00
    assertThat(BillingInterval.WEEK.monthly(1_200)).isEqualTo(5_200);
  }

  @Test
  void a_day_is_365_twelfths_and_a_quarter_a_third() {
    // 1.20 × 365 / 12 = 36.50 and 90.00 / 3 = 30.00
    assertThat(BillingInterval.DAY.monthly(120)).isEqualTo(3_650);
    assertThat(BillingInterval.QUARTER.monthly(9_000)).isEqualTo(3_000);
  }

  @Test
  void halves_go_to_the_even_neighbour() {
    // 6 / 12 = 0.5 → 0 and 18 / 12 = 1.5 → 2
    assertThat(BillingInterval.YEAR.monthly(6)).isEqualTo(0);
    assertThat(BillingInterval.YEAR.monthly(18)).isEqualTo(2);
    assertThat(BillingInterval.YEAR.monthly(-6)).isEqualTo(0);
  }
}
