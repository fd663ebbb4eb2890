package io.bellwether.gateway.problem;

import io.bellwether.gateway.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Answers a request with a problem instead of passing it on.
@Singleton
public final class Refusals {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// How long we read on after a refusal. A client that is cut off while it still writes sees a
  /// broken connection instead of the answer; one that never stops must not keep us reading.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final MeterRegistry meters;

  Refusals(Vertx vertx, MeterRegistry meters) {
    this.vertx = vertx;
    this.meters = meters;
  }

  public void answer(RoutingContext rc, Refusal refusal) {
    count(refusal);
    var response = rc.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      hangUp(rc);
      return;
    }
    refusal.headers().forEach(response::putHeader);
    response
        .setStatusCode(refusal.problem().status())
        .putHeader("Content-Type", MEDIA_TYPE)
        .end(body(rc, refusal));
    readOn(rc.request());
  }

  /// Half an answer is out: only a broken connection tells the truth now. To reset the response
  /// would close an HTTP/1 connection as well, but as if the answer had ended: nobody would be told
  /// that the request is over, and a shutdown would wait for it in vain.
  ///
  /// @return when all have been told
  public Future<Void> hangUp(RoutingContext rc) {
    if (rc.response().closed()) {
      return Future.succeededFuture();
    }
    if (rc.request().version() == HttpVersion.HTTP_2) {
      rc.response().reset();
      return Future.succeededFuture();
    }
    var told = Promise.<Void>promise();
    rc.addEndHandler(_ -> told.tryComplete());
    rc.request().connection().close();
    return told.future();
  }

  /// The problem as bytes, for an answer that somebody else sends.
  public Buffer body(RoutingContext rc, Refusal refusal) {
    var problem = refusal.problem();
    return new JsonObject()
        .put("type", "/problems/" + problem.code())
        .put("title", problem.title())
        .put("status", problem.status())
        .put("detail", refusal.detail())
        .put("instance", pathOf(rc.request()))
        .put("code", problem.code())
        .put("traceId", Trace.of(rc).traceId())
        .toBuffer();
  }

  public void count(Refusal refusal) {
    meters.counter("gateway.refusals", "code", refusal.problem().code()).increment();
  }

  /// Reads and forgets what the client is still sending.
  public void readOn(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    request.resume();
    vertx.setTimer(
        PATIENCE.toMillis(),
        _ -> {
          if (!request.isEnded()) {
            request.connection().close();
          }
        });
  }

  // Without the query: it may hold what a caller would not like to see in a screenshot.
  private static String pathOf(HttpServerRequest request) {
    var uri = request.uri();
    var end = uri.indexOf('?');
    return end < 0 ? uri : uri.substring(0, end);
  }
}
