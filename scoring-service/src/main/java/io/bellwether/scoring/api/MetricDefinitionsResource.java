package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.export.AnswerFiles;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What the metrics mean.
@Path("/v1/metric-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metric definitions")
@RunOnVirtualThread
public class MetricDefinitionsResource {

  private static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "items",
          List.of(),
          List.of(
              "id",
              "title",
              "question",
              "unit",
              "direction",
              "dateBasis",
              "definitions.definition",
              "dimensions",
              "inputs",
              "terms",
              "readers",
              "reliableFrom",
              "source",
              "answers"));

  private final MetricCatalog catalog;
  private final AnswerFiles files;

  MetricDefinitionsResource(MetricCatalog catalog, AnswerFiles files) {
    this.catalog = catalog;
    this.files = files;
  }

  /// All of them: the catalogue is short, so the list has one page.
  public record Definitions(
      @Schema(description = "All definitions, by id") List<DefinitionView> items,
      @Schema(description = "Always null: the list is one page") @Nullable String nextCursor) {}

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(operationId = "listMetricDefinitions", summary = "What each metric means")
  @APIResponseSchema(Definitions.class)
  public Response list(@Context UriInfo uri, @Context Request request) {
    Parameters.refuseAny(uri.getQueryParameters());
    var all = new Definitions(catalog.all().stream().map(DefinitionView::of).toList(), null);
    return files.write(all, LAYOUT, "metric-definitions", uri, request);
  }

  @GET
  @Path("{metricId}")
  @Operation(operationId = "getMetricDefinition", summary = "What one metric means")
  public DefinitionView get(@RestPath String metricId, @Context UriInfo uri) {
    Parameters.refuseAny(uri.getQueryParameters());
    return catalog
        .find(metricId)
        .map(DefinitionView::of)
        .orElseThrow(
            () ->
                Problems.of(
                    Slug.NOT_FOUND,
                    "no metric %s (expected: one of %s)".formatted(metricId, catalog.ids())));
  }
}
