package io.bellwether.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  private static final Upstream CASE = new Upstream("case", URI.create("http://localhost:8081"));

  @ParameterizedTest
  @ValueSource(
      strings = {"changes", "cases/changes", "changes/*", "*", "Cases", "", "cases/", "a b"})
  void a_route_that_could_open_the_feed_or_everything_stops_the_start(String path) {
    assertThatThrownBy(() -> Route.of(path, CASE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_path_claimed_by_two_services_stops_the_start() {
    assertThatThrownBy(() -> routes(Map.of("case", "cases", "survey", "cases")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/v1/cases is claimed twice");
  }

  @Test
  void the_longer_route_wins() {
    var routes = routes(Map.of("case", "accounts", "survey", "accounts/*/health"));

    assertThat(find(routes, "/v1/accounts/7")).isEqualTo("case");
    assertThat(find(routes, "/v1/accounts/7/health")).isEqualTo("survey");
    assertThat(find(routes, "/v1/accounts/7/health/more")).isEqualTo("survey");
    assertThat(find(routes, "/v1/accounts/7/healthy")).isEqualTo("case");
  }

  @Test
  void an_address_that_is_none_stops_the_start() {
    assertThatThrownBy(() -> new Upstream("case", URI.create("localhost:8081")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String find(Routes routes, String path) {
    return RequestPath.parse(path).flatMap(routes::find).orElseThrow().upstream().name();
  }

  private static Routes routes(Map<String, String> paths) {
    record Service(URI url, List<String> paths) implements UpstreamsConfig.Service {}
    record Config(Map<String, UpstreamsConfig.Service> upstreams, String problemsFrom)
        implements UpstreamsConfig {}
    var services = new java.util.HashMap<String, UpstreamsConfig.Service>();
    paths.forEach((name, path) -> services.put(name, new Service(CASE.origin(), List.of(path))));
    return new Routes(new Config(services, "case"));
  }
}
