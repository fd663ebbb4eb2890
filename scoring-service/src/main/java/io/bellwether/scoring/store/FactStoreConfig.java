package io.bellwether.scoring.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// Where the fact store lives and what it may take. DuckDB's own defaults are 80 % of the machine's
/// memory and all of its cores.
@ConfigMapping(prefix = "fact-store")
public interface FactStoreConfig {
  /// The folder of the file and of what is spilled. Losing it costs a pull from the beginning.
  Path dir();

  /// How much memory DuckDB may take beside the Java heap.
  @WithDefault("400MB")
  String memoryLimit();

  /// How many cores one statement may use.
  @WithDefault("2")
  int threads();

  /// How many cells (rows times columns) of derived facts are kept in memory, of all tenants; they
  /// are part of the memory limit. A cell takes up to 16 bytes, codes and what repeats much less.
  @WithDefault("15000000")
  long keptCells();

  /// How much of the disk a large sort may spill to.
  @WithDefault("2GB")
  String spillLimit();
}
