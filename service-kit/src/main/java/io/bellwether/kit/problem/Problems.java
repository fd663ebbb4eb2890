package io.bellwether.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/// Makes problems to throw. The detail says what, which value, and what was expected.
public final class Problems {

  private Problems() {}

  public static HttpProblem of(Slug slug, String detail) {
    return builder(slug, detail).build();
  }

  public static HttpProblem of(Slug slug, String detail, List<FieldError> errors) {
    return builder(slug, detail).with("errors", errors).build();
  }

  /// A bad query parameter: names it, its value and what was expected.
  public static HttpProblem parameter(String name, String value, String expected) {
    var message = "%s: '%s' (expected: %s)".formatted(name, value, expected);
    return of(
        Slug.INVALID_PARAMETER,
        message,
        List.of(FieldError.ofParameter(name, Slug.INVALID_PARAMETER.wireName(), message)));
  }

  /// A cursor that is no good, by a sentence that says why.
  public static HttpProblem cursor(String message) {
    return of(
        Slug.INVALID_CURSOR,
        message,
        List.of(FieldError.ofParameter("cursor", Slug.INVALID_CURSOR.wireName(), message)));
  }

  public static HttpProblem notFound(String what, Object id) {
    return of(Slug.NOT_FOUND, "no %s with id %s".formatted(what, id));
  }

  /// For problems with headers of their own (Retry-After, WWW-Authenticate, Allow).
  public static HttpProblem.Builder builder(Slug slug, String detail) {
    return HttpProblem.builder()
        .withType(URI.create("/problems/" + slug.wireName()))
        .withTitle(slug.title())
        .withStatus(
            Response.Status.fromStatusCode(slug.status()) == null
                ? new PlainStatus(slug.status(), slug.title())
                : Response.Status.fromStatusCode(slug.status()))
        .withDetail(detail)
        .with("code", slug.wireName());
  }

  /// A status that the JAX-RS enumeration lacks (422).
  private record PlainStatus(int code, String reason) implements Response.StatusType {
    @Override
    public int getStatusCode() {
      return code;
    }

    @Override
    public Response.Status.Family getFamily() {
      return Response.Status.Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
      return reason;
    }
  }
}
