package io.bellwether.gateway.forward;

import io.bellwether.gateway.routing.Upstream;
import io.bellwether.gateway.trace.Trace;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers pass in each direction.
final class Headers {

  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  /// What a service could believe although only the gateway may say it, or what would let a client
  /// reach another resource than the one that was checked.
  private static final List<String> ONLY_OURS =
      List.of(
          "x-forwarded-",
          "x-tenant",
          "x-user",
          "x-auth",
          "x-real-ip",
          "x-original-",
          "x-rewrite-",
          "x-http-method",
          "x-method-override",
          "x-client-ip",
          "x-bellwether-");

  private static final Set<String> NOT_PASSED =
      Set.of(
          "forwarded",
          "true-client-ip",
          "cookie", // sessions are the gateway's own business; services know tokens only
          "expect", // answered here
          "traceparent",
          "x-request-id");

  private static final Set<String> TELLTALE =
      Set.of("server", "x-powered-by", "via", "set-cookie", "x-request-id", "alt-svc");

  private Headers() {}

  /// Rewrites the headers of a request to those that the service shall see.
  static void prepareRequest(MultiMap headers, HttpServerRequest request, Trace trace) {
    removeNamedByConnection(headers);
    for (var name : List.copyOf(headers.names())) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (HOP_BY_HOP.contains(lower)
          || NOT_PASSED.contains(lower)
          || ONLY_OURS.stream().anyMatch(lower::startsWith)
          // Some servers read underscores as hyphens: X_Forwarded_For would come back to life.
          || lower.indexOf('_') >= 0) {
        headers.remove(name);
      }
    }
    if (!trace.fromCaller()) {
      headers.remove("tracestate");
    }
    headers.set("traceparent", trace.traceparent());
    headers.set("X-Request-Id", trace.requestId());
    headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
    var client = request.remoteAddress();
    if (client != null && client.hostAddress() != null) {
      headers.set("X-Forwarded-For", client.hostAddress());
    }
    var authority = request.authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
    }
  }

  /// Rewrites the headers of an answer to those that the client shall see.
  static void prepareResponse(MultiMap headers, Upstream upstream) {
    removeNamedByConnection(headers);
    for (var name : List.copyOf(headers.names())) {
      var lower = name.toLowerCase(Locale.ROOT);
      // transfer-encoding stays: the proxy frames the answer by it and does not pass it on.
      if (TELLTALE.contains(lower)
          || HOP_BY_HOP.contains(lower) && !lower.equals("transfer-encoding")) {
        headers.remove(name);
      }
    }
    pointToUs(headers, "Location", upstream);
    pointToUs(headers, "Content-Location", upstream);
    pointToUs(headers, "Link", upstream);
  }

  // A service knows itself by an address that means nothing outside; paths are the same here.
  private static void pointToUs(MultiMap headers, String name, Upstream upstream) {
    var values = headers.getAll(name);
    if (values.isEmpty()) {
      return;
    }
    var origin = upstream.origin().getScheme() + "://" + upstream.origin().getAuthority();
    var rewritten = new ArrayList<String>();
    for (var value : values) {
      rewritten.add(value.replace(origin + "/", "/"));
    }
    headers.set(name, rewritten);
  }

  private static void removeNamedByConnection(MultiMap headers) {
    for (var value : List.copyOf(headers.getAll("Connection"))) {
      for (var name : value.split(",")) {
        headers.remove(name.strip());
      }
    }
  }
}
