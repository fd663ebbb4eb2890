package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.TenantTransactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One import: reads lines, writes them in batches of a transaction each, reports on every line. A
/// line that refers to a row of the same collection further down is tried again at the end.
final class ImportRun<T extends Record> {

  private static final int BATCH = 1_000;
  private static final int ATTEMPTS = 5;

  private final Shape<T> shape;
  private final Catalog catalog;
  private final Validator validator;
  private final TenantTransactions transactions;
  private final String tenant;
  private final ImportReport report;

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

  /// A batch at a time in a transaction of its own, so that locks are short and memory is bounded.
  void run(InputStream body) throws IOException {
    run(body, drafts -> transactions.call(tenant, connection -> attempt(connection, drafts)));
  }

  /// The same in one transaction that is rolled back at the end.
  void dryRun(InputStream body) throws IOException {
    try {
      transactions.call(
          tenant,
          connection -> {
            try {
              run(body, drafts -> attempt(connection, drafts));
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

  private interface Sink {
    List<WriteResult> write(List<Draft> drafts) throws SQLException;
  }

  private record Parsed(
      ImportLines.Line line, @Nullable Draft draft, @Nullable HttpProblem problem) {}

  private List<WriteResult> attempt(Connection connection, List<Draft> drafts) throws SQLException {
    return new BatchWriter<>(shape, catalog, validator).write(connection, drafts);
  }

  private void run(InputStream body, Sink sink) throws IOException {
    var lines = new ImportLines(body);
    var batch = new ArrayList<Parsed>();
    var waiting = new ArrayList<ImportLines.Line>();
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      batch.add(parse(line));
      if (batch.size() == BATCH) {
        write(batch, sink, waiting, true);
        batch.clear();
      }
    }
    write(batch, sink, waiting, true);
    retry(waiting, sink);
  }

  private void retry(List<ImportLines.Line> waiting, Sink sink) throws IOException {
    var rest = waiting;
    while (!rest.isEmpty()) {
      var still = new ArrayList<ImportLines.Line>();
      writeAll(rest, sink, still, true);
      if (still.size() == rest.size()) {
        writeAll(rest, sink, new ArrayList<>(), false);
        return;
      }
      rest = still;
    }
  }

  private void writeAll(
      List<ImportLines.Line> lines, Sink sink, List<ImportLines.Line> waiting, boolean mayWait)
      throws IOException {
    for (int from = 0; from < lines.size(); from += BATCH) {
      var part = lines.subList(from, Math.min(from + BATCH, lines.size()));
      write(part.stream().map(this::parse).toList(), sink, waiting, mayWait);
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

  private void write(List<Parsed> batch, Sink sink, List<ImportLines.Line> waiting, boolean mayWait)
      throws IOException {
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
          if (mayWait && dangling.sameCollection()) {
            waiting.add(parsed.line());
          } else {
            report.failed(number, dangling.problem());
          }
        }
      }
    }
  }

  private List<WriteResult> persist(List<Draft> drafts, Sink sink) {
    for (int attempt = 1; ; attempt++) {
      try {
        return sink.write(drafts);
      } catch (BatchWriter.Overtaken overtaken) {
        if (attempt == ATTEMPTS) {
          throw overtaken;
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
