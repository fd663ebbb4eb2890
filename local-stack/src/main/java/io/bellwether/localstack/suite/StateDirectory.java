package io.bellwether.localstack.suite;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.localstack.process.ProcessRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Where a suite keeps what outlives it: `logs`, and in `run` which processes it started.
public record StateDirectory(Path root) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROCESS = ".process.json";
  private static final int LOG_TAIL_LINES = 20;
  private static final long LOG_TO_KEEP_BYTES = 50L * 1024 * 1024;

  /// What other commands need to know of a running suite.
  public record Running(
      ProcessRecord supervisor, String gateway, String issuer, int portsFrom, boolean ready) {}

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  public StateDirectory create() {
    try {
      Files.createDirectories(logs());
      Files.createDirectories(run());
      for (var directory : List.of(root, logs(), run())) {
        if (!Files.isWritable(directory)) {
          throw new SuiteProblem(
              "%s is not writable for this user (it belongs to %s): remove it, or run as its owner"
                  .formatted(directory, Files.getOwner(directory).getName()));
        }
      }
      return this;
    } catch (IOException failure) {
      throw new SuiteProblem(
          "cannot write to %s: %s".formatted(root, failure.getMessage()), failure);
    }
  }

  public Path data() {
    return root.resolve("data");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  /// The log of a service, of `postgres`, or of the suite itself.
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /// As [#log], and a log that has grown long is put aside first.
  Path freshLog(String name) throws IOException {
    var log = log(name);
    if (Files.exists(log) && Files.size(log) > LOG_TO_KEEP_BYTES) {
      Files.move(log, logs().resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  /// The last lines of a log, indented, for a message.
  String logTail(String name) {
    try {
      var lines = Files.readString(log(name), StandardCharsets.UTF_8).lines().toList();
      return String.join(
          "\n  ", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException nothingWritten) {
      return "(no log)";
    }
  }

  void remember(ProcessRecord process) {
    write(process.name() + PROCESS, process);
  }

  void remember(Running suite) {
    write("suite.json", suite);
  }

  /// The processes that the suite started, whether they run or not.
  public List<ProcessRecord> processes() {
    if (!Files.isDirectory(run())) {
      return List.of();
    }
    try (var files = Files.list(run())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(PROCESS))
          .flatMap(file -> read(file, ProcessRecord.class).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Optional<ProcessRecord> process(String name) {
    return read(run().resolve(name + PROCESS), ProcessRecord.class);
  }

  /// The suite of this directory, if its supervisor runs.
  public Optional<Running> running() {
    return recorded().filter(suite -> suite.supervisor().running().isPresent());
  }

  /// Refuses when a suite runs on this state.
  public void requireNotRunning() {
    var other = running();
    if (other.isPresent()) {
      throw new SuiteProblem(
          "the suite already runs (pid %d, %s): stop it with ./suite down"
              .formatted(other.get().supervisor().pid(), other.get().gateway()));
    }
  }

  Optional<Running> recorded() {
    return read(run().resolve("suite.json"), Running.class);
  }

  /// Forgets all processes: they have ended.
  void forget() {
    if (!Files.isDirectory(run())) {
      return;
    }
    try (var files = Files.list(run())) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(String name, Object value) {
    try {
      // Moved into place whole: `status` may read at any moment.
      var draft = run().resolve(name + ".new");
      Files.write(draft, JSON.writeValueAsBytes(value));
      Files.move(draft, run().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new SuiteProblem(
          "cannot write to %s: %s".formatted(run(), failure.getMessage()), failure);
    }
  }

  private static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
    } catch (IOException missingOrTorn) {
      return Optional.empty();
    }
  }
}
