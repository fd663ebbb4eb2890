package io.bellwether.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.engagement.EngagementFrequency;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.metric.retention.NetRevenueRetention;
import io.bellwether.scoring.metric.survey.CustomerSatisfaction;
import org.junit.jupiter.api.Test;

class CorrelatingTest {

  /// Both are of paying accounts, and neither is made of what the other is.
  @Test
  void that_both_count_the_same_customers_is_no_shared_input() {
    assertThat(Correlating.sharedInputs(new EngagementFrequency(), new AccountHealth())).isEmpty();
  }

  @Test
  void what_a_score_is_made_of_is_shared_with_its_parts() {
    assertThat(Correlating.sharedInputs(new NetRevenueRetention(), new AccountHealth()))
        .contains("account_mrr.mrr_minor");
    assertThat(Correlating.sharedInputs(new AccountHealth(), new CustomerSatisfaction()))
        .contains("response.score");
  }
}
