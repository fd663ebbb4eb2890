package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An import whose lines are made while they are sent, and whose results are read as they come.
///
/// @param failed the codes of what failed, by line
record StreamedImport(JsonPath summary, Map<Integer, String> failed) {

  private static final int BLOCK = 1_000;
  private static final Pattern FAILURE =
      Pattern.compile("\\{\"line\":(?<line>\\d+),\"status\":\"failed\"");
  private static final Pattern CODE = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"");

  /// Sends the lines 1 to `count` to a collection such as `cases:import?dryRun=true`.
  static StreamedImport send(Tenant tenant, String collection, int count, IntFunction<String> line)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(tenant.gateway() + "/v1/" + collection))
            .timeout(Duration.ofMinutes(10))
            .header("Authorization", "Bearer " + tenant.token())
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body(count, line)))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      try (var results = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new AssertionError(
              "%d: %s".formatted(answer.statusCode(), results.collect(Collectors.joining())));
        }
        return read(results::iterator);
      }
    }
  }

  private static StreamedImport read(Iterable<String> results) {
    var failed = new TreeMap<Integer, String>();
    @Nullable String last = null;
    for (var result : results) {
      last = result;
      var failure = FAILURE.matcher(result);
      if (failure.lookingAt()) {
        failed.put(
            Integer.parseInt(failure.group("line")),
            CODE.matcher(result).results().map(code -> code.group(1)).findFirst().orElse(result));
        assertThat(result).contains("expected:");
      }
    }
    return new StreamedImport(JsonPath.from(String.valueOf(last)).setRootPath("summary"), failed);
  }

  private static InputStream body(int count, IntFunction<String> line) {
    var blocks =
        IntStream.range(0, (count + BLOCK - 1) / BLOCK)
            .mapToObj(
                block ->
                    IntStream.rangeClosed(block * BLOCK + 1, Math.min((block + 1) * BLOCK, count))
                        .mapToObj(line)
                        .collect(Collectors.joining("\n", "", "\n")))
            .<InputStream>map(
                text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return blocks.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return blocks.next();
          }
        });
  }
}
