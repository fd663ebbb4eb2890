package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.comparison.Comparing;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.query.Grain;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Whether a process stays as it was.
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Comparisons")
@RunOnVirtualThread
public class ControlLimitsResource {

  private static final String FROM = "baselineFrom";
  private static final String TO = "baselineTo";
  private static final String SIGMAS = "sigmas";
  private static final double USUAL_SIGMAS = 3;

  private final OneMetric one;
  private final AnsweringMetrics answering;
  private final Comparing comparing;
  private final QueryPool pool;
  private final AnswerFiles files;

  ControlLimitsResource(
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
  @Path("metrics/{metricId}/control-limits")
  @Operation(
      operationId = "chartControlLimits",
      summary = "A series with the limits that an own baseline leads to expect")
  @APIResponseSchema(ControlLimitsAnswer.class)
  public Response chart(@RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var given = OneMetric.given(uri, "grain", "groupBy", FROM, TO, SIGMAS);
    var asked = one.askInParts(metricId, uri, Set.of(FROM, TO, SIGMAS), Map.of());
    var baseline = baseline(given, asked.metrics().query().interval());
    var before =
        one.ask(
            metricId,
            uri,
            Set.of(FROM, TO, SIGMAS),
            Map.of(
                "from", List.of(baseline.from().toString()),
                "to", List.of(baseline.to().toString())));
    var sigmas = sigmas(given);
    var freshness = answering.freshness(asked.metrics());
    var charted =
        pool.run(
            asked.metrics().reads(),
            facts ->
                comparing.control(
                    facts,
                    asked.metric(),
                    asked.dialect(),
                    asked.metrics().query(),
                    before.metrics().query(),
                    sigmas));
    var answer =
        ControlLimitsAnswer.of(
            asked,
            comparing.compared(asked.metric(), asked.dialect()),
            baseline,
            sigmas,
            charted,
            freshness,
            unlike(asked, baseline));
    return files.write(answer, ControlLimitsAnswer.LAYOUT, "control-limits", uri, request);
  }

  /// With a grain both are cut into intervals of one length, but for what is cut off at the ends.
  private List<String> unlike(OneMetric.Asked asked, Interval baseline) {
    var query = asked.metrics().query();
    if (!comparing.growsWithTime(asked.metric(), asked.dialect())) {
      return List.of();
    }
    var grain = query.cut().grain();
    if (grain != Grain.NONE) {
      return Stream.of(query.interval(), baseline)
          .flatMap(interval -> grain.split(interval).stream())
          .filter(piece -> !grain.isWhole(piece))
          .map(
              piece ->
                  "%s to %s is no whole %s: in less time less is to be expected"
                      .formatted(piece.from(), piece.to(), grain.wireName()))
          .toList();
    }
    var days = days(query.interval());
    var before = days(baseline);
    return before == days
        ? List.of()
        : List.of(
            "the baseline has %d days and the interval %d: in more time more is to be expected, ask for a grain or for as many days"
                .formatted(before, days));
  }

  private static long days(Interval interval) {
    return ChronoUnit.DAYS.between(interval.from(), interval.to());
  }

  private static Interval baseline(Parameters given, Interval interval) {
    if (given.text(FROM).isEmpty() && given.text(TO).isEmpty()) {
      return interval.previous();
    }
    var from = given.date(FROM);
    var to = given.date(TO);
    if (!from.isBefore(to)) {
      throw Problems.parameter(TO, to.toString(), "a date after baselineFrom, " + from);
    }
    return new Interval(from, to);
  }

  private static double sigmas(Parameters given) {
    var expected = "a number from 1 to 6";
    var text = given.text(SIGMAS).orElse(Double.toString(USUAL_SIGMAS));
    try {
      var sigmas = Double.parseDouble(text);
      if (sigmas >= 1 && sigmas <= 6) {
        return sigmas;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number outside the range.
    }
    throw Problems.parameter(SIGMAS, text, expected);
  }
}
