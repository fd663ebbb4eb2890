package io.bellwether.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much one client of one tenant may ask of one gateway replica.
@ConfigMapping(prefix = "gateway.rate-limit")
public interface RateLimitConfig {

  /// Requests that may come at once.
  @WithDefault("400")
  int burst();

  /// Requests per second in the long run.
  @WithDefault("200")
  int perSecond();
}
