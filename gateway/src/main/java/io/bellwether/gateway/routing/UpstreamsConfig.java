package io.bellwether.gateway.routing;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The services behind the gateway and the paths that lead to each.
@ConfigMapping(prefix = "gateway")
public interface UpstreamsConfig {

  Map<String, Service> upstreams();

  /// The service that explains problems (`/problems/{slug}`); all of them can.
  String problemsFrom();

  /// One service.
  interface Service {
    /// Scheme, host and port; paths are the same on both sides.
    URI url();

    /// What may follow `/v1/`: the first segment, or more of them with `*` for any one.
    List<String> paths();
  }
}
