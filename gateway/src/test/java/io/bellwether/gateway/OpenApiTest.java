package io.bellwether.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
@TestProfile(OpenApiTest.NothingKept.class)
class OpenApiTest {

  /// Every request makes the document anew.
  public static final class NothingKept implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "gateway.openapi.kept", "0s", "gateway.openapi.public-url", "https://api.example.com");
    }
  }

  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void describe() {
    client = new Client(gateway);
    world.cases().at("/openapi.json", document("/v1/cases", "/v1/changes", "/problems/{slug}"));
    world.subscription().at("/openapi.json", document("/v1/accounts", "/v1/accounts/{id}"));
    world.survey().at("/openapi.json", document("/v1/surveys", "/v1/changes"));
    world.scoring().at("/openapi.json", document("/v1/accounts/{id}/health", "/v1/metrics:query"));
  }

  @Test
  void it_holds_what_the_gateway_serves_of_all_services_and_nothing_else() {
    var document = read();

    assertThat(document.getString("openapi")).isEqualTo("3.1.0");
    assertThat(document.getJsonObject("paths").fieldNames())
        .containsExactlyInAnyOrder(
            "/v1/cases",
            "/v1/accounts",
            "/v1/accounts/{id}",
            "/v1/accounts/{id}/health",
            "/v1/surveys",
            "/v1/metrics:query");
    assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo("https://api.example.com");
    assertThat(document.getJsonArray("security"))
        .isEqualTo(new JsonArray().add(new JsonObject().put("bearer", new JsonArray())));
    assertThat(document.getJsonObject("info").containsKey("x-missing-services")).isFalse();
  }

  @Test
  void a_service_that_is_away_is_left_out_and_named() {
    world
        .survey()
        .at(
            "/openapi.json",
            exchange -> {
              exchange.sendResponseHeaders(503, -1);
              exchange.close();
            });
    world.cases().at("/openapi.json", StandInService.json("[1,2"));

    var document = read();

    assertThat(document.getJsonObject("info").getJsonArray("x-missing-services"))
        .isEqualTo(new JsonArray().add("case").add("survey"));
    assertThat(document.getJsonObject("info").getString("description")).contains("case, survey");
    assertThat(document.getJsonObject("paths").fieldNames())
        .contains("/v1/accounts")
        .doesNotContain("/v1/surveys", "/v1/cases");
  }

  @Test
  void a_client_that_has_it_need_not_load_it_again() {
    var first = client.send("/openapi.json", HttpRequest.Builder::GET);
    var etag = first.headers().firstValue("ETag").orElseThrow();

    var second = client.send("/openapi.json", request -> request.header("If-None-Match", etag));

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  private JsonObject read() {
    var response = client.send("/openapi.json", HttpRequest.Builder::GET);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    return new JsonObject(response.body());
  }

  private static StandInService.Answer document(String... paths) {
    var all = new JsonObject();
    for (var path : paths) {
      all.put(path, new JsonObject().put("get", new JsonObject()));
    }
    return StandInService.json(new JsonObject().put("openapi", "3.1.0").put("paths", all).encode());
  }
}
