package io.bellwether.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Waits until scoring has applied everything that was written before an instant: `/v1/status` says
/// for each source as of when it is complete.
public final class ScoringCaughtUp {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final GatewayClient client;

  public ScoringCaughtUp(GatewayClient client) {
    this.client = client;
  }

  public void await(Instant written) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(LIMIT);
    while (true) {
      var status = client.get("/v1/status");
      var sources = status.path("sources");
      if (!sources.isEmpty() && behind(sources, written).isEmpty()) {
        return;
      }
      if (Instant.now().isAfter(deadline)) {
        throw new SuiteProblem(
            "the data is imported, but scoring has not applied it after %d s (behind: %s; /v1/status: %s)"
                .formatted(LIMIT.toSeconds(), behind(sources, written), status));
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  private static String behind(JsonNode sources, Instant written) {
    return StreamSupport.stream(sources.spliterator(), false)
        .filter(source -> !asOf(source).isAfter(written))
        .map(source -> source.path("source").asText(source.path("name").asText("?")))
        .collect(Collectors.joining(", "));
  }

  private static Instant asOf(JsonNode source) {
    try {
      return Instant.parse(source.path("asOf").asText(""));
    } catch (DateTimeParseException neverPulled) {
      return Instant.MIN;
    }
  }
}
