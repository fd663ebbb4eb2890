package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.RepeatableFailure;
import io.bellwether.kit.tenant.TenantTransactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// One import: reads lines, writes them in batches of a transaction each, reports on every line. A
/// line that refers to a row of the same collection further down is tried again at the end. Nothing
/// of it is in memory but the batch that is written and the one that is read.
final class ImportRun<T extends Record> implements AutoCloseable {

  private static final int BATCH_LINES = 2_000;
  private static final int BATCH_BYTES = 4 << 20;

  private final Shape<T> shape;
  private final Catalog catalog;
  private final Validator validator;
  private final TenantTransactions transactions;
  private final Caller.Identity caller;
  private final DraftReader drafts;
  private final ImportReport report;
  private WaitingLines waiting = new WaitingLines();

  ImportRun(
      Shape<T> shape,
      Catalog catalog,
      Validator validator,
      TenantTransactions transactions,
      Caller.Identity caller,
      ImportReport report)
      throws IOException {
    this.shape = shape;
    this.catalog = catalog;
    this.validator = validator;
    this.transactions = transactions;
    this.caller = caller;
    this.drafts = new DraftReader(shape, caller.tenant());
    this.report = report;
  }

  /// A line that was read, with what it says or what is wrong with it.
  private record Parsed(
      ImportLines.Line line, @Nullable Draft draft, @Nullable HttpProblem problem) {}

  private interface Sink {
    List<WriteResult> write(List<Draft> drafts) throws SQLException;
  }

  /// A batch at a time in a transaction of its own, so that locks are short.
  void run(InputStream body) throws IOException, SQLException {
    run(body, batch -> store(batch, Set.of()));
  }

  /// What loses every race, because another row holds a key of it for good, is found by halving:
  /// one line fails, and the others are stored.
  private List<WriteResult> store(List<Draft> batch, Set<UUID> held) {
    try {
      return transactions.call(caller, connection -> attempt(connection, batch, held));
    } catch (RepeatableFailure lost) {
      if (batch.size() == 1) {
        return List.of(new WriteResult.Failed(taken(batch.getFirst())));
      }
      int half = batch.size() / 2;
      var results = new ArrayList<>(store(batch.subList(0, half), held));
      var stillHeld = new HashSet<>(held);
      for (var result : results) {
        if (result instanceof WriteResult.Dangling dangling) {
          stillHeld.add(dangling.id());
        }
      }
      results.addAll(store(batch.subList(half, batch.size()), stillHeld));
      return results;
    }
  }

  private HttpProblem taken(Draft draft) {
    return Problems.of(
        Slug.CONFLICT,
        "%s %s shares a key with another row, or is being written by others all the time (expected: a key of its own; or try again)"
            .formatted(
                shape.description().entity(),
                draft.externalId() == null ? draft.id() : "'" + draft.externalId() + "'"));
  }

  /// The same in one transaction that is rolled back at the end. The lines are taken in first: a
  /// client that sends slowly must not keep a connection of the pool.
  void dryRun(InputStream body) throws IOException {
    try (var lines = Spool.open()) {
      lines.append(body);
      transactions.once(
          caller,
          connection -> {
            try {
              run(lines.read(), batch -> attempt(connection, batch, Set.of()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            throw new RolledBack();
          });
    } catch (RolledBack expected) {
      // Nothing was to stay.
    }
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private List<WriteResult> attempt(Connection connection, List<Draft> batch, Set<UUID> held)
      throws SQLException {
    return new BatchWriter<>(shape, catalog, validator, held).write(connection, batch);
  }

  private void run(InputStream body, Sink sink) throws IOException, SQLException {
    try (var thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      var lines = new ImportLines(body);
      var batches = new Batches(sink, thread, true);
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          batches.add(line);
        }
      }
      batches.finish();
      retry(sink, thread);
    }
  }

  /// Each round brings those that refer before those that are referred to into order; what is left
  /// when a round stores nothing new will never resolve.
  private void retry(Sink sink, ExecutorService thread) throws IOException, SQLException {
    var mayWait = true;
    while (!waiting.isEmpty()) {
      try (var round = waiting) {
        waiting = new WaitingLines();
        var batches = new Batches(sink, thread, mayWait);
        round.inOrder(batches::add);
        batches.finish();
        mayWait = waiting.size() < round.size();
      }
    }
  }

  private Parsed parse(ImportLines.Line line) {
    try {
      if (line.tooLong()) {
        throw Problems.of(
            Slug.PAYLOAD_TOO_LARGE,
            "the line is longer than %d bytes (expected: at most that)"
                .formatted(JsonInput.MAX_BODY_BYTES));
      }
      return new Parsed(line, drafts.read(JsonInput.read(line.bytes())), null);
    } catch (HttpProblem problem) {
      return new Parsed(line, null, problem);
    }
  }

  /// Gathers lines that are written together: not too many, nor too long. One batch is written
  /// while the next is read; never two at a time, as the second may build on the first.
  private final class Batches {

    private final Sink sink;
    private final ExecutorService thread;
    private final boolean mayWait;
    private List<Parsed> lines = new ArrayList<>();
    private int bytes;
    private Future<@Nullable Void> writing = CompletableFuture.completedFuture(null);

    Batches(Sink sink, ExecutorService thread, boolean mayWait) {
      this.sink = sink;
      this.thread = thread;
      this.mayWait = mayWait;
    }

    void add(ImportLines.Line line) throws IOException, SQLException {
      lines.add(parse(line));
      bytes += line.bytes().length;
      if (lines.size() == BATCH_LINES || bytes >= BATCH_BYTES) {
        hand();
      }
    }

    void finish() throws IOException, SQLException {
      hand();
      await();
    }

    private void hand() throws IOException, SQLException {
      await();
      var batch = lines;
      lines = new ArrayList<>();
      bytes = 0;
      writing =
          thread.submit(
              () -> {
                write(batch);
                return null;
              });
    }

    private void await() throws IOException, SQLException {
      try {
        writing.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failure -> throw failure;
          case SQLException failure -> throw failure;
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }

    private void write(List<Parsed> batch) throws IOException, SQLException {
      var ready = new ArrayList<Parsed>();
      for (var parsed : batch) {
        var id = parsed.draft() == null ? null : parsed.draft().id();
        if (id != null && waiting.holds(id)) {
          // It must not overtake an earlier line of its row.
          waiting.add(parsed.line(), id, id);
        } else {
          ready.add(parsed);
        }
      }
      var results = persist(ready, sink).iterator();
      for (var parsed : ready) {
        settle(
            parsed,
            parsed.problem() == null ? results.next() : new WriteResult.Failed(parsed.problem()));
      }
    }

    private void settle(Parsed parsed, WriteResult result) throws IOException {
      long number = parsed.line().number();
      switch (result) {
        case WriteResult.Done done -> report.done(number, done);
        case WriteResult.Failed failed -> report.failed(number, failed.problem());
        case WriteResult.Dangling dangling -> {
          if (mayWait && dangling.entity().equals(shape.description().entity())) {
            waiting.add(parsed.line(), dangling.id(), dangling.missing());
          } else {
            report.failed(number, dangling.problem());
          }
        }
      }
    }
  }

  private static List<WriteResult> persist(List<Parsed> lines, Sink sink) throws SQLException {
    var drafts = lines.stream().map(Parsed::draft).filter(Objects::nonNull).toList();
    if (drafts.isEmpty()) {
      return List.of();
    }
    return sink.write(drafts);
  }

  @Override
  public void close() throws IOException {
    waiting.close();
  }
}
