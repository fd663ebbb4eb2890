package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What the metrics mean.
@Path("/v1/metric-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metric definitions")
@RunOnVirtualThread
public class MetricDefinitionsResource {

  private final MetricCatalog catalog;

  MetricDefinitionsResource(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  /// All of them: the catalogue is short, so the list has one page.
  public record Definitions(
      @Schema(description = "All definitions, by id") List<DefinitionView> items,
      @Schema(description = "Always null: the list is one page") @Nullable String nextCursor) {}

  @GET
  @Operation(operationId = "listMetricDefinitions", summary = "What each metric means")
  public Definitions list(@Context UriInfo uri) {
    Parameters.refuseAny(uri.getQueryParameters());
    return new Definitions(catalog.all().stream().map(DefinitionView::of).toList(), null);
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
