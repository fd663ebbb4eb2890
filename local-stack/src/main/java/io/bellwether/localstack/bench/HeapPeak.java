package io.bellwether.localstack.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The largest heap that a service has taken from the system while this was open: what its metrics
/// say is committed, several times a second. What it used was at most that.
final class HeapPeak implements AutoCloseable {

  private static final String COMMITTED = "jvm_memory_committed_bytes{area=\"heap\"";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong peak = new AtomicLong();
  private final HttpRequest metrics;

  HeapPeak(String managementUrl) {
    metrics = HttpRequest.newBuilder(URI.create(managementUrl + "/q/metrics")).build();
    var unused = sampling.scheduleWithFixedDelay(this::sample, 0, 500, TimeUnit.MILLISECONDS);
  }

  private void sample() {
    try {
      var committed =
          http.send(metrics, HttpResponse.BodyHandlers.ofString())
              .body()
              .lines()
              .filter(line -> line.startsWith(COMMITTED))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
              .sum();
      peak.accumulateAndGet(Math.round(committed), Math::max);
    } catch (IOException e) {
      // The next sample will tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long bytes() {
    return peak.get();
  }

  @Override
  public void close() {
    sampling.shutdownNow();
    http.shutdownNow();
  }
}
