package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/// The results of an import, kept in a temporary file until all lines are read: a client that does
/// not read while it still sends must not stop the import.
final class ImportReport implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final OutputStream out;
  private final boolean successesToo;
  private final Map<WriteResult.Kind, Long> counts = new EnumMap<>(WriteResult.Kind.class);
  private long failed;

  ImportReport(boolean successesToo) throws IOException {
    this.successesToo = successesToo;
    file = Files.createTempFile("import-", ".ndjson");
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    for (var kind : WriteResult.Kind.values()) {
      counts.put(kind, 0L);
    }
  }

  void done(long line, WriteResult.Done done) throws IOException {
    counts.merge(done.kind(), 1L, Long::sum);
    if (successesToo) {
      var json = JSON.createObjectNode();
      json.put("line", line).put("status", done.kind().wireName()).put("id", done.id().toString());
      write(json);
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

  /// The whole report, ending with its summary. The file goes when the stream is closed.
  InputStream read(boolean dryRun) throws IOException {
    var summary = JSON.createObjectNode();
    var totals = summary.putObject("summary");
    totals.put("lines", failed + counts.values().stream().mapToLong(Long::longValue).sum());
    counts.forEach((kind, count) -> totals.put(kind.wireName(), count));
    totals.put("failed", failed);
    totals.put("dryRun", dryRun);
    write(summary);
    out.close();
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }

  private void write(ObjectNode json) throws IOException {
    out.write(JSON.writeValueAsBytes(json));
    out.write('\n');
  }

  /// For an import that broke off: nothing is left behind.
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
