package io.bellwether.scoring;

import io.bellwether.kit.access.RouteTable;
import io.bellwether.kit.testing.ServiceContract;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ContractTest implements ServiceContract {

  @Override
  public RouteTable routeTable() {
    return new RouteTable();
  }

  @Override
  public Map<String, String> samples() {
    var samples = new LinkedHashMap<String, String>();
    samples.put(
        "benchmarks",
        """
        {"metric": "net-promoter-score", "value": 47, "dimension": "tier", "dimensionValue": "GOLD",
         "source": "Annual survey, page 12", "asOf": "2026-01-01"}
        """);
    samples.put(
        "targets",
        """
        {"metric": "first-response-time", "value": 14400, "dimension": "tier",
         "dimensionValue": "GOLD", "validFrom": "2026-01-01", "source": "Service plan 2026",
         "setOn": "2025-12-15"}
        """);
    samples.put("attribution-rules", "{\"rule\": \"ANY_TOUCH\", \"validFrom\": \"2026-01-01\"}");
    samples.put(
        "health-overrides",
        """
        {"accountExternalId": "contract-test", "state": "RESTLESS", "reasonCode": "CHAMPION_LEFT",
         "expiresOn": "2026-12-31"}
        """);
    return samples;
  }
}
