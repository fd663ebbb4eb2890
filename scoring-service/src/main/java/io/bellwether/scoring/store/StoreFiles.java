package io.bellwether.scoring.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/// The files of a folder that are fact stores. The name carries the version of engine and schema,
/// and a generation, so that a damaged file is replaced while its last readers finish.
record StoreFiles(Path dir, String version) {

  private static final Logger LOG = Logger.getLogger(StoreFiles.class);

  Path newest() {
    return all().stream()
        .filter(path -> generation(path) >= 0)
        .max(Comparator.comparingInt(this::generation))
        .orElse(named(0));
  }

  Path next(Path present) {
    return named(generation(present) + 1);
  }

  static Path walOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".wal");
  }

  void removeOthers(Path kept) {
    var keptName = kept.getFileName().toString();
    for (var path : all()) {
      if (!path.getFileName().toString().startsWith(keptName)) {
        try {
          Files.deleteIfExists(path);
          LOG.infof("removed %s: replaced by %s", path, keptName);
        } catch (IOException e) {
          LOG.warnf("cannot remove %s: %s", path, e.getMessage());
        }
      }
    }
  }

  private Path named(int generation) {
    return dir.resolve("facts-%s-%d.duckdb".formatted(version, generation));
  }

  /// -1 for a file of another version.
  private int generation(Path path) {
    var name = path.getFileName().toString();
    var start = "facts-" + version + "-";
    if (!name.startsWith(start) || !name.endsWith(".duckdb")) {
      return -1;
    }
    try {
      return Integer.parseInt(name.substring(start.length(), name.length() - ".duckdb".length()));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private List<Path> all() {
    try {
      Files.createDirectories(dir);
      try (var paths = Files.list(dir)) {
        return paths.filter(path -> path.getFileName().toString().startsWith("facts-")).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder of the fact store " + dir, e);
    }
  }
}
