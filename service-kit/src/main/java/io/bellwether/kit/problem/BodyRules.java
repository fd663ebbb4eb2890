package io.bellwether.kit.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses bodies before they are read: compressed ones (a small body could unfold without end),
/// and ones that announce more bytes than the operation takes.
public class BodyRules {

  private static final long MAX_BODY = 1 << 20;
  private static final long MAX_IMPORT = 256L << 20;

  @ServerRequestFilter
  @Priority(jakarta.ws.rs.Priorities.AUTHORIZATION + 1)
  public void check(ContainerRequestContext request) {
    var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problems.of(
          Slug.UNSUPPORTED_MEDIA_TYPE,
          "Content-Encoding '%s' (expected: an uncompressed body)".formatted(encoding));
    }
    long limit = request.getUriInfo().getPath().endsWith(":import") ? MAX_IMPORT : MAX_BODY;
    if (request.getLength() > limit) {
      throw Problems.of(
          Slug.PAYLOAD_TOO_LARGE,
          "the body has %d bytes (expected: at most %d)".formatted(request.getLength(), limit));
    }
  }
}
