package io.bellwether.survey;

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
        "surveys",
        """
        {"externalId": "contract-test", "name": "Relationship", "kind": "NPS", "scaleMin": 0,
         "scaleMax": 10}
        """);
    samples.put(
        "responses",
        """
        {"externalId": "contract-test", "surveyExternalId": "contract-test", "score": 9, "respondedAt": "2026-01-01T09:00:00Z"}
        """);
    samples.put(
        "invitations",
        "{\"surveyExternalId\": \"contract-test\", \"sentAt\": \"2026-01-01T08:00:00Z\"}");
    samples.put(
        "follow-ups",
        """
        {"responseExternalId": "contract-test", "contactedAt": "2026-01-02T09:00:00Z"}
        """);
    return samples;
  }
}
