package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.TenantTransactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One import: reads lines, writes them in batches of a transaction each, reports on every line. A
/// line that refers to a row of the same collection further down is tried again at the end.
final class ImportRun<T extends Record> {

  private static final int BATCH = 1_000;

  private final Shape<T> shape;
  private final Catalog catalog;
  private final Validator validator;
  private final TenantTransactions transactions;
  private final String tenant;
  private final ImportReport report;
  private final WaitingLines waiting = new WaitingLines();

  ImportRun(
      Shape<T> shape,
      Catalog catalog,
      Validator validator,
      TenantTransactions transactions,
      String tenant,
      ImportReport report) {
    this.shape = shape;
    this.catalog = catalog;
    this.validator = validator;
    this.transactions = transactions;
    this.tenant = tenant;
    this.report = report;
  }

  /// A line that was read, with what it says or what is wrong with it.
  record Parsed(ImportLines.Line line, @Nullable Draft draft, @Nullable HttpProblem problem) {}

  private interface Sink {
    List<WriteResult> write(List<Draft> drafts) throws SQLException;
  }

  /// A batch at a time in a transaction of its own, so that locks are short and memory is bounded.
  void run(InputStream body) throws IOException {
    run(body, drafts -> transactions.call(tenant, connection -> attempt(connection, drafts)));
  }

  /// The same in one transaction that is rolled back at the end. The lines are taken in first: a
  /// client that sends slowly must not keep a connection of the pool.
  void dryRun(InputStream body) throws IOException {
    var file = Files.createTempFile("import-", ".lines");
    Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
    try (var lines = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
      transactions.once(
          tenant,
          connection -> {
            try {
              run(lines, drafts -> attempt(connection, drafts));
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

  private List<WriteResult> attempt(Connection connection, List<Draft> drafts) throws SQLException {
    return new BatchWriter<>(shape, catalog, validator).write(connection, drafts);
  }

  private void run(InputStream body, Sink sink) throws IOException {
    var lines = new ImportLines(body);
    var batch = new ArrayList<Parsed>();
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      var parsed = parse(line);
      if (parsed.draft() != null && waiting.holds(parsed.draft().id())) {
        waiting.addBehind(parsed);
        continue;
      }
      batch.add(parsed);
      if (batch.size() == BATCH) {
        write(batch, sink, true);
        batch.clear();
      }
    }
    write(batch, sink, true);
    retry(sink);
  }

  /// Each round brings those that refer before those that are referred to into order; what is left
  /// when a round stores nothing new will never resolve.
  private void retry(Sink sink) throws IOException {
    while (!waiting.isEmpty()) {
      var before = waiting.size();
      var round = waiting.takeInOrder();
      writeAll(round, sink, true);
      if (waiting.size() == before) {
        writeAll(waiting.takeInOrder(), sink, false);
        return;
      }
    }
  }

  private void writeAll(List<Parsed> lines, Sink sink, boolean mayWait) throws IOException {
    for (int from = 0; from < lines.size(); from += BATCH) {
      write(lines.subList(from, Math.min(from + BATCH, lines.size())), sink, mayWait);
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
      var draft = new DraftReader(shape, tenant).read(JsonInput.read(line.bytes()));
      return new Parsed(line, draft, null);
    } catch (HttpProblem problem) {
      return new Parsed(line, null, problem);
    }
  }

  private void write(List<Parsed> batch, Sink sink, boolean mayWait) throws IOException {
    var drafts = new ArrayList<Draft>();
    for (var parsed : batch) {
      if (parsed.draft() != null) {
        drafts.add(parsed.draft());
      }
    }
    var results = drafts.isEmpty() ? List.<WriteResult>of() : persist(drafts, sink);
    var next = results.iterator();
    for (var parsed : batch) {
      long number = parsed.line().number();
      if (parsed.problem() != null) {
        report.failed(number, parsed.problem());
        continue;
      }
      switch (next.next()) {
        case WriteResult.Done done -> report.done(number, done);
        case WriteResult.Failed failed -> report.failed(number, failed.problem());
        case WriteResult.Dangling dangling -> {
          if (mayWait && dangling.entity().equals(shape.description().entity())) {
            waiting.add(parsed, dangling.missing());
          } else {
            report.failed(number, dangling.problem());
          }
        }
      }
    }
  }

  private static List<WriteResult> persist(List<Draft> drafts, Sink sink) {
    try {
      return sink.write(drafts);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
