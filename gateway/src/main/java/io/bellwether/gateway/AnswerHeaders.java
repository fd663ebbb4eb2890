package io.bellwether.gateway;

import io.bellwether.gateway.trace.Trace;
import io.vertx.core.http.HttpServerResponse;

/// What every answer carries, whoever wrote it.
final class AnswerHeaders {

  private AnswerHeaders() {}

  static void complete(HttpServerResponse response, Trace trace) {
    var headers = response.headers();
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "no-referrer")
        .set("X-Frame-Options", "DENY")
        .set("X-Request-Id", trace.requestId())
        .remove("Server");
    // The proxy frames every answer of unknown length in chunks, also the one that has no body.
    if (response.getStatusCode() == 204 || response.getStatusCode() == 304) {
      headers.remove("Transfer-Encoding");
    }
    // Answers are about one tenant's customers: nobody keeps them unless the service says so.
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    if (!headers.contains("Content-Security-Policy")) {
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
  }
}
