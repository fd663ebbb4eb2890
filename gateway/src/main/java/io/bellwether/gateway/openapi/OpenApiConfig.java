package io.bellwether.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the API presents itself.
@ConfigMapping(prefix = "gateway.openapi")
public interface OpenApiConfig {

  /// The address under which clients reach the gateway. `/` means: where this document came from.
  @WithDefault("/")
  String publicUrl();

  /// How long the merged document is kept before the services are asked again.
  @WithDefault("60s")
  Duration kept();
}
