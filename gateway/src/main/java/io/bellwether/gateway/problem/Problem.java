package io.bellwether.gateway.problem;

import java.util.Locale;

/// The kinds of problem that the gateway answers by itself. Codes and titles are those of the API
/// conventions, so that a client cannot tell, and need not care, which part refused it.
public enum Problem {
  UNAUTHENTICATED(401, "Unauthenticated"),
  FORBIDDEN(403, "Forbidden"),
  TENANT_MISSING(403, "Tenant missing"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  PAYLOAD_TOO_LARGE(413, "Payload too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  RATE_LIMITED(429, "Rate limited"),
  INTERNAL(500, "Internal error"),
  UPSTREAM_FAILED(502, "Upstream failed"),
  DEPENDENCY_UNAVAILABLE(503, "Dependency unavailable"),
  UPSTREAM_TIMEOUT(504, "Upstream timeout");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// The value of `code`, and the last segment of `type`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// This kind with the sentence that says what happened here.
  public Refusal because(String detail) {
    return new Refusal(this, detail);
  }
}
