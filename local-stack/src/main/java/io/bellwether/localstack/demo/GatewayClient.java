package io.bellwether.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Speaks Bellwether's public API as an integrator does.
public final class GatewayClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String gateway;
  private final String token;

  public GatewayClient(String gateway, String token) {
    this.gateway = gateway.replaceAll("/+$", "");
    this.token = token;
  }

  /// Imports the objects into a collection; a line that failed is a [SuiteProblem].
  public ImportSummary importInto(String collection, Supplier<Stream<?>> objects)
      throws IOException, InterruptedException {
    var request =
        request("/v1/%s:import".formatted(collection))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new NdjsonBody(objects.get())))
            .build();
    var answer = send(request, HttpResponse.BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      if (answer.statusCode() != 200) {
        throw refused(request, answer.statusCode(), lines.collect(Collectors.joining("\n")));
      }
      return summary(collection, lines);
    }
  }

  private static ImportSummary summary(String collection, Stream<String> lines) throws IOException {
    @Nullable String firstFailure = null;
    for (var line : (Iterable<String>) lines::iterator) {
      var result = JSON.readTree(line);
      if (result.has("summary")) {
        var summary = JSON.treeToValue(result.path("summary"), ImportSummary.class);
        if (summary.failed() > 0) {
          throw new SuiteProblem(
              "%,d of %,d lines of %s were refused, the first: %s"
                  .formatted(summary.failed(), summary.lines(), collection, firstFailure));
        }
        return summary;
      }
      if (firstFailure == null && result.path("status").asText().equals("failed")) {
        firstFailure = line;
      }
    }
    throw new SuiteProblem("the import of %s ended without its summary".formatted(collection));
  }

  /// A line that is written down as it is sent.
  public static JsonNode json(String line) throws IOException {
    return JSON.readTree(line);
  }

  /// What a GET answers, as JSON.
  public JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path));
  }

  /// What a POST of JSON answers, as JSON.
  public JsonNode post(String path, String json) throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private JsonNode answer(HttpRequest.Builder asked) throws IOException, InterruptedException {
    var request =
        asked.timeout(Duration.ofSeconds(30)).header("Accept", "application/json").build();
    var answer = send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw refused(request, answer.statusCode(), answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path))
        .header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    try {
      return http.send(request, handler);
    } catch (IOException failure) {
      throw new SuiteProblem(
          "the gateway did not answer %s (%s): see ./suite status"
              .formatted(
                  request.uri(), failure.getMessage() == null ? failure : failure.getMessage()),
          failure);
    }
  }

  private static SuiteProblem refused(HttpRequest request, int status, String body) {
    return new SuiteProblem(
        "%s %s was answered with %d: %s".formatted(request.method(), request.uri(), status, body));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
