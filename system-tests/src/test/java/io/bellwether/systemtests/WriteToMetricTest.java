package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.Waiting;
import java.time.Duration;
import java.util.ArrayList;
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

  /// One of ten may meet a pause of the machine, for the clock of a test is not the product's.
  @Test
  void writes_are_visible_in_the_metric_within_two_seconds(Suite.Running running) {
    var tenant = running.tenant();
    var took = new ArrayList<Duration>();
    for (int n = 1; n <= 10; n++) {
      tenant.create("cases", CASE.formatted(n));
      int expected = n;
      took.add(
          Waiting.until(
              "submissions = " + n,
              Duration.ofSeconds(20),
              () -> tenant.metric(SUBMISSIONS).contains("\"value\":" + expected + ",")));
    }

    assertThat(took.stream().sorted().toList().get(8))
        .as("the last but one of %s", took)
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
  }
}
