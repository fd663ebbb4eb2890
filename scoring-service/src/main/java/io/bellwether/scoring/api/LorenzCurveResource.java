package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.QueryPool;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// How unequally something is spread over accounts, and whether in proportion to something else.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class LorenzCurveResource {

  static final String ACCOUNTS = "accounts";

  private static final String OF = "of";
  private static final String AGAINST = "against";
  private static final String STEPS = "steps";
  private static final int USUAL_STEPS = 100;
  private static final int MOST_STEPS = 1000;
  private static final Set<String> PARAMETERS =
      Set.of("from", "to", "timeZone", "filter", "knownAt", OF, AGAINST, STEPS);

  private final MetricCatalog catalog;
  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;
  private final AnswerFiles files;

  LorenzCurveResource(
      MetricCatalog catalog,
      ReadableMetrics readable,
      AnsweringMetrics answering,
      Comparing comparing,
      QueryPool pool,
      AnswerFiles files) {
    this.catalog = catalog;
    this.readable = readable;
    this.answering = answering;
    this.comparing = comparing;
    this.pool = pool;
    this.files = files;
  }

  @GET
  @Path("metrics/{metricId}/lorenz-curve")
  @Operation(
      operationId = "drawLorenzCurve",
      summary = "How unequally what a metric measures is spread over accounts, point by point")
  @APIResponseSchema(LorenzCurveAnswer.class)
  public Response draw(@RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = new Parameters(uri.getQueryParameters(), PARAMETERS);
    var panel = panel(metricId);
    var of = given.choice(OF, panel.spread().getFirst(), panel.spread());
    var against =
        given.choice(
            AGAINST,
            ACCOUNTS,
            Stream.concat(Stream.of(ACCOUNTS), panel.spread().stream())
                .filter(column -> !column.equals(of))
                .toList());
    var steps = given.number(STEPS, USUAL_STEPS, MOST_STEPS);
    if (steps < 2) {
      throw Problems.parameter(STEPS, "1", "a whole number from 2 to " + MOST_STEPS);
    }
    var values = new HashMap<>(uri.getQueryParameters());
    values.keySet().removeAll(Set.of(OF, AGAINST, STEPS));
    var asked = readable.asked(List.of(panel), new Parameters(values, AskedMetrics.PARAMETERS));
    var freshness = answering.freshness(asked);
    var cell =
        pool.run(
            asked.reads(),
            facts -> comparing.points(facts, panel, asked.query()).getFirst().cell());
    var answer = LorenzCurveAnswer.of(panel, asked.query(), of, against, steps, cell, freshness);
    return files.write(answer, LorenzCurveAnswer.LAYOUT, "lorenz-curve", uri, request);
  }

  /// The metrics of what accounts have shares of.
  static List<String> drawable(MetricCatalog catalog) {
    return catalog.all().stream()
        .filter(LorenzCurveResource::isSpread)
        .map(metric -> metric.definition().id())
        .toList();
  }

  private static boolean isSpread(Metric metric) {
    return metric instanceof AccountPanel panel && !panel.spread().isEmpty();
  }

  private AccountPanel panel(String metricId) {
    if (readable.metric(metricId) instanceof AccountPanel panel && isSpread(panel)) {
      return panel;
    }
    throw Problems.parameter(
        "metric",
        metricId,
        "a metric of what accounts have shares of, one of " + drawable(catalog));
  }
}
