package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The results of an import, spooled until all lines are read: a client that does not read while it
/// still sends must not stop the import.
final class ImportReport implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final UUID id = Ids.next();
  private final Spool failures = Spool.open();

  /// Everything in the order in which it was settled, when the successes are asked for too.
  private final @Nullable Spool all;

  private final Map<WriteResult.Kind, Long> counts = new EnumMap<>(WriteResult.Kind.class);
  private long failed;

  ImportReport(boolean successesToo) throws IOException {
    all = successesToo ? Spool.open() : null;
    for (var kind : WriteResult.Kind.values()) {
      counts.put(kind, 0L);
    }
  }

  void done(long line, WriteResult.Done done) throws IOException {
    counts.merge(done.kind(), 1L, Long::sum);
    if (all != null) {
      var json = JSON.createObjectNode();
      json.put("line", line).put("status", done.kind().wireName()).put("id", done.id().toString());
      all.append(line(json));
    }
  }

  void failed(long line, HttpProblem problem) throws IOException {
    failed++;
    var json = JSON.createObjectNode();
    json.put("line", line).put("status", "failed");
    var details = json.putObject("problem");
    details.put("type", String.valueOf(problem.getType()));
    details.put("title", problem.getTitle());
    details.put("status", problem.getStatusCode());
    details.put("detail", problem.getDetail());
    problem.getParameters().forEach((name, value) -> details.set(name, JSON.valueToTree(value)));
    write(json);
  }

  /// Ends the report with its summary.
  void finish(boolean dryRun) throws IOException {
    var summary = JSON.createObjectNode();
    var totals = summary.putObject("summary");
    totals.put("importId", id.toString());
    totals.put("lines", failed + counts.values().stream().mapToLong(Long::longValue).sum());
    counts.forEach((kind, count) -> totals.put(kind.wireName(), count));
    totals.put("failed", failed);
    totals.put("dryRun", dryRun);
    write(summary);
  }

  UUID id() {
    return id;
  }

  /// What failed, and the summary.
  InputStream failures() throws IOException {
    return failures.read();
  }

  /// The whole report. Closing the stream closes the report.
  InputStream read() throws IOException {
    return new FilterInputStream(all == null ? failures.read() : all.read()) {
      @Override
      public void close() throws IOException {
        ImportReport.this.close();
      }
    };
  }

  private void write(ObjectNode json) throws IOException {
    var line = line(json);
    failures.append(line);
    if (all != null) {
      all.append(line);
    }
  }

  private static byte[] line(ObjectNode json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    failures.close();
    if (all != null) {
      all.close();
    }
  }
}
