package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.export.AnswerFiles;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Who is better, fairly, and why a value changed.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class ComparisonResource {

  private static final String GROUP_BY = "groupBy";
  private static final String MIN_N = "minN";

  private final OneMetric one;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;
  private final AnswerFiles files;

  ComparisonResource(
      OneMetric one,
      AnsweringMetrics answering,
      Comparing comparing,
      QueryPool pool,
      AnswerFiles files) {
    this.one = one;
    this.answering = answering;
    this.comparing = comparing;
    this.pool = pool;
    this.files = files;
  }

  @GET
  @Path("metrics/{metricId}/comparison")
  @Operation(
      operationId = "compareGroups",
      summary = "Groups of a metric, each compared with what its own mix of cases leads to expect")
  @APIResponseSchema(ComparisonAnswer.class)
  public Response compare(
      @RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = OneMetric.given(uri, GROUP_BY, AskedMetrics.ADJUST_FOR, MIN_N);
    if (given.list(GROUP_BY, 1).isEmpty()) {
      throw Problems.parameter(GROUP_BY, "", "the dimension whose groups are compared");
    }
    if (given.list(AskedMetrics.ADJUST_FOR, AskedMetrics.MOST_GROUPINGS).isEmpty()) {
      throw Problems.parameter(
          AskedMetrics.ADJUST_FOR,
          "",
          "one to three dimensions by which cases are alike, such as severity");
    }
    var asked = one.askInParts(metricId, uri, Set.of(MIN_N), Map.of());
    var reliable = asked.metrics().standards().reliableFrom(asked.metric().definition());
    var fewest = given.number(MIN_N, reliable, 1_000_000);
    var freshness = answering.freshness(asked.metrics());
    var comparison =
        pool.run(
            asked.metrics().reads(),
            facts ->
                comparing.compare(
                    facts, asked.metric(), asked.dialect(), asked.metrics().query(), fewest));
    var answer =
        ComparisonAnswer.of(
            asked.metrics(),
            asked.dialect(),
            comparing.compared(asked.metric(), asked.dialect()),
            fewest,
            comparison.orElse(null),
            freshness);
    return files.write(answer, ComparisonAnswer.LAYOUT, "comparison", uri, request);
  }

  @GET
  @Path("metrics/{metricId}/decomposition")
  @Operation(
      operationId = "decomposeChange",
      summary = "What the change since the interval before is made of: other rates, or another mix")
  @APIResponseSchema(DecompositionAnswer.class)
  public Response decompose(
      @RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = OneMetric.given(uri, GROUP_BY);
    if (given.list(GROUP_BY, AskedMetrics.MOST_GROUPINGS).isEmpty()) {
      throw Problems.parameter(GROUP_BY, "", "the dimensions by which the change is taken apart");
    }
    var asked =
        one.askToTakeApart(metricId, uri, Set.of(), Map.of("compareTo", List.of("previousPeriod")));
    var freshness = answering.freshness(asked.metrics());
    var shift =
        pool.run(
            asked.metrics().reads(),
            facts ->
                comparing.shift(facts, asked.metric(), asked.dialect(), asked.metrics().query()));
    var answer =
        DecompositionAnswer.of(
            asked.metrics(),
            asked.dialect(),
            comparing.takenApart(asked.metric(), asked.dialect()),
            shift.orElse(null),
            freshness);
    return files.write(answer, DecompositionAnswer.LAYOUT, "decomposition", uri, request);
  }
}
