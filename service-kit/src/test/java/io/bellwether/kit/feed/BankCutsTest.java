package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class BankCutsTest {

  private static final Logger LOG = Logger.getLogger(BankCutsTest.class);
  private static final int ACCOUNTS = 60;
  private static final int OPENING = 1_000;
  private static final int WRITERS = 12;
  private static final int READERS = 3;

  /// So many different states are to be seen, which a slow machine needs longer for.
  private static final int CUTS = 2_000;

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int PAGE = 40;

  /// Give -Dseed= to repeat a run.
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void every_complete_window_is_a_state_in_which_the_source_once_was() throws Exception {
    try (var database = new FeedDatabase("feed_bank");
        var threads = Executors.newCachedThreadPool()) {
      FeedDatabase.execute(
          database.app,
          "INSERT INTO ledger SELECT 'acme', lpad(n::text, 32, '0')::uuid, %d FROM generate_series(1, %d) n"
              .formatted(OPENING, ACCOUNTS));
      // Two a second would be too few cuts for the time.
      var feed = new ChangeFeed(database.feed, Duration.ofMillis(1));
      var readers = IntStream.range(0, READERS).mapToObj(_ -> reader(feed)).toList();
      var deadline = System.nanoTime() + LONGEST.toNanos();
      BooleanSupplier enough =
          () ->
              System.nanoTime() > deadline
                  || readers.stream().anyMatch(reader -> reader.cuts.get() >= CUTS);

      var transfers = new AtomicInteger();
      var writing =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> threads.submit(transfer(database, SEED + i, enough, transfers)))
              .toList();
      var reading =
          readers.stream().map(reader -> threads.submit(readUntil(reader, enough))).toList();
      for (var writer : writing) {
        writer.get();
      }
      for (var reader : reading) {
        reader.get();
      }
      for (var reader : readers) {
        reader.pageUntilCaughtUp();
      }
      var rebuilt = reader(feed);
      rebuilt.pageUntilCaughtUp();

      LOG.info(
          "seed %d: %d transfers, cuts %s, rebuilt %d"
              .formatted(
                  SEED,
                  transfers.get(),
                  readers.stream().map(reader -> reader.cuts.get()).toList(),
                  rebuilt.cuts.get()));
      var changes = FeedDatabase.number(database.feed, "SELECT count(*) FROM change_log");
      for (var reader : List.of(readers.get(0), readers.get(1), readers.get(2), rebuilt)) {
        assertThat(reader.wrong).as("wrong sums of %d, seed %d", reader.cuts.get(), SEED).isZero();
        assertThat(reader.repeated).isZero();
        assertThat(reader.cuts.get()).isEqualTo(rebuilt.cuts.get());
        assertThat(reader.knownAtOfSeq).hasSize((int) changes).isEqualTo(rebuilt.knownAtOfSeq);
      }
      assertThat(rebuilt.cuts.get()).as("different cuts").isGreaterThanOrEqualTo(CUTS);
    }
  }

  private static BankReader reader(ChangeFeed feed) {
    return new BankReader(feed, PAGE, (long) ACCOUNTS * OPENING);
  }

  private static Callable<Void> readUntil(BankReader reader, BooleanSupplier enough) {
    return () -> {
      while (!enough.getAsBoolean()) {
        reader.page();
      }
      return null;
    };
  }

  private static Callable<Void> transfer(
      FeedDatabase database, long seed, BooleanSupplier enough, AtomicInteger transfers) {
    return () -> {
      var random = new Random(seed);
      try (var connection = database.app.getConnection()) {
        connection.setAutoCommit(false);
        while (!enough.getAsBoolean()) {
          // The lower account first, or two transfers could wait for each other.
          var lower = 1 + random.nextInt(ACCOUNTS - 1);
          var upper = lower + 1 + random.nextInt(ACCOUNTS - lower);
          var amount = 1 + random.nextInt(50);
          FeedDatabase.execute(connection, add(lower, amount));
          if (random.nextInt(3) == 0) {
            // Money on its way while others commit: what a wrong cut would miss or count twice.
            FeedDatabase.execute(connection, "SELECT pg_sleep(0.005)");
          }
          FeedDatabase.execute(connection, add(upper, -amount));
          end(connection, random, transfers);
        }
        connection.setAutoCommit(true);
      }
      return null;
    };
  }

  private static void end(java.sql.Connection connection, Random random, AtomicInteger transfers)
      throws SQLException {
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
      transfers.incrementAndGet();
    }
  }

  private static String add(int account, int amount) {
    return "UPDATE ledger SET balance = balance + %d WHERE id = '%s'"
        .formatted(amount, new UUID(0, Long.parseLong(Integer.toString(account), 16)));
  }
}
