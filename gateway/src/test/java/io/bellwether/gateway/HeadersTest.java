package io.bellwether.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@WithTestResource(Outside.class)
class HeadersTest {

  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TestHTTPResource URI gateway;
  Outside.World world;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void what_only_the_gateway_may_say_does_not_pass() {
    client.raw(
        """
        GET /v1/cases/scrubbed HTTP/1.1
        Host: api.example.com
        Authorization: Bearer %s
        X-Forwarded-For: 6.6.6.6
        X-Forwarded-Host: evil.example
        X-Forwarded-Prefix: /v1/changes
        X_Forwarded_For: 6.6.6.6
        Forwarded: for=6.6.6.6
        X-Tenant: otto
        X-Tenant-Id: otto
        X-HTTP-Method-Override: DELETE
        X-Original-URL: /v1/changes
        X-Rewrite-URL: /v1/changes
        Cookie: session=1
        TE: trailers
        Proxy-Authorization: Basic x
        X-Named-By-Connection: 1
        Connection: X-Named-By-Connection
        Connection: close
        Idempotency-Key: kept

        """
            .replace("\n", "\r\n")
            .formatted(world.token()));

    var headers = world.cases().lastAt("/v1/cases/scrubbed").headers();

    assertThat(headers).containsEntry("X-forwarded-for", List.of("127.0.0.1"));
    assertThat(headers).containsEntry("X-forwarded-host", List.of("api.example.com"));
    assertThat(headers).containsEntry("X-forwarded-proto", List.of("http"));
    assertThat(headers).containsEntry("Idempotency-key", List.of("kept"));
    assertThat(headers.keySet())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder(
            "host",
            "authorization",
            "idempotency-key",
            "traceparent",
            "x-request-id",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");
  }

  @Test
  void the_callers_trace_and_request_id_travel_on_and_come_back() {
    var response =
        get(
            "/v1/cases/traced",
            request ->
                request.header("traceparent", TRACEPARENT).header("X-Request-Id", "order-66"));

    var headers = world.cases().lastAt("/v1/cases/traced").headers();
    assertThat(headers).containsEntry("Traceparent", List.of(TRACEPARENT));
    assertThat(headers).containsEntry("X-request-id", List.of("order-66"));
    assertThat(response.headers().allValues("X-Request-Id")).containsExactly("order-66");
  }

  @Test
  void a_request_without_trace_and_id_gets_both() {
    var response = get("/v1/cases/untraced", request -> request);

    var headers = world.cases().lastAt("/v1/cases/untraced").headers();
    assertThat(String.valueOf(headers.get("Traceparent")))
        .matches("\\[00-[0-9a-f]{32}-[0-9a-f]{16}-00]");
    assertThat(response.headers().allValues("X-Request-Id")).isEqualTo(headers.get("X-request-id"));
  }

  @Test
  void a_problem_names_the_trace_of_the_caller() {
    var response = get("/v1/nothing", request -> request.header("traceparent", TRACEPARENT));

    assertThat(Client.problem(response, 404, "not-found").getString("traceId"))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void an_id_that_could_forge_a_log_line_is_replaced() {
    var response =
        get("/v1/cases/forged", request -> request.header("X-Request-Id", "a b<script>"));

    assertThat(response.headers().firstValue("X-Request-Id").orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void every_answer_is_safe_to_show_in_a_browser() {
    for (var path : List.of("/v1/cases/safe", "/v1/nothing", "/", "/openapi.json", "/problems/x")) {
      var headers = get(path, request -> request).headers();
      assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
      assertThat(headers.allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
      assertThat(headers.allValues("Cache-Control")).as(path).hasSize(1);
      assertThat(headers.allValues("X-Request-Id")).as(path).hasSize(1);
      assertThat(headers.map()).as(path).doesNotContainKeys("server", "Server", "X-Powered-By");
    }
  }

  @Test
  void what_a_service_says_about_itself_stays_inside() {
    world
        .cases()
        .at(
            "/v1/cases/talkative",
            exchange -> {
              var headers = exchange.getResponseHeaders();
              headers.add("Server", "Quarkus/3.34.1");
              headers.add("X-Powered-By", "Java");
              headers.add("Set-Cookie", "a=b");
              headers.add("X-Internal", "1");
              headers.add("Connection", "X-Internal");
              headers.add("Location", world.cases().url() + "/v1/cases/1");
              headers.add("Link", "<" + world.cases().url() + "/v1/cases?cursor=x>; rel=\"next\"");
              headers.add("ETag", "\"7\"");
              headers.add("Cache-Control", "private, max-age=5");
              exchange.sendResponseHeaders(201, -1);
              exchange.close();
            });

    var answer = get("/v1/cases/talkative", request -> request);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().map())
        .doesNotContainKeys("server", "x-powered-by", "set-cookie", "x-internal");
    assertThat(answer.headers().firstValue("Location")).hasValue("/v1/cases/1");
    assertThat(answer.headers().firstValue("Link")).hasValue("</v1/cases?cursor=x>; rel=\"next\"");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, max-age=5");
  }

  @Test
  void an_answer_without_a_body_passes_as_it_is() {
    for (int status : List.of(204, 304)) {
      world
          .cases()
          .at(
              "/v1/cases/empty-" + status,
              exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
              });

      var answer = get("/v1/cases/empty-" + status, request -> request);

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().map()).doesNotContainKeys("transfer-encoding");
    }
  }

  @Test
  void a_head_request_gets_the_head_of_the_answer() {
    world
        .cases()
        .at(
            "/v1/cases/head",
            exchange -> {
              exchange.getResponseHeaders().add("Content-Length", "1234");
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            });

    var answer = get("/v1/cases/head", HttpRequest.Builder::HEAD);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("1234");
  }

  @Test
  void pages_of_a_listed_origin_may_call_and_others_may_not() {
    var listed = preflight("https://app.example.com");
    assertThat(listed).startsWith("HTTP/1.1 204 ").contains("https://app.example.com");

    assertThat(preflight("https://evil.example"))
        .startsWith("HTTP/1.1 405 ")
        .doesNotContain("evil");
  }

  private String preflight(String origin) {
    return client.raw(
        "OPTIONS /v1/cases HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n"
            .formatted(origin));
  }

  private HttpResponse<String> get(
      String path, java.util.function.UnaryOperator<HttpRequest.Builder> more) {
    return client.send(
        path, request -> more.apply(request.header("Authorization", "Bearer " + world.token())));
  }
}
