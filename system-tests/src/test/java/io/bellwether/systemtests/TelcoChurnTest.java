package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.TelcoDemo;
import io.restassured.path.json.config.JsonPathConfig;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// IBM's Telco customers: 7,043 of them, 1,869 of whom left. The figures are counts over the file
/// (column Churn), the interval is Wilson's for 1869 of 7043.
@Tag(Suite.ANY_IDENTITY)
@ExtendWith(Suite.class)
class TelcoChurnTest {

  private static final String QUESTION =
      "/v1/metrics/customer-churn-rate?from=2020-01-01&to=2020-02-01&timeZone=UTC";

  private static final JsonPathConfig DOUBLES =
      JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

  @Test
  void customers_that_left_are_counted_as_the_file_says(Suite.Running running)
      throws IOException, InterruptedException {
    var progress = new ArrayList<String>();
    try (var client =
        new GatewayClient(running.suite().gateway(), running.suite().token(TelcoDemo.USER))) {
      new TelcoDemo(client, progress::add).load();
      var before =
          running.bearer(running.suite().token(TelcoDemo.USER)).get(QUESTION).jsonPath(DOUBLES);

      assertThat(before.getInt("results[0].numerator")).isEqualTo(1869);
      assertThat(before.getInt("results[0].denominator")).isEqualTo(7043);
      assertThat(before.getDouble("results[0].value")).isEqualTo(1869 / 7043.0, within(1e-12));
      assertThat(before.getDouble("results[0].ci95[0]")).isEqualTo(0.2552, within(5e-5));
      assertThat(before.getDouble("results[0].ci95[1]")).isEqualTo(0.2758, within(5e-5));

      progress.clear();
      new TelcoDemo(client, progress::add).load();

      assertThat(progress).anyMatch(line -> line.matches("accounts .*7,043 unchanged.*"));
      assertThat(progress).anyMatch(line -> line.matches("contracts .*9,087 unchanged.*"));
      assertThat(progress).anyMatch(line -> line.matches("subscription-lines .*7,043 unchanged.*"));
    }
  }
}
