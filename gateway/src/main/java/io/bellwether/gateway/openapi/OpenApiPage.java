package io.bellwether.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.gateway.routing.RequestPath;
import io.bellwether.gateway.routing.Routes;
import io.bellwether.gateway.routing.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `GET /openapi.json`: what the four services serve together. Made when somebody asks and kept for
/// a minute; a service that is away is left out, named, and asked again soon.
@Singleton
public final class OpenApiPage {

  private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(5);

  private record Page(Buffer body, String etag, long staleAt) {
    boolean fresh() {
      return System.nanoTime() - staleAt < 0;
    }
  }

  private final Vertx vertx;
  private final ObjectMapper json;
  private final Routes routes;
  private final ServiceDocuments documents;
  private final OpenApiConfig config;
  private @Nullable Page page;
  private @Nullable Future<Page> making;

  OpenApiPage(
      Vertx vertx,
      ObjectMapper json,
      Routes routes,
      ServiceDocuments documents,
      OpenApiConfig config) {
    this.vertx = vertx;
    this.json = json;
    this.routes = routes;
    this.documents = documents;
    this.config = config;
  }

  public Future<Void> serve(RoutingContext rc) {
    return current().onSuccess(page -> send(rc, page)).mapEmpty();
  }

  private synchronized Future<Page> current() {
    if (page != null && page.fresh()) {
      return Future.succeededFuture(page);
    }
    // Everybody who asks meanwhile waits for the same answer.
    var underWay = making;
    if (underWay != null) {
      return underWay;
    }
    Future<Page> started =
        fetchAll()
            .compose(found -> vertx.executeBlocking(() -> merge(found), false))
            .map(Objects::requireNonNull);
    making = started;
    started.onComplete(made -> remember(made.result()));
    return started;
  }

  private synchronized void remember(@Nullable Page made) {
    page = made;
    making = null;
  }

  private Future<Map<Upstream, JsonNode>> fetchAll() {
    var found = new LinkedHashMap<Upstream, JsonNode>();
    var fetches = new ArrayList<Future<?>>();
    for (var upstream : routes.upstreams()) {
      fetches.add(
          documents
              .fetch(upstream)
              .onSuccess(
                  document -> {
                    synchronized (found) {
                      found.put(upstream, document);
                    }
                  }));
    }
    return Future.join(fetches).transform(_ -> Future.succeededFuture(found));
  }

  private Page merge(Map<Upstream, JsonNode> found) throws JsonProcessingException {
    var merge = new DocumentMerge(this::serves);
    var missing = new ArrayList<String>();
    for (var upstream : routes.upstreams()) { // in a fixed order: renaming depends on it
      var document = found.get(upstream);
      if (document == null) {
        missing.add(upstream.name());
      } else {
        merge.add(upstream.name(), document);
      }
    }
    var result = json.createObjectNode().put("openapi", "3.1.0");
    var info = result.putObject("info").put("title", "Bellwether").put("version", "v1");
    info.put("description", description(missing));
    if (!missing.isEmpty()) {
      var names = info.putArray("x-missing-services");
      missing.forEach(names::add);
    }
    result.putArray("servers").addObject().put("url", config.publicUrl());
    result.putArray("security").addObject().putArray("bearer");
    var body = Buffer.buffer(json.writeValueAsBytes(merge.into(result)));
    var kept =
        missing.isEmpty() || config.kept().compareTo(KEPT_INCOMPLETE) < 0
            ? config.kept()
            : KEPT_INCOMPLETE;
    return new Page(body, etagOf(body), System.nanoTime() + kept.toNanos());
  }

  private boolean serves(String service, String path) {
    // Names in braces stand for one segment each; to the routes any plain word will do.
    return RequestPath.parse(path.replaceAll("\\{[^}]*}", "x"))
        .flatMap(routes::find)
        .filter(route -> route.upstream().name().equals(service))
        .isPresent();
  }

  private static String description(List<String> missing) {
    var text =
        "Customer health, retention and profitability. Errors are problem details (RFC 9457);"
            + " their type leads to an explanation.";
    return missing.isEmpty()
        ? text
        : text + " INCOMPLETE: not reachable just now: " + String.join(", ", missing) + ".";
  }

  private static void send(RoutingContext rc, Page page) {
    var response = rc.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.putHeader("ETag", page.etag()).putHeader("Cache-Control", "public, max-age=60");
    if (page.etag().equals(rc.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", "application/json");
    if (rc.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(page.body().length())).end();
    } else {
      response.end(page.body());
    }
  }

  private static String etagOf(Buffer body) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
