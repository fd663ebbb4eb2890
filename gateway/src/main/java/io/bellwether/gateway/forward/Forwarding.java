package io.bellwether.gateway.forward;

import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusal;
import io.bellwether.gateway.problem.Refusals;
import io.bellwether.gateway.routing.Upstream;
import io.bellwether.gateway.trace.Trace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Passes requests on to services. Bodies stream through in both directions.
@Singleton
public final class Forwarding {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);
  private static final String IMPORT = ":import";

  private final Vertx vertx;
  private final ForwardingConfig config;
  private final Refusals refusals;
  private final Map<Upstream, HttpClient> clients = new ConcurrentHashMap<>();

  Forwarding(Vertx vertx, ForwardingConfig config, Refusals refusals) {
    this.vertx = vertx;
    this.config = config;
    this.refusals = refusals;
  }

  /// Passes the request on, or answers with a problem when its body may not pass.
  public void forward(RoutingContext rc, Upstream upstream, boolean isImport) {
    var exchange = new Exchange(vertx, upstream, rc, config, refusals, isImport);
    var objection = objectionToBody(rc, exchange);
    if (objection.isPresent()) {
      refusals.answer(rc, objection.get());
      return;
    }
    if ("100-continue".equalsIgnoreCase(rc.request().getHeader("Expect"))) {
      rc.response().writeContinue();
    }
    // A proxy object a request: it holds three fields, and its origin is this exchange's.
    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), clientOf(upstream))
        .origin(_ -> connect(exchange))
        .addInterceptor(new Passage(exchange))
        .handle(rc.request());
  }

  public static boolean isImport(String path) {
    return path.endsWith(IMPORT);
  }

  private static Optional<Refusal> objectionToBody(RoutingContext rc, Exchange exchange) {
    var request = rc.request();
    var encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Optional.of(
          Problem.UNSUPPORTED_MEDIA_TYPE.because(
              "the body is encoded as %s (expected: not encoded)".formatted(encoding)));
    }
    var framing = request.getHeader("Transfer-Encoding");
    if (framing != null && !framing.equalsIgnoreCase("chunked")) {
      return Optional.of(
          Problem.UNSUPPORTED_MEDIA_TYPE.because(
              "the body is transferred as %s (expected: chunked)".formatted(framing)));
    }
    var length = request.getHeader("Content-Length");
    if (length != null && exceeds(length, exchange.bodyLimit())) {
      return Optional.of(Failures.tooLarge(exchange.bodyLimit()));
    }
    return Optional.empty();
  }

  private static boolean exceeds(String length, long limit) {
    try {
      return Long.parseLong(length) > limit;
    } catch (NumberFormatException _) {
      return true;
    }
  }

  private Future<HttpClientRequest> connect(Exchange exchange) {
    var upstream = exchange.upstream();
    return clientOf(upstream)
        .request(
            new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setConnectTimeout(config.connectTimeout().toMillis()))
        .onSuccess(exchange::connected);
  }

  // A pool of its own for each service: one that hangs must not use up the connections of another.
  private HttpClient clientOf(Upstream upstream) {
    return clients.computeIfAbsent(
        upstream,
        _ ->
            vertx.createHttpClient(
                new HttpClientOptions()
                    .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                    .setMaxHeaderSize(32 * 1024)
                    .setMaxWaitQueueSize(config.waiting()),
                new PoolOptions().setHttp1MaxSize(config.connections())));
  }

  /// What happens to a request just before it leaves and to an answer when it comes.
  private final class Passage implements ProxyInterceptor {
    private final Exchange exchange;

    Passage(Exchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      var request = context.request();
      var rc = exchange.routing();
      Headers.prepareRequest(request.headers(), rc.request(), Trace.of(rc));
      var body = request.getBody();
      request.setBody(Body.body(exchange.measuredRequest(body.stream()), body.length()));
      return context
          .sendRequest()
          .recover(failure -> Future.succeededFuture(problem(context, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      var response = context.response();
      Headers.prepareResponse(response.headers(), exchange.upstream());
      var body = response.getBody();
      if (body != null) {
        response.setBody(Body.body(exchange.measuredResponse(body.stream()), body.length()));
      }
      return context.sendResponse().onComplete(_ -> exchange.finished());
    }

    private ProxyResponse problem(ProxyContext context, Throwable failure) {
      exchange.finished();
      var rc = exchange.routing();
      var refusal = exchange.explain(failure);
      refusals.count(refusal);
      if (refusal.problem().status() >= 500) {
        LOG.warnf(
            "%s: %s (trace %s)", refusal.detail(), failure.getMessage(), Trace.of(rc).traceId());
      }
      var response =
          context
              .request()
              .release()
              .response()
              .setStatusCode(refusal.problem().status())
              .putHeader("Content-Type", Refusals.MEDIA_TYPE)
              .setBody(Body.body(refusals.body(rc, refusal)));
      refusal.headers().forEach(response::putHeader);
      refusals.readOn(rc.request());
      return response;
    }
  }
}
