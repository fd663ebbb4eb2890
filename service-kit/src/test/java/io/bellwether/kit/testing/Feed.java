package io.bellwether.kit.testing;

import static io.bellwether.kit.testing.Api.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.localstack.process.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The change feed of the service under test, read from its beginning.
public final class Feed {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Feed() {}

  /// Whether the service has a feed at all: what nobody copies need not be told.
  static boolean isServed() {
    return Operations.served().anyMatch(operation -> operation.path().equals("/v1/changes"));
  }

  /// All changes that were committed before the call.
  public static List<JsonNode> changes() {
    var called = Instant.now();
    var changes = new ArrayList<JsonNode>();
    var after = new AtomicReference<>("");
    // Ticks are at most two a second.
    Waiting.until(
        "the feed tells all that was committed",
        PATIENCE,
        () -> {
          var page = page(after.get());
          page.stream().filter(line -> line.has("entity")).forEach(changes::add);
          var trailer = page.getLast();
          assertThat(trailer.has("next")).as("a trailer: %s", trailer).isTrue();
          after.set(trailer.path("next").asText());
          return trailer.path("caughtUp").asBoolean()
              && !trailer.path("asOf").isNull()
              && Instant.parse(trailer.path("asOf").asText()).isAfter(called);
        });
    return changes;
  }

  private static List<JsonNode> page(String after) {
    return bearer(ServiceEnvironment.identity().feedToken())
        .queryParam("after", after)
        .queryParam("limit", 10_000)
        .get("/v1/changes")
        .asString()
        .lines()
        .map(Feed::tree)
        .toList();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
