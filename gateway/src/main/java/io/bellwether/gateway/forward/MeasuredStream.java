package io.bellwether.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A body on its way through: says when bytes pass, when who receives them wants no more at
/// present, and when it ends, and fails once more of them came than allowed. Holds nothing.
final class MeasuredStream implements ReadStream<Buffer> {

  private final ReadStream<Buffer> source;
  private final long limit;
  private final Observer observer;
  private long passed;
  private boolean overflown;
  private @Nullable Handler<Throwable> onFailure;

  /// What the owner of the stream wants to know.
  interface Observer {
    void moved();

    /// The receiver has enough at present.
    void held();

    /// The receiver wants more.
    void released();

    void ended();

    void overflown();

    /// Nothing more will come, though it is not the end.
    ///
    /// @return when whoever receives the body may know
    Future<Void> failed();
  }

  /// Thrown into the pipe; the observer knows already.
  static final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overflow(long limit) {
      super("body exceeds %d bytes".formatted(limit), null, false, false);
    }
  }

  MeasuredStream(ReadStream<Buffer> source, long limit, Observer observer) {
    this.source = source;
    this.limit = limit;
    this.observer = observer;
  }

  @Override
  public MeasuredStream handler(@Nullable Handler<Buffer> handler) {
    source.handler(handler == null ? null : chunk -> pass(chunk, handler));
    return this;
  }

  private void pass(Buffer chunk, Handler<Buffer> handler) {
    passed += chunk.length();
    if (overflown) {
      return;
    }
    if (passed > limit) {
      overflown = true;
      observer.overflown();
      if (onFailure != null) {
        onFailure.handle(new Overflow(limit));
      }
      return;
    }
    observer.moved();
    handler.handle(chunk);
  }

  @Override
  public MeasuredStream endHandler(@Nullable Handler<Void> handler) {
    source.endHandler(
        handler == null
            ? null
            : end -> {
              observer.ended();
              handler.handle(end);
            });
    return this;
  }

  @Override
  public MeasuredStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    onFailure = handler;
    source.exceptionHandler(
        handler == null
            ? null
            : failure -> observer.failed().onComplete(_ -> handler.handle(failure)));
    return this;
  }

  @Override
  public MeasuredStream pause() {
    observer.held();
    source.pause();
    return this;
  }

  @Override
  public MeasuredStream resume() {
    observer.released();
    source.resume();
    return this;
  }

  @Override
  public MeasuredStream fetch(long amount) {
    observer.released();
    source.fetch(amount);
    return this;
  }
}
