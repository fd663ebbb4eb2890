package io.bellwether.gateway;

import static io.bellwether.gateway.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
class RoutingTest {

  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/cases, case",
    "/v1/case-events?limit=2, case",
    "/v1/cases/0199/timeline, case",
    "/v1/accounts, subscription",
    "/v1/accounts/0199, subscription",
    "/v1/accounts/0199/health, scoring",
    "/v1/accounts/0199/scorecard, scoring",
    "/v1/contracts/0199/renewals, subscription",
    "/v1/subscription-lines, subscription",
    "/v1/surveys, survey",
    "/v1/responses/0199, survey",
    "/v1/metrics/net-promoter-score?from=2026-01-01&to=2026-02-01, scoring",
    "/v1/metric-definitions, scoring",
    "/v1/report-definitions, scoring",
    "/v1/dimensions/tier/values, scoring",
    "/v1/me, scoring",
    "/v1/status, scoring",
    "/v1/coverage, scoring",
    "/v1/tenant-settings, scoring"
  })
  void a_collection_is_answered_by_the_service_that_owns_it(String path, String service) {
    assertThat(client.get(path, world.token()).body())
        .isEqualTo("{\"service\":\"" + service + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"/v1/accounts:import, subscription", "/v1/metrics:query, scoring"})
  void a_body_reaches_the_service_with_a_verb(String path, String service) {
    var response = client.post(path, world.token(), "{}");

    assertThat(response.body()).isEqualTo("{\"service\":\"" + service + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/changes",
        "/v1/changes?after=1",
        "/v1/changes/anything",
        "/v1/changes:import",
        "/q/health",
        "/q/health/ready",
        "/q/metrics",
        "/q/openapi",
        "/metrics",
        "/v1",
        "/v1/",
        "/v2/cases",
        "/v1/nothing",
        "/v1/cases:",
        "/v1/cases:Import!",
        "/v1/casesx",
        "/v1/Cases",
        "/problems/",
        "/problems/not-found/more",
        "/cases"
      })
  void what_is_not_on_the_list_does_not_exist(String path) {
    problem(client.get(path, world.token()), 404, "not-found");
    assertNothingReached("/v1/changes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/accounts/../changes",
        "/v1/accounts/%2e%2e/changes",
        "/v1/accounts/.%2E/changes",
        "/v1/accounts/%252e%252e/changes",
        "/v1/accounts/..;/changes",
        "/v1/accounts/./changes",
        "/v1/accounts;/../changes",
        "/v1/accounts;x=1",
        "/v1//changes",
        "//v1/changes",
        "/v1/accounts//changes",
        "/v1/accounts/",
        "/v1/changes%2f",
        "/v1/%63hanges",
        "/v1/accounts%2f..%2fchanges",
        "/v1/accounts%5c..%5cchanges",
        "/v1/accounts\\..\\changes",
        "/v1/accounts/%00",
        "/v1/accounts/%c0%ae%c0%ae/changes",
        "/v1/accounts/%zz",
        "/v1/accounts/%3bjsessionid",
        "/v1/accounts#/../changes",
        "v1/changes",
        "http://localhost/v1/changes",
        "*"
      })
  void a_treacherous_path_reaches_no_service(String target) {
    var before = world.services().stream().mapToInt(service -> service.seen.size()).sum();

    var answer =
        client.raw(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(target, world.token()));

    assertThat(answer).matches("(?s)HTTP/1\\.1 40[04] .*");
    assertThat(world.services().stream().mapToInt(service -> service.seen.size()).sum())
        .isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "PROPFIND", "TRACK"})
  void a_method_that_the_api_does_not_know_is_refused(String method) {
    var answer =
        client.raw(
            "%s /v1/cases HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .formatted(method));

    assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\"code\":\"method-not-allowed\"");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("\r\nallow: get, head, post");
  }

  @Test
  void problems_are_explained_to_everybody() {
    world.scoring().at("/problems/not-found", StandInService.json("{\"code\":\"not-found\"}"));

    var response = client.send("/problems/not-found", HttpRequest.Builder::GET);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("not-found");
  }

  @Test
  void the_root_points_to_the_description_of_the_api() {
    var response = client.send("/", HttpRequest.Builder::GET);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("/openapi.json");
  }

  @Test
  void what_is_public_is_read_only() {
    var response =
        client.send(
            "/openapi.json", request -> request.POST(HttpRequest.BodyPublishers.ofString("x")));

    problem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  private void assertNothingReached(String path) {
    for (var service : world.services()) {
      assertThat(service.seen).noneMatch(request -> request.target().startsWith(path));
    }
  }
}
