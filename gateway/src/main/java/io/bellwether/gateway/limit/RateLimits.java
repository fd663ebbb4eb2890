package io.bellwether.gateway.limit;

import io.bellwether.gateway.caller.Caller;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// One token bucket per tenant and client, so that no client slows another one's down. An import
/// counts once, whatever it holds. Buckets are this replica's own: n replicas grant n times as
/// much.
@Singleton
public class RateLimits {

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private record Key(String tenant, String client) {}

  private final RateLimitConfig config;
  private final Vertx vertx;
  private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimits(RateLimitConfig config, Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
  }

  public Allowance ask(Caller caller) {
    var bucket =
        buckets.computeIfAbsent(new Key(caller.tenant(), caller.client()), _ -> fullBucket());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return new Allowance(
        probe.isConsumed(),
        config.burst(),
        Math.ceilDiv(config.burst(), config.perSecond()),
        probe.getRemainingTokens(),
        roundedUp(Duration.ofNanos(probe.getNanosToWaitForReset())),
        Math.max(1, roundedUp(Duration.ofNanos(probe.getNanosToWaitForRefill()))));
  }

  // A full bucket says nothing that a new one would not: forget it.
  void sweepEveryMinute(@Observes StartupEvent started) {
    vertx.setPeriodic(
        SWEEP.toMillis(),
        _ -> buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= config.burst()));
  }

  private Bucket fullBucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(config.burst())
                    .refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  private static long roundedUp(Duration wait) {
    return Math.ceilDiv(wait.toMillis(), 1000L);
  }
}
