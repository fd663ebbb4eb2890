package io.bellwether.localstack.bench;

import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;

/// Where a benchmark has its data and its own suite; gone afterwards.
record BenchDirectory(Path path) implements AutoCloseable {

  static BenchDirectory make() throws IOException {
    return new BenchDirectory(Files.createTempDirectory("bellwether-bench-"));
  }

  SuiteOptions options(SuiteOptions usual, Service only) {
    return usual.withState(path).withServices(EnumSet.of(only));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(BenchDirectory::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
