package io.bellwether.gateway;

import static io.bellwether.gateway.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
class LimitsTest {

  private static final int MIB = 1024 * 1024;

  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void a_body_of_one_mebibyte_passes_and_a_byte_more_does_not() {
    assertThat(post("/v1/cases", BodyPublishers.ofByteArray(new byte[MIB])).statusCode())
        .isEqualTo(200);

    problem(
        post("/v1/cases", BodyPublishers.ofByteArray(new byte[MIB + 1])), 413, "payload-too-large");
  }

  @Test
  void a_body_of_unknown_length_is_counted_on_its_way() {
    var chunked = BodyPublishers.ofInputStream(() -> new Zeros(2L * MIB));

    problem(post("/v1/cases", chunked), 413, "payload-too-large");
  }

  @Test
  void the_connection_survives_a_body_that_was_too_large() {
    for (int i = 0; i < 3; i++) {
      problem(
          post("/v1/cases", BodyPublishers.ofByteArray(new byte[4 * MIB])),
          413,
          "payload-too-large");
      assertThat(post("/v1/cases", BodyPublishers.ofString("{}")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_client_that_asks_before_it_sends_is_told_at_once() {
    var answer =
        client.raw(
            "POST /v1/cases HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
                .formatted(world.token()));

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void a_client_that_asks_before_it_sends_may_send() {
    var response =
        client.send(
            "/v1/cases",
            request ->
                authorized(request)
                    .expectContinue(true)
                    .POST(BodyPublishers.ofByteArray(new byte[MIB])));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void an_encoded_body_is_refused() {
    problem(
        client.send(
            "/v1/cases:import",
            request ->
                authorized(request)
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(new byte[10]))),
        415,
        "unsupported-media-type");
  }

  @Test
  void an_import_of_200_mebibytes_streams_through_and_is_nowhere_collected() {
    var received = new AtomicLong();
    var takenBeforeAnyWasRead = new AtomicLong();
    var file = new Zeros(200L * MIB);
    world
        .subscription()
        .at(
            "/v1/costs:import",
            exchange -> {
              takenBeforeAnyWasRead.set(file.takenOnceItStandsStill());
              var buffer = new byte[64 * 1024];
              try (var body = exchange.getRequestBody()) {
                for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                  received.addAndGet(n);
                }
              }
              exchange.sendResponseHeaders(200, 0);
              try (var out = exchange.getResponseBody()) {
                out.write("{\"summary\":{}}".getBytes(StandardCharsets.UTF_8));
              }
            });

    var response = post("/v1/costs:import", BodyPublishers.ofInputStream(() -> file));

    assertThat(response.body()).contains("summary");
    assertThat(received).hasValue(200L * MIB);
    // What fits into the buffers of three sockets; a proxy that collects would have taken it all.
    assertThat(takenBeforeAnyWasRead.get()).isBetween(1L, 40L * MIB);
  }

  /// A service that is writing a batch reads nothing: that is not the client's silence.
  @Test
  void a_client_may_wait_longer_for_the_service_than_the_service_for_it() {
    world
        .survey()
        .at(
            "/v1/responses:import",
            exchange -> {
              LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
              StandInService.json("{\"summary\":{}}").to(exchange);
            });

    var response =
        post("/v1/responses:import", BodyPublishers.ofInputStream(() -> new Zeros(64L * MIB)));

    assertThat(response.body()).contains("summary");
  }

  @Test
  void a_client_that_falls_silent_within_its_body_is_hung_up_on() {
    var answer =
        client.raw(
            """
            POST /v1/costs:import HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Length: 100\r
            \r
            half\
            """
                .formatted(world.token()));

    assertThat(answer).isEmpty();
  }

  @Test
  void an_import_beyond_its_limit_is_refused() {
    problem(
        post("/v1/contracts:import", BodyPublishers.ofInputStream(() -> new Zeros(257L * MIB))),
        413,
        "payload-too-large");
  }

  @Test
  void a_long_answer_streams_through() {
    world
        .subscription()
        .at(
            "/v1/accounts/long",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (var out = exchange.getResponseBody()) {
                new Zeros(64L * MIB).transferTo(out);
              }
            });

    assertThat(client.get("/v1/accounts/long", world.token()).body()).hasSize(64 * MIB);
  }

  @Test
  void a_client_beyond_its_quota_is_told_when_to_come_back() {
    var greedy = world.token(Map.of("azp", "greedy"));
    for (int left = 19; left >= 17; left--) {
      var response = client.get("/v1/cases/1", greedy);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("RateLimit-Policy"))
          .hasValue("\"client\";q=20;w=10");
      assertThat(response.headers().firstValue("RateLimit").orElseThrow())
          .startsWith("\"client\";r=");
    }
    var refused = client.get("/v1/cases/1", greedy);
    for (int i = 0; i < 40 && refused.statusCode() == 200; i++) {
      refused = client.get("/v1/cases/1", greedy);
    }

    problem(refused, 429, "rate-limited");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"client\";r=0;t=");
    var sameClientOfAnotherTenant = world.token(Map.of("azp", "greedy", "tenant", "telco"));
    assertThat(client.get("/v1/cases/1", sameClientOfAnotherTenant).statusCode()).isEqualTo(200);
  }

  @Test
  void headers_beyond_16_kibibytes_are_refused() {
    var response =
        client.send(
            "/v1/cases", request -> authorized(request).header("X-Long", "x".repeat(17_000)));

    assertThat(response.statusCode()).isEqualTo(431);
  }

  private java.net.http.HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) {
    return client.send(path, request -> authorized(request).POST(body));
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + world.token());
  }

  /// So many bytes, made as they are read.
  private static final class Zeros extends InputStream {
    private static final Duration STANDSTILL = Duration.ofMillis(300);

    private final long count;
    private final AtomicLong taken = new AtomicLong();

    Zeros(long count) {
      this.count = count;
    }

    @Override
    public int read() {
      return taken.get() < count ? read(new byte[1], 0, 1) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int n = (int) Math.min(count - taken.get(), length);
      if (n <= 0) {
        return -1;
      }
      Arrays.fill(into, offset, offset + n, (byte) 'x');
      taken.addAndGet(n);
      return n;
    }

    long takenOnceItStandsStill() {
      var last = -1L;
      while (last != taken.get()) {
        last = taken.get();
        LockSupport.parkNanos(STANDSTILL.toNanos());
      }
      return last;
    }
  }
}
