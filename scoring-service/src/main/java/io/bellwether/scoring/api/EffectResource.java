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

/// What it means for a metric that a case is of one kind and not of another.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class EffectResource {

  private static final String GROUP_BY = "groupBy";
  private static final String GROUP = "group";

  private final OneMetric one;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;
  private final AnswerFiles files;

  EffectResource(
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
  @Path("metrics/{metricId}/effect")
  @Operation(
      operationId = "measureEffect",
      summary = "How far a group lies from all others, as they are and among those alike")
  @APIResponseSchema(EffectAnswer.class)
  public Response measure(
      @RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = OneMetric.given(uri, GROUP_BY, GROUP, AskedMetrics.ADJUST_FOR);
    var by = given.list(GROUP_BY, 1);
    if (by.isEmpty()) {
      throw Problems.parameter(GROUP_BY, "", "the dimension of the group, such as type");
    }
    var group =
        given
            .text(GROUP)
            .orElseThrow(
                () -> Problems.parameter(GROUP, "", "the group that is looked at, such as DEFECT"));
    var adjustFor = given.list(AskedMetrics.ADJUST_FOR, AskedMetrics.MOST_GROUPINGS);
    var asked = one.askInParts(metricId, uri, Set.of(GROUP), Map.of());
    AskedMetrics.checkValue(GROUP, by.getFirst(), group);
    var freshness = answering.freshness(asked.metrics());
    var effect =
        pool.run(
            asked.metrics().reads(),
            facts ->
                comparing.effect(
                    facts, asked.metric(), asked.dialect(), asked.metrics().query(), group));
    var answer =
        EffectAnswer.of(
            asked,
            comparing.compared(asked.metric(), asked.dialect()),
            group,
            List.copyOf(adjustFor),
            effect,
            freshness);
    return files.write(answer, EffectAnswer.LAYOUT, "effect", uri, request);
  }
}
