package io.bellwether.systemtests;

import io.bellwether.localstack.demo.AcmeDemo;
import io.bellwether.localstack.demo.GatewayClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/// The demo of other seeds, `-Dseeds=1,2,3`: what is planted is found in each. It takes a minute a
/// seed, so that [AcmeTest] looks at the usual one alone.
@ExtendWith(Suite.class)
@EnabledIfSystemProperty(named = "seeds", matches = "[0-9,]+")
class HardCasesTest {

  @Test
  void the_rep_with_the_hard_cases_is_found_in_every_company(Suite.Running suite)
      throws IOException, InterruptedException {
    for (var seed : System.getProperty("seeds", "").split(",")) {
      var tenant = suite.tenant();
      try (var client = new GatewayClient(suite.suite().gateway(), tenant.token())) {
        new AcmeDemo(client, _ -> {}, Long.parseLong(seed)).load();
      }
      HardCases.areSeenThrough(tenant, seed);
    }
  }
}
