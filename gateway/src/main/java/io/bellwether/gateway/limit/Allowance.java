package io.bellwether.gateway.limit;

import io.vertx.core.http.HttpServerResponse;

/// Whether a request may pass, and what the client is told about its quota (the RateLimit header
/// fields draft of the IETF: `q` requests in `w` seconds; `r` left, all back in `t` seconds).
public record Allowance(
    boolean granted,
    long quota,
    long windowSeconds,
    long left,
    long resetSeconds,
    long retryAfter) {

  public void tell(HttpServerResponse response) {
    response.putHeader("RateLimit-Policy", "\"client\";q=%d;w=%d".formatted(quota, windowSeconds));
    response.putHeader("RateLimit", "\"client\";r=%d;t=%d".formatted(left, resetSeconds));
  }
}
