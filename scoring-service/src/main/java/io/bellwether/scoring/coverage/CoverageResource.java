package io.bellwether.scoring.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.query.Engine;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Reads;
import io.bellwether.scoring.store.UnsaidFields;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the product is asked, and what of it this tenant can have answered.
@Path("/v1/coverage")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Coverage")
@RunOnVirtualThread
public class CoverageResource {

  private static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "rows", List.of(), List.of("question", "text", "status", "metrics", "reason", "reports"));

  private final Coverage coverage;
  private final Engine engine;
  private final QueryPool pool;
  private final AnswerFiles files;
  private final Caller caller;

  CoverageResource(
      Coverage coverage, Engine engine, QueryPool pool, AnswerFiles files, Caller caller) {
    this.coverage = coverage;
    this.engine = engine;
    this.pool = pool;
    this.files = files;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getCoverage",
      summary =
          "Which questions are answered, by which metrics and reports, with this tenant's facts")
  @APIResponseSchema(Answer.class)
  public Response get(@Context UriInfo uri, @Context Request request) {
    Parameters.refuseUnknown(uri, Set.of());
    var tenant = caller.tenant();
    var absent =
        coverage.facts().stream()
            .filter(fact -> isAbsent(tenant, fact))
            .collect(Collectors.toSet());
    var nobodySaid =
        pool.run(
            Reads.nothing(tenant), facts -> UnsaidFields.of(facts, tenant, NeededFields.kinds()));
    var rows = coverage.rows(absent, nobodySaid).stream().map(RowView::of).toList();
    var metrics = coverage.metrics(absent, nobodySaid).stream().map(MetricView::of).toList();
    return files.write(new Answer(rows, metrics), LAYOUT, "coverage", uri, request);
  }

  /// One piece of work for each fact: those that are kept are asked of what is kept, without having
  /// all of them in memory at once, and no piece takes the time of all.
  private boolean isAbsent(String tenant, Fact fact) {
    return !pool.run(
        new Reads(tenant, Set.of(fact.name()), null), facts -> engine.hasAny(facts, fact, tenant));
  }

  /// All questions, and all metrics.
  @Schema(name = "Coverage", description = "What the product is asked, question by question.")
  public record Answer(
      @Schema(description = "Every question, in the order of the list") List<RowView> rows,
      @Schema(
              description =
                  "Every metric and whether this tenant has what it needs; files have the questions"
                      + " alone")
          List<MetricView> metrics) {}

  /// One metric.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CoverageMetric", description = "A metric, and what of its inputs is not there.")
  public record MetricView(
      @Schema(description = "Id of the metric", examples = "net-promoter-score") String metric,
      @Schema(
              description =
                  "available: the tenant has rows of every kind that it reads, and they say what it"
                      + " needs. partial: some of that is not there, see reason. missing: there is"
                      + " nothing that its value could be made of.",
              enumeration = {"available", "partial", "missing"},
              examples = "partial")
          String status,
      @Schema(description = "Which input is missing", examples = "there are no responses")
          @Nullable String reason) {

    static MetricView of(Coverage.MetricRow row) {
      return new MetricView(row.metric(), row.status().wireName(), row.reason());
    }
  }

  /// One question.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CoverageRow", description = "One question and what answers it.")
  public record RowView(
      @Schema(description = "Id of the question", examples = "S004-06") String question,
      @Schema(description = "What is asked", examples = "Team submissions") String text,
      @Schema(
              description =
                  "ready: answered, and there are facts to answer from. partial: answered, but this"
                      + " tenant has no rows of some kind, or says of none of them what it needs, or"
                      + " a part of it is known to no service, see reason. missing: nothing answers"
                      + " it yet. alias: it repeats others. refused: it will not be answered.",
              enumeration = {"ready", "partial", "missing", "alias", "refused"},
              examples = "ready")
          String status,
      @Schema(description = "The metrics that answer it", examples = "[\"time-to-resolution\"]")
          List<String> metrics,
      @Schema(
              description = "Why it is not ready, or what else to know",
              examples = "there are no responses for net-promoter-score")
          @Nullable String reason,
      @Schema(
              description =
                  "The reports that answer it, beside or instead of metrics: what they mean is in"
                      + " /v1/report-definitions",
              examples = "[\"staffing\"]")
          List<String> reports) {

    static RowView of(Coverage.Row row) {
      return new RowView(
          row.question().id(),
          row.question().text(),
          row.status().wireName(),
          row.metrics(),
          row.reason(),
          row.reports());
    }
  }
}
