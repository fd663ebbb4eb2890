package io.bellwether.subscription;

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
    samples.put("accounts", "{\"externalId\": \"contract-test\", \"name\": \"Umbrella\"}");
    samples.put(
        "contracts",
        """
        {"accountExternalId": "contract-test", "type": "SUBSCRIPTION", "startDate": "2026-01-01"}
        """);
    samples.put(
        "subscription-lines",
        """
        {"accountExternalId": "contract-test", "plan": "PRO", "interval": "MONTH",
         "amount": {"amountMinor": 1000, "currency": "EUR"}, "startDate": "2026-01-01"}
        """);
    samples.put(
        "costs",
        """
        {"accountExternalId": "contract-test", "incurredOn": "2026-01-31", "serviceType": "SUPPORT",
         "costBasis": "LOADED", "amount": {"amountMinor": 4200, "currency": "EUR"}}
        """);
    samples.put(
        "service-revenue",
        """
        {"accountExternalId": "contract-test", "recognizedOn": "2026-01-31",
         "serviceType": "TRAINING", "amount": {"amountMinor": 99000, "currency": "EUR"}}
        """);
    samples.put(
        "usage",
        "{\"accountExternalId\": \"contract-test\", \"usedOn\": \"2026-01-31\", \"seatsUsed\": 17}");
    return samples;
  }
}
