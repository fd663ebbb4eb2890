package io.bellwether.kit.export;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One page of an answer in the representation that was asked for; the next one is in the header
/// `Link`, since lines have no room for it.
///
/// @param name of the file, without its suffix
public record Page(String name, @Nullable String nextCursor, UriInfo uri) {

  public Response as(
      Representation representation, Object json, Supplier<CsvTable> csv, Supplier<Lines> lines) {
    var answer =
        switch (representation) {
          case JSON -> Response.ok(json);
          case CSV -> file(representation, csv.get().toString());
          case NDJSON -> file(representation, lines.get().toString());
        };
    if (nextCursor != null) {
      var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", nextCursor).build();
      answer.header(
          HttpHeaders.LINK,
          "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
    }
    return answer.type(representation.type()).build();
  }

  private Response.ResponseBuilder file(Representation representation, String content) {
    return Response.ok(content)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(name, representation.suffix()));
  }
}
