package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.report.ReportCatalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What the reports mean.
@Path("/v1/report-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Report definitions")
@RunOnVirtualThread
public class ReportDefinitionsResource {

  private static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "items",
          List.of(),
          List.of(
              "id",
              "title",
              "question",
              "path",
              "definition",
              "formula",
              "metrics",
              "facts",
              "dimensions",
              "answers"));

  private final ReportCatalog catalog;
  private final AnswerFiles files;

  ReportDefinitionsResource(ReportCatalog catalog, AnswerFiles files) {
    this.catalog = catalog;
    this.files = files;
  }

  /// All of them: they are few, so the list has one page.
  @Schema(name = "ReportDefinitions", description = "What each report means.")
  public record Definitions(
      @Schema(description = "All definitions, by id") List<ReportDefinitionView> items,
      @Schema(description = "Always null: the list is one page") @Nullable String nextCursor) {}

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(
      operationId = "listReportDefinitions",
      summary = "What each resource means that answers more than a value")
  @APIResponseSchema(Definitions.class)
  public Response list(@Context UriInfo uri, @Context Request request) {
    Parameters.refuseAny(uri.getQueryParameters());
    var all = new Definitions(catalog.all().stream().map(ReportDefinitionView::of).toList(), null);
    return files.write(all, LAYOUT, "report-definitions", uri, request);
  }

  @GET
  @Path("{reportId}")
  @Operation(operationId = "getReportDefinition", summary = "What one report means")
  public ReportDefinitionView get(
      @Parameter(description = "Id of the report") @RestPath String reportId,
      @Context UriInfo uri) {
    Parameters.refuseAny(uri.getQueryParameters());
    return catalog
        .find(reportId)
        .map(ReportDefinitionView::of)
        .orElseThrow(
            () ->
                Problems.of(
                    Slug.NOT_FOUND,
                    "no report %s (expected: one of %s)".formatted(reportId, catalog.ids())));
  }
}
