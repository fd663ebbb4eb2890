package io.bellwether.gateway.forward;

import io.bellwether.gateway.problem.Problem;
import io.bellwether.gateway.problem.Refusal;
import io.bellwether.gateway.routing.Upstream;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/// What went wrong on the way, in the words of the API.
final class Failures {

  private Failures() {}

  static Refusal explain(Upstream upstream, Throwable failure) {
    if (failure instanceof ConnectionPoolTooBusyException) {
      return Problem.DEPENDENCY_UNAVAILABLE
          .because("too many requests are waiting for %s".formatted(upstream.name()))
          .with("Retry-After", "1");
    }
    return Problem.UPSTREAM_FAILED.because(
        "%s could not be reached or broke off".formatted(upstream.name()));
  }

  static Refusal tooLarge(long limit) {
    return Problem.PAYLOAD_TOO_LARGE.because(
        "the body is too large (expected: at most %d bytes)".formatted(limit));
  }
}
