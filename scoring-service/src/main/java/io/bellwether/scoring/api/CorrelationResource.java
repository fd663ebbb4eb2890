package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.Correlating;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Reads;
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
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Whether two metrics go together.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class CorrelationResource {

  private static final String WITH = "with";
  private static final String WITH_DEFINITION = "withDefinition";
  private static final String LAG = "lag";
  private static final String MIN_N = "minN";
  private static final String WITH_MIN_N = "withMinN";
  private static final int MOST_ROWS = 1_000_000;
  private static final Set<String> OWN = Set.of(WITH, WITH_DEFINITION, LAG, MIN_N, WITH_MIN_N);

  private final OneMetric one;
  private final AnsweringMetrics answering;
  private final Correlating correlating;
  private final QueryPool pool;
  private final AnswerFiles files;

  CorrelationResource(
      OneMetric one,
      AnsweringMetrics answering,
      Correlating correlating,
      QueryPool pool,
      AnswerFiles files) {
    this.one = one;
    this.answering = answering;
    this.correlating = correlating;
    this.pool = pool;
    this.files = files;
  }

  @GET
  @Path("metrics/{metricId}/correlation")
  @Operation(
      operationId = "correlateMetrics",
      summary = "Whether two metrics go together, over groups such as accounts or over intervals")
  @APIResponseSchema(CorrelationAnswer.class)
  public Response correlate(
      @RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given =
        OneMetric.given(uri, "grain", "groupBy", WITH, WITH_DEFINITION, LAG, MIN_N, WITH_MIN_N);
    var with =
        given
            .text(WITH)
            .orElseThrow(
                () -> Problems.parameter(WITH, "", "the id of another metric, account-health"));
    var lag = given.choice(LAG, "0", List.of("0", "1")).equals("1");
    var compareTo = lag ? List.of("previousPeriod") : List.<String>of();
    var first = one.ask(metricId, uri, OWN, Map.of("compareTo", compareTo));
    var second =
        one.ask(
            with,
            uri,
            OWN,
            Map.of("compareTo", compareTo, "definition", given.list(WITH_DEFINITION, 1)));
    checkPairs(first.metrics());
    var fewest = given.number(MIN_N, 1, MOST_ROWS);
    var fewestOfOther = given.number(WITH_MIN_N, 1, MOST_ROWS);
    var states = new TreeMap<>(answering.readyStates(first.metrics()));
    states.putAll(answering.readyStates(second.metrics()));
    var freshness =
        Freshness.of(states, List.of(first.metric(), second.metric()), first.metrics().query());
    var correlation =
        pool.run(
            Reads.of(first.metrics().query(), List.of(first.metric(), second.metric())),
            facts ->
                correlating.correlate(
                    facts,
                    new Correlating.Side(first.metric(), freshness.limit(first.dialect())),
                    new Correlating.Side(second.metric(), freshness.limit(second.dialect())),
                    first.metrics().query(),
                    fewest,
                    fewestOfOther));
    var answer =
        CorrelationAnswer.of(first, second, lag, fewest, fewestOfOther, correlation, freshness);
    return files.write(answer, CorrelationAnswer.LAYOUT, "correlation", uri, request);
  }

  private static void checkPairs(AskedMetrics asked) {
    var cut = asked.query().cut();
    var overTime = cut.grain() != Grain.NONE;
    if (overTime == !cut.groupBy().isEmpty()) {
      throw Problems.parameter(
          "groupBy",
          String.join(",", cut.groupBy()),
          "either groupBy, such as account, or a grain, whose intervals are the pairs: groups in"
              + " several intervals are no independent pairs");
    }
  }
}
