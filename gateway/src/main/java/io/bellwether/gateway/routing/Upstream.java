package io.bellwether.gateway.routing;

import java.net.URI;

/// A service behind the gateway.
public record Upstream(String name, URI origin) {

  public Upstream {
    var scheme = origin.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || origin.getHost() == null) {
      throw new IllegalArgumentException(
          "address of %s is %s (expected: http://host:port)".formatted(name, origin));
    }
  }

  public boolean tls() {
    return "https".equals(origin.getScheme());
  }

  public String host() {
    return origin.getHost();
  }

  public int port() {
    if (origin.getPort() >= 0) {
      return origin.getPort();
    }
    return tls() ? 443 : 80;
  }
}
