package io.bellwether.localstack.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where PostgreSQL and the fact store keep their data; checked before anything is started, because
/// a full disk shows as a hundred other errors later.
record DataDirectory(Path root) {

  private static final String LOCK = "postmaster.pid";
  private static final long ENOUGH_BYTES = 1L << 30;

  DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  void prepare() {
    try {
      Files.createDirectories(root.resolve("facts"));
      if (!Files.isWritable(root) || (Files.exists(postgres()) && !ours(postgres()))) {
        throw new SuiteProblem(
            "%s belongs to %s, not to you: choose another place with --data-dir, or run as that user"
                .formatted(root, Files.getOwner(postgres().toFile().exists() ? postgres() : root)));
      }
      requireSpace();
      requireComplete();
      requireUnused();
    } catch (IOException failure) {
      throw new SuiteProblem(
          "the data directory %s cannot be used: %s".formatted(root, failure.getMessage()),
          failure);
    }
  }

  /// The server that runs on this data, ours or another suite's.
  Optional<ProcessHandle> postmaster() {
    try {
      var lines = Files.readAllLines(postgres().resolve(LOCK));
      var started = Long.parseLong(lines.get(2).strip()) * 1000;
      var pid = Long.parseLong(lines.getFirst().strip());
      // The server writes its start in whole seconds, a little after the process began.
      return ProcessHandle.of(pid)
          .filter(process -> process.info().startInstant().isPresent())
          .filter(
              process ->
                  Math.abs(process.info().startInstant().get().toEpochMilli() - started) < 10_000);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException noServer) {
      return Optional.empty();
    }
  }

  // After a crash of the machine the lock names a pid that may belong to anyone by now; PostgreSQL
  // would refuse to start.
  private void requireUnused() throws IOException {
    var other = postmaster();
    if (other.isPresent()) {
      throw new SuiteProblem(
          "%s is in use by another PostgreSQL (pid %d): stop its suite, or choose another --data-dir"
              .formatted(postgres(), other.get().pid()));
    }
    Files.deleteIfExists(postgres().resolve(LOCK));
  }

  private static boolean ours(Path path) throws IOException {
    return Files.getOwner(path).getName().equals(System.getProperty("user.name"));
  }

  private void requireSpace() throws IOException {
    var free = Files.getFileStore(root).getUsableSpace();
    if (free < ENOUGH_BYTES) {
      throw new SuiteProblem(
          String.format(
              Locale.ROOT,
              "only %.1f GiB are free for %s (needed: 1 GiB): make room, or choose another place with"
                  + " --data-dir",
              free / (double) (1L << 30),
              root));
    }
  }

  // An initdb that was killed leaves a directory that PostgreSQL neither fills nor starts. Removing
  // it is for the user to decide: --data-dir may point anywhere.
  private void requireComplete() throws IOException {
    if (!Files.isDirectory(postgres()) || Files.exists(postgres().resolve("global/pg_control"))) {
      return;
    }
    try (var content = Files.list(postgres())) {
      if (content.findAny().isPresent()) {
        throw new SuiteProblem(
            "%s holds no complete PostgreSQL data (a first start that was cut off leaves this): remove"
                    .formatted(postgres())
                + " it and start again");
      }
    }
  }
}
