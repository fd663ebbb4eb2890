package io.bellwether.gateway;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which pages of other origins may call the API from a browser: none, unless configured.
@Singleton
final class CrossOrigin {

  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final Set<String> origins;

  @ConfigMapping(prefix = "gateway.cors")
  interface Config {
    /// Origins such as `https://app.example.com`, each in full; there is no wildcard.
    Optional<List<String>> origins();
  }

  CrossOrigin(Config config) {
    origins = Set.copyOf(config.origins().orElse(List.of()));
  }

  /// Marks the answer for an allowed origin; true when the request was a preflight and is answered.
  boolean answered(RoutingContext rc) {
    if (origins.isEmpty()) {
      return false;
    }
    var response = rc.response();
    response.putHeader("Vary", "Origin");
    var origin = rc.request().getHeader("Origin");
    if (origin == null || !origins.contains(origin)) {
      return false;
    }
    response
        .putHeader(ALLOW_ORIGIN, origin)
        .putHeader(
            "Access-Control-Expose-Headers",
            "ETag, Location, Link, Content-Disposition, Retry-After, RateLimit, RateLimit-Policy,"
                + " X-Request-Id, Idempotency-Replayed, Deprecation, Sunset");
    if (!rc.request().method().equals(HttpMethod.OPTIONS)
        || rc.request().getHeader("Access-Control-Request-Method") == null) {
      return false;
    }
    response
        .putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
        .putHeader(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, Accept, Idempotency-Key, If-Match, If-None-Match,"
                + " traceparent, X-Request-Id")
        .putHeader("Access-Control-Max-Age", "600")
        .setStatusCode(204)
        .end();
    rc.request().resume();
    return true;
  }
}
