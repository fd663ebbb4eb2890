package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag(Suite.ANY_IDENTITY)
@ExtendWith(Suite.class)
class WriteToMetricTest {

  private static final String SUBMISSIONS = "submissions?from=2026-01-01&to=2026-02-01";
  private static final String CASE =
      """
      {"createdAt": "2026-01-%02dT09:00:00Z", "channel": "EMAIL", "type": "HOW_TO"}
      """;

  @Test
  void a_write_is_visible_in_the_metric_within_two_seconds(Suite.Running running) {
    var tenant = running.tenant();
    for (int n = 1; n <= 10; n++) {
      tenant.create("cases", CASE.formatted(n));
      int expected = n;

      var took =
          Suite.until(
              "submissions = " + n,
              Duration.ofSeconds(2),
              () -> tenant.metric(SUBMISSIONS).contains("\"value\":" + expected + ","));

      assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
  }
}
