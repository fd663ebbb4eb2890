package io.bellwether.gateway.forward;

import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusal;
import io.bellwether.gateway.problem.Refusals;
import io.bellwether.gateway.routing.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One request on its way to a service and back: what stage it is in, what time is left for that
/// stage, and why it was broken off, if it was.
///
/// Lives on one event loop, like everything of one request.
final class Exchange {

  private final Vertx vertx;
  private final Upstream upstream;
  private final RoutingContext rc;
  private final ForwardingConfig config;
  private final Refusals refusals;
  private final boolean isImport;

  private @Nullable HttpClientRequest outgoing;
  private @Nullable Refusal brokenOff;
  private boolean requestSent;
  private boolean serviceReads = true;
  private boolean over;
  private long timer = -1;
  private long movedAt = System.nanoTime();

  Exchange(
      Vertx vertx,
      Upstream upstream,
      RoutingContext rc,
      ForwardingConfig config,
      Refusals refusals,
      boolean isImport) {
    this.vertx = vertx;
    this.upstream = upstream;
    this.rc = rc;
    this.config = config;
    this.refusals = refusals;
    this.isImport = isImport;
  }

  Upstream upstream() {
    return upstream;
  }

  RoutingContext routing() {
    return rc;
  }

  long bodyLimit() {
    return (isImport ? config.importBodyLimit() : config.bodyLimit()).asLongValue();
  }

  /// A connection is there; the request goes out from here on.
  void connected(HttpClientRequest request) {
    outgoing = request;
    // What breaks here is told where the answer is awaited; unheard, it would be logged as an
    // error.
    request.exceptionHandler(_ -> {});
    watch();
  }

  ReadStream<Buffer> measuredRequest(ReadStream<Buffer> body) {
    return new MeasuredStream(body, bodyLimit(), new RequestSide());
  }

  ReadStream<Buffer> measuredResponse(ReadStream<Buffer> body) {
    return new MeasuredStream(body, Long.MAX_VALUE, new ResponseSide());
  }

  void finished() {
    over = true;
    vertx.cancelTimer(timer);
  }

  /// What to answer when the exchange failed before the head of an answer came.
  Refusal explain(Throwable failure) {
    if (brokenOff != null) {
      return brokenOff;
    }
    return Failures.explain(upstream, failure);
  }

  /// While the service takes nothing more of the body, a client can send nothing.
  private boolean clientIsNext() {
    return !requestSent && serviceReads;
  }

  private Duration patience() {
    if (clientIsNext()) {
      return config.uploadStallTimeout();
    }
    return isImport ? config.importResponseTimeout() : config.responseTimeout();
  }

  private void moved() {
    movedAt = System.nanoTime();
  }

  private void watch() {
    if (over) {
      return;
    }
    var left = patience().minusNanos(System.nanoTime() - movedAt);
    if (left.isNegative() || left.isZero()) {
      giveUp();
      return;
    }
    timer = vertx.setTimer(Math.max(1, left.toMillis()), _ -> watch());
  }

  private void rewatch() {
    vertx.cancelTimer(timer);
    watch();
  }

  private void giveUp() {
    if (clientIsNext()) {
      rc.request().connection().close(); // the client fell silent: nobody reads an answer
    }
    breakOff(
        Problem.UPSTREAM_TIMEOUT.because(
            "%s did not answer within %d ms".formatted(upstream.name(), patience().toMillis())));
  }

  private void breakOff(Refusal refusal) {
    brokenOff = refusal;
    if (outgoing != null) {
      outgoing.reset();
    }
  }

  private final class RequestSide implements MeasuredStream.Observer {
    @Override
    public void moved() {
      Exchange.this.moved();
    }

    @Override
    public void held() {
      serviceReads = false;
      Exchange.this.moved();
    }

    @Override
    public void released() {
      serviceReads = true;
      Exchange.this.moved();
      rewatch();
    }

    @Override
    public void ended() {
      requestSent = true;
      Exchange.this.moved();
      rewatch();
    }

    @Override
    public void overflown() {
      breakOff(Failures.tooLarge(bodyLimit()));
    }

    @Override
    public Future<Void> failed() {
      return Future.succeededFuture();
    }
  }

  private final class ResponseSide implements MeasuredStream.Observer {
    @Override
    public void moved() {
      Exchange.this.moved();
    }

    @Override
    public void held() {}

    @Override
    public void released() {}

    @Override
    public void ended() {
      finished();
    }

    @Override
    public void overflown() {
      throw new IllegalStateException("answers have no limit of size");
    }

    @Override
    public Future<Void> failed() {
      return refusals.hangUp(rc);
    }
  }
}
