package io.bellwether.scoring.api;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.QueryPool;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Who is better, fairly, and why a value changed.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class ComparisonResource {

  private static final String GROUP_BY = "groupBy";
  private static final String ADJUST_FOR = "adjustFor";

  private static final Set<String> SHIFT_PARAMETERS =
      Set.of("from", "to", "timeZone", "filter", "definition", "knownAt", GROUP_BY);

  private static final Set<String> PARAMETERS =
      Set.of("from", "to", "timeZone", "filter", "definition", "knownAt", GROUP_BY, ADJUST_FOR);

  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;

  ComparisonResource(
      ReadableMetrics readable, AnsweringMetrics answering, Comparing comparing, QueryPool pool) {
    this.readable = readable;
    this.answering = answering;
    this.comparing = comparing;
    this.pool = pool;
  }

  @GET
  @Path("metrics/{metricId}/comparison")
  @Operation(
      operationId = "compareGroups",
      summary = "Groups of a metric, each compared with what its own mix of cases leads to expect")
  public ComparisonAnswer compare(@RestPath String metricId, @Context UriInfo uri) {
    var given = new Parameters(uri.getQueryParameters(), PARAMETERS);
    var by = given.list(GROUP_BY, 1);
    var adjustFor = given.list(ADJUST_FOR, AskedMetrics.MOST_GROUPINGS - 1);
    if (by.isEmpty()) {
      throw Problems.parameter(GROUP_BY, "", "the dimension whose groups are compared");
    }
    if (adjustFor.isEmpty()) {
      throw Problems.parameter(
          ADJUST_FOR, "", "one or two dimensions by which cases are alike, such as severity");
    }
    var asked =
        asked(
            metricId,
            uri,
            Map.of(GROUP_BY, Stream.concat(by.stream(), adjustFor.stream()).toList()));
    var metric = asked.metrics().getFirst();
    var dialect = dialect(asked, metric);
    var freshness = Freshness.of(answering.readyStates(asked));
    var comparison = pool.run(facts -> comparing.compare(facts, metric, dialect, asked.query()));
    return ComparisonAnswer.of(
        asked, dialect, comparing.compared(metric, dialect), comparison.orElse(null), freshness);
  }

  @GET
  @Path("metrics/{metricId}/decomposition")
  @Operation(
      operationId = "decomposeChange",
      summary = "What the change since the interval before is made of: other rates, or another mix")
  public DecompositionAnswer decompose(@RestPath String metricId, @Context UriInfo uri) {
    var given = new Parameters(uri.getQueryParameters(), SHIFT_PARAMETERS);
    if (given.list(GROUP_BY, AskedMetrics.MOST_GROUPINGS).isEmpty()) {
      throw Problems.parameter(GROUP_BY, "", "the dimensions by which the change is taken apart");
    }
    var asked = asked(metricId, uri, Map.of("compareTo", List.of("previousPeriod")));
    var metric = asked.metrics().getFirst();
    var dialect = dialect(asked, metric);
    var freshness = Freshness.of(answering.readyStates(asked));
    var shift = pool.run(facts -> comparing.shift(facts, metric, dialect, asked.query()));
    return DecompositionAnswer.of(
        asked, dialect, comparing.compared(metric, dialect), shift.orElse(null), freshness);
  }

  private AskedMetrics asked(String metricId, UriInfo uri, Map<String, List<String>> different) {
    var values = new LinkedHashMap<String, List<String>>(uri.getQueryParameters());
    values.remove(ADJUST_FOR);
    values.putAll(different);
    return readable.asked(
        List.of(readable.metric(metricId)), new Parameters(values, AskedMetrics.PARAMETERS));
  }

  private Dialect dialect(AskedMetrics asked, Metric metric) {
    var dialects = asked.dialects(metric);
    if (dialects.size() > 1) {
      throw Problems.parameter("definition", String.join(",", asked.definitions()), "one");
    }
    if (!comparing.canCompare(metric, dialects.getFirst())) {
      throw Problems.parameter(
          "metric",
          metric.definition().id(),
          "a share of rows, or a mean of durations or work: others have no parts");
    }
    return dialects.getFirst();
  }
}
