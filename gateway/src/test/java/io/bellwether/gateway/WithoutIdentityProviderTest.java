package io.bellwether.gateway;

import static io.bellwether.gateway.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.Waiting;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(WithoutIdentityProviderTest.NobodyThere.class)
class WithoutIdentityProviderTest {

  /// Names an address where nothing listens yet.
  public static final class NobodyThere implements QuarkusTestResourceLifecycleManager {
    private static final String NOBODY = "http://localhost:1";

    @Override
    public Map<String, String> start() {
      try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return Map.of(
            "OIDC_ISSUER", "http://localhost:%d/bellwether".formatted(free.getLocalPort()),
            "CASE_URL", NOBODY,
            "SUBSCRIPTION_URL", NOBODY,
            "SURVEY_URL", NOBODY,
            "SCORING_URL", NOBODY);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void stop() {}
  }

  @TestHTTPResource URI gateway;

  @TestHTTPResource(value = "/", management = true)
  URI health;

  @ConfigProperty(name = "OIDC_ISSUER")
  URI issuer;

  @Test
  void the_gateway_starts_waits_and_becomes_ready_by_itself_when_the_provider_comes() {
    var client = new Client(gateway);
    var management = new Client(health);
    assertThat(get(management, "live").statusCode()).isEqualTo(200);
    assertThat(get(management, "ready").statusCode()).isEqualTo(503);
    problem(client.send("/v1/cases", HttpRequest.Builder::GET), 401, "unauthenticated");
    var provider = new MockOAuth2Server();
    var token =
        provider
            .getConfig()
            .getTokenProvider()
            .jwt(claims(), Duration.ofHours(1), Outside.ISSUER_ID)
            .serialize();
    problem(client.get("/v1/cases", token), 503, "dependency-unavailable");

    provider.start(InetAddress.getLoopbackAddress(), issuer.getPort());
    try {
      untilStatus(200, management, "ready");
      // No service listens: 502 says that the token was verified and the request passed on.
      problem(client.get("/v1/cases", token), 502, "upstream-failed");
      var body = get(management, "ready").body();
      assertThat(body).contains("upstreams").contains("unreachable");
    } finally {
      provider.shutdown();
    }

    // The keys outlast the provider.
    problem(client.get("/v1/cases", token), 502, "upstream-failed");
    assertThat(get(management, "ready").statusCode()).isEqualTo(200);
  }

  private Map<String, Object> claims() {
    return Map.of(
        "iss", issuer.toString(), "sub", "ana", "aud", List.of("bellwether-api"), "tenant", "acme");
  }

  private static void untilStatus(int status, Client client, String path) {
    Waiting.until(
        "%s answers %d".formatted(path, status),
        Duration.ofSeconds(20),
        () -> get(client, path).statusCode() == status);
  }

  private static java.net.http.HttpResponse<String> get(Client client, String path) {
    return client.send("/q/health/" + path, HttpRequest.Builder::GET);
  }
}
