package io.bellwether.scoring;

import io.bellwether.kit.access.RouteTable;
import io.bellwether.kit.testing.ServiceContract;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
    return Map.of();
  }
}
