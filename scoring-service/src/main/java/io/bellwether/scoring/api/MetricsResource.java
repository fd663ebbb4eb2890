package io.bellwether.scoring.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.collection.JsonInput;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Asking for metrics. The parameters are read from the query string by [Parameters], which refuses
/// those that do not exist; [MetricOpenApiFilter] describes them.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics")
@RunOnVirtualThread
public class MetricsResource {

  private static final int MOST_RESULTS = 10_000;

  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final ListingRows listing;
  private final ObjectMapper json;

  MetricsResource(
      ReadableMetrics readable,
      AnsweringMetrics answering,
      ListingRows listing,
      ObjectMapper json) {
    this.readable = readable;
    this.answering = answering;
    this.listing = listing;
    this.json = json;
  }

  @GET
  @Path("metrics/{metricId}")
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(operationId = "getMetric", summary = "One metric by interval and group")
  @APIResponse(
      responseCode = "200",
      description =
          "The answer; as CSV or NDJSON, one line a result. Link names the next page, if there is"
              + " one.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = MetricAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = ResultLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = ResultLine.NDJSON))
      })
  public Response get(@RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var parameters = new Parameters(uri.getQueryParameters(), AskedMetrics.PARAMETERS);
    var asked = readable.asked(List.of(readable.metric(metricId)), parameters);
    var fingerprint = metricId + parameters.fingerprint();
    var page =
        new AnsweringMetrics.Page(
            parameters.number("limit", MOST_RESULTS, MOST_RESULTS),
            Cursor.position(parameters, fingerprint),
            fingerprint);
    var answer = answering.answer(asked, page).getFirst();
    return new Page(fileName(asked), answer.nextCursor(), uri)
        .as(
            representation,
            answer,
            () -> ResultLine.table(asked, List.of(answer), json),
            () -> ResultLine.lines(List.of(answer), json));
  }

  @GET
  @Path("metrics/{metricId}/rows")
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(operationId = "listMetricRows", summary = "The rows behind one value")
  @APIResponse(
      responseCode = "200",
      description =
          "The rows; as CSV or NDJSON, one line a row. Link names the next page, if there is one.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RowsAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = RowLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = RowLine.NDJSON))
      })
  public Response rows(@RestPath String metricId, @Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var parameters = new Parameters(uri.getQueryParameters(), AskedMetrics.ROW_PARAMETERS);
    var asked = readable.asked(List.of(readable.metric(metricId)), parameters);
    var answer = listing.list(asked, parameters);
    return new Page(fileName(asked) + "_" + answer.term(), answer.nextCursor(), uri)
        .as(representation, answer, () -> RowLine.table(answer), () -> RowLine.lines(answer, json));
  }

  private static String fileName(AskedMetrics asked) {
    var interval = asked.query().interval();
    return "%s_%s_%s"
        .formatted(asked.metrics().getFirst().definition().id(), interval.from(), interval.to());
  }

  /// One answer a metric, in the order of the question.
  public record Answers(
      @Schema(description = "One answer for each metric, in the order asked")
          List<MetricAnswer> answers) {}

  @POST
  @Path("metrics:query")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(operationId = "queryMetrics", summary = "Several metrics in one consistent answer")
  @APIResponse(
      responseCode = "200",
      description = "The answers; as CSV or NDJSON, one line a result, metric after metric",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Answers.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = ResultLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = ResultLine.NDJSON))
      })
  public Response query(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MetricQuestion.class)))
          InputStream body,
      @Context UriInfo uri,
      @Context Request request) {
    var representation = Representation.of(request);
    Parameters.refuseAny(uri.getQueryParameters());
    var question = QuestionReader.read(JsonInput.read(body));
    var ids = question.metrics() == null ? List.<String>of() : question.metrics();
    if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
      throw Problems.parameter(
          "metrics",
          String.join(",", ids),
          "1 to %d different metrics".formatted(QuestionReader.MOST_METRICS));
    }
    var parameters = new Parameters(question.parameters(), AskedMetrics.PARAMETERS);
    var metrics = ids.stream().map(readable::metric).toList();
    var asked = readable.asked(metrics, parameters);
    var all = new AnsweringMetrics.Page(MOST_RESULTS, Optional.empty(), "");
    var answers = answering.answer(asked, all);
    var interval = asked.query().interval();
    return new Page("metrics_%s_%s".formatted(interval.from(), interval.to()), null, uri)
        .as(
            representation,
            new Answers(answers),
            () -> ResultLine.table(asked, answers, json),
            () -> ResultLine.lines(answers, json));
  }
}
