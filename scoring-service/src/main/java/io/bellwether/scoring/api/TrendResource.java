package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.AdjustedSeries;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.comparison.LinearTrend;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Whether it becomes more or less.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class TrendResource {

  private final OneMetric one;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;
  private final AnswerFiles files;

  TrendResource(
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
  @Path("metrics/{metricId}/trend")
  @Operation(
      operationId = "measureTrend",
      summary = "How much a metric rises or falls from one interval to the next")
  @APIResponseSchema(TrendAnswer.class)
  public Response trend(@RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = OneMetric.given(uri, "grain", "groupBy", AskedMetrics.ADJUST_FOR);
    var adjustFor = given.list(AskedMetrics.ADJUST_FOR, AskedMetrics.MOST_GROUPINGS);
    var asked = one.ask(metricId, uri, Set.of(AskedMetrics.ADJUST_FOR), Map.of());
    var query = asked.metrics().query();
    var whole = wholeIntervals(query);
    var freshness = answering.freshness(asked.metrics());
    var counted = during(whole, query);
    var points =
        pool.run(
            asked.metrics().reads(), facts -> comparing.points(facts, asked.metric(), counted));
    var adjusted =
        adjustFor.isEmpty()
            ? null
            : adjusted(one.askInParts(metricId, uri, Set.of(), Map.of()), whole, query);
    var values = new LinkedHashMap<Map<String, String>, List<@Nullable Double>>();
    for (var point : points) {
      var outcome = asked.dialect().finish().apply(point.cell());
      values
          .computeIfAbsent(point.group(), _ -> new ArrayList<>())
          .add(
              outcome instanceof Outcome.Value(var quantity, _)
                  ? Double.valueOf(number(quantity))
                  : null);
    }
    var definition = asked.metric().definition();
    var answer =
        new TrendAnswer(
            definition.id(),
            asked.dialect().reference(),
            asked.metrics().credit(asked.metric()).orElse(null),
            asked.metric().unit(asked.dialect()).wireName(),
            definition.direction().wireName(),
            Results.interval(counted.interval()),
            query.cut().grain().wireName(),
            adjustFor,
            adjusted == null ? null : comparing.compared(asked.metric(), asked.dialect()),
            whole.size(),
            query.cut().grain().split(query.interval()).size() - whole.size(),
            values.entrySet().stream()
                .map(
                    group ->
                        TrendAnswer.Group.of(
                            group.getKey(),
                            LinearTrend.of(group.getValue()),
                            adjusted == null ? null : adjusted.get(group.getKey())))
                .toList(),
            freshness.asOf(),
            freshness.sources(),
            freshness.partial(),
            freshness.warnings());
    return files.write(answer, TrendAnswer.LAYOUT, "trend", uri, request);
  }

  /// @param inParts the question with the dimensions that are adjusted for
  private Map<Map<String, String>, List<AdjustedSeries.Point>> adjusted(
      OneMetric.Asked inParts, List<Interval> whole, Query query) {
    return pool.run(
        inParts.metrics().reads(),
        facts ->
            comparing.adjust(
                facts,
                inParts.metric(),
                inParts.dialect(),
                during(whole, inParts.metrics().query()),
                query.cut().groupBy().size(),
                whole));
  }

  private static Query during(List<Interval> whole, Query query) {
    return query.during(new Interval(whole.getFirst().from(), whole.getLast().to()));
  }

  private static double number(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Real(var value) -> value;
      case Quantity.Count(var value) -> value;
      case Quantity.Money(var minor, _) -> minor;
    };
  }

  /// A piece of a month looks like a fall, and so does a month that is not over.
  private static List<Interval> wholeIntervals(Query query) {
    var grain = query.cut().grain();
    if (grain == Grain.NONE) {
      throw Problems.parameter("grain", "none", "day, week, month, quarter or year");
    }
    var today = LocalDate.now(query.zone());
    var whole =
        grain.split(query.interval()).stream()
            .filter(grain::isWhole)
            .filter(piece -> !piece.to().isAfter(today))
            .toList();
    if (whole.size() < LinearTrend.FEWEST) {
      throw Problems.parameter(
          "to",
          query.interval().to().toString(),
          "at least %d whole intervals by %s that are over, there are %d"
              .formatted(LinearTrend.FEWEST, grain.wireName(), whole.size()));
    }
    return whole;
  }
}
