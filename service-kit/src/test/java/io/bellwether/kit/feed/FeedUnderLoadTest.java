package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class FeedUnderLoadTest {

  private static final Logger LOG = Logger.getLogger(FeedUnderLoadTest.class);
  private static final int WRITERS = 16;
  private static final int SECONDS = 20;
  private static final int POLL_MILLIS = 3;

  /// Give -Dseed= to repeat a run.
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void nothing_is_lost_invented_or_repeated_while_many_commit_out_of_order() throws Exception {
    try (var database = new FeedDatabase("feed_load");
        var pollers = Executors.newScheduledThreadPool(3);
        var writers = Executors.newFixedThreadPool(WRITERS)) {
      var ours = FeedReader.eager(database, 500);
      var bySequence = NaiveCursor.overSequence(database.feed);
      var byTime = NaiveCursor.overUpdateTime(database.feed);
      List<Callable<?>> cursors = List.of(ours::poll, poll(bySequence), poll(byTime));
      var polling = new ArrayList<ScheduledFuture<?>>();
      for (var cursor : cursors) {
        polling.add(
            pollers.scheduleWithFixedDelay(
                () -> call(cursor), 0, POLL_MILLIS, TimeUnit.MILLISECONDS));
      }

      var committed = new ConcurrentLinkedQueue<String>();
      var rolledBack = write(database, writers, committed);
      polling.forEach(poll -> poll.cancel(false));
      pollers.shutdown();
      assertThat(pollers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      for (var cursor : cursors) {
        cursor.call();
      }

      var delivered = ours.changes.stream().map(LedgerWriter::named).toList();
      LOG.info(
          "seed %d: %d changes committed, %d transactions rolled back, %d ticks; lost: ours %d, by sequence %d, by time %d"
              .formatted(
                  SEED,
                  committed.size(),
                  rolledBack,
                  ours.knownAtOfTick.size(),
                  committed.size() - new HashSet<>(delivered).size(),
                  committed.size() - new HashSet<>(bySequence.seqs).size(),
                  committed.size() - new HashSet<>(byTime.seqs).size()));
      assertThat(polling).as("no poll failed").allMatch(ScheduledFuture::isCancelled);
      assertThat(committed).hasSizeGreaterThanOrEqualTo(30_000).doesNotHaveDuplicates();
      var lost = new HashSet<>(committed);
      delivered.forEach(lost::remove);
      var phantom = new HashSet<>(delivered);
      committed.forEach(phantom::remove);
      assertThat(lost).as("lost, seed %d", SEED).isEmpty();
      assertThat(phantom).as("phantom, seed %d", SEED).isEmpty();
      assertThat(delivered).as("re-delivered, seed %d", SEED).hasSameSizeAs(committed);
      assertThat(bySequence.seqs)
          .as("the sequence cursor loses, or this test sees no loss")
          .hasSizeLessThan(committed.size());
      assertThat(byTime.seqs)
          .as("the time cursor loses, or this test sees no loss")
          .hasSizeLessThan(committed.size());
    }
  }

  private static int write(
      FeedDatabase database,
      java.util.concurrent.ExecutorService threads,
      ConcurrentLinkedQueue<String> committed)
      throws Exception {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    var numbers = new AtomicLong();
    var writers = new ArrayList<LedgerWriter>();
    for (var i = 0; i < WRITERS; i++) {
      writers.add(new LedgerWriter(database, SEED + i, deadline, numbers, committed));
    }
    var rolledBack = 0;
    for (var writer : threads.invokeAll(writers)) {
      rolledBack += writer.get();
    }
    return rolledBack;
  }

  private static Callable<?> poll(NaiveCursor cursor) {
    return () -> {
      cursor.poll();
      return cursor;
    };
  }

  private static void call(Callable<?> cursor) {
    try {
      cursor.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
