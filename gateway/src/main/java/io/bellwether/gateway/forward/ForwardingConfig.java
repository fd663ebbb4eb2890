package io.bellwether.gateway.forward;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of size and time on what is passed on.
@ConfigMapping(prefix = "gateway.forwarding")
public interface ForwardingConfig {

  /// Largest body of an ordinary request.
  @WithDefault("1M")
  MemorySize bodyLimit();

  /// Largest body of an import, which is streamed and never held in memory.
  @WithDefault("256M")
  MemorySize importBodyLimit();

  /// To reach a service and get a connection to it.
  @WithDefault("1s")
  Duration connectTimeout();

  /// From the end of the request to the head of the answer, longest silence within the answer, and
  /// longest time in which a service reads nothing of a body.
  @WithDefault("10s")
  Duration responseTimeout();

  /// The same for imports, which are read to their end before the first result is sent.
  @WithDefault("10m")
  Duration importResponseTimeout();

  /// Longest silence of a client that is sending a body, while the service reads it.
  @WithDefault("30s")
  Duration uploadStallTimeout();

  /// Connections to each service.
  @WithDefault("64")
  int connections();

  /// Requests that may wait for one of them; more are refused at once.
  @WithDefault("256")
  int waiting();
}
