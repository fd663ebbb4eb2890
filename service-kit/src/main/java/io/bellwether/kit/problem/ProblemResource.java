package io.bellwether.kit.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Explains each kind of problem; `type` of a problem is the address of its page. Public.
@Path("/problems/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "problems", description = "What each kind of problem means.")
public class ProblemResource {

  /// A kind of problem.
  public record ProblemKind(
      @Schema(description = "Stable name of the kind.", examples = "\"unknown-field\"") String code,
      @Schema(description = "HTTP status of the answer.", examples = "400") int status,
      @Schema(description = "Short name for people.", examples = "\"Unknown field\"") String title,
      @Schema(
              description = "What it means and what to do.",
              examples = "\"The body names a field that this resource does not have.\"")
          String explanation) {}

  @GET
  @Operation(operationId = "getProblemKind", summary = "Explain a kind of problem")
  public ProblemKind get(
      @Parameter(description = "The `code` of a problem.", example = "unknown-field")
          @jakarta.ws.rs.PathParam("slug")
          String slug) {
    return Slug.findByWireName(slug)
        .map(
            kind ->
                new ProblemKind(kind.wireName(), kind.status(), kind.title(), kind.explanation()))
        .orElseThrow(() -> Problems.notFound("kind of problem", slug));
  }
}
