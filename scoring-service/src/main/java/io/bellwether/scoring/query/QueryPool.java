package io.bellwether.scoring.query;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.store.FactStore;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs queries, as many at a time as there are cores. They run on threads of their own: the native
/// call pins a virtual thread to its carrier, and all other requests with it.
@Singleton
public class QueryPool {

  private final Snapshots snapshots;
  private final QueryConfig config;
  private final ThreadPoolExecutor threads;

  @Inject
  QueryPool(FactStore store, QueryConfig config) {
    this(reads -> store.read(reads.tenant(), reads.facts(), reads.knownAt()), config);
  }

  public QueryPool(Snapshots snapshots, QueryConfig config) {
    this.snapshots = snapshots;
    this.config = config;
    var cores = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(config.queue()),
            Thread.ofPlatform().name("query-", 0).daemon().factory());
  }

  @FunctionalInterface
  public interface Work<T> {
    T on(Connection facts) throws SQLException;
  }

  /// Opens connections that each see one state of the facts.
  @FunctionalInterface
  public interface Snapshots {
    Connection open(Reads reads) throws SQLException;
  }

  /// Everything that one piece of work reads comes from one snapshot.
  public <T> T run(Reads reads, Work<T> work) {
    var query = new StoppableQuery<>(() -> snapshots.open(reads), work);
    try {
      var future = threads.submit(query);
      try {
        return future.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw busy(
            "no answer within %s s: if this is so again, ask for less, such as a shorter interval or fewer groups"
                .formatted(config.deadline().toSeconds()));
      } finally {
        // Nobody waits any more: one that has not begun never will, one that runs gives its thread
        // back.
        future.cancel(false);
        query.stop();
      }
    } catch (RejectedExecutionException e) {
      throw busy("%d queries are waiting already".formatted(config.queue()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("the service is stopping");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  private static RuntimeException busy(String detail) {
    return Problems.builder(Slug.DEPENDENCY_UNAVAILABLE, detail + " (expected: try again later)")
        .withHeader("Retry-After", "5")
        .build();
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case SQLTimeoutException _ -> busy("the query took too long");
      case RuntimeException e -> e;
      case null, default -> new IllegalStateException("a query failed", cause);
    };
  }
}
