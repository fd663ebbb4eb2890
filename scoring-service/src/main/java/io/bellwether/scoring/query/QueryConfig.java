package io.bellwether.scoring.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much work the engine takes on at once.
@ConfigMapping(prefix = "query")
public interface QueryConfig {

  /// Queries that wait for a thread; one more is refused at once.
  @WithDefault("64")
  int queue();

  /// How long a caller waits for its answer, the time in the queue included; then the query is
  /// stopped. Shorter than the gateway waits, so that callers read the reason and not a 504.
  @WithDefault("8s")
  Duration deadline();
}
