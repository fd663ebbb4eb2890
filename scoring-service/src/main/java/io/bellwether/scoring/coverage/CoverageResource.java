package io.bellwether.scoring.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.tenant.Caller;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the product is asked, and what of it this tenant can have answered.
@Path("/v1/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coverage")
@RunOnVirtualThread
public class CoverageResource {

  private final Coverage coverage;
  private final Engine engine;
  private final UnsaidFields unsaid;
  private final QueryPool pool;
  private final Caller caller;

  CoverageResource(
      Coverage coverage, Engine engine, UnsaidFields unsaid, QueryPool pool, Caller caller) {
    this.coverage = coverage;
    this.engine = engine;
    this.unsaid = unsaid;
    this.pool = pool;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getCoverage",
      summary = "Which questions are answered, by which metrics, with this tenant's facts")
  public Answer get(@Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    var tenant = caller.tenant();
    var absent =
        pool.run(
            Reads.nothing(tenant),
            facts -> {
              var none = new HashSet<Fact>();
              for (var fact : coverage.facts()) {
                if (!engine.hasAny(facts, fact, tenant)) {
                  none.add(fact);
                }
              }
              return none;
            });
    var nobodySaid = unsaid.of(tenant, NeededFields.kinds());
    return new Answer(coverage.rows(absent, nobodySaid).stream().map(RowView::of).toList());
  }

  /// All questions.
  @Schema(name = "Coverage", description = "What the product is asked, question by question.")
  public record Answer(
      @Schema(description = "Every question, in the order of the list") List<RowView> rows) {}

  /// One question.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "CoverageRow", description = "One question and what answers it.")
  public record RowView(
      @Schema(description = "Id of the question", examples = "S004-06") String question,
      @Schema(description = "What is asked", examples = "Team submissions") String text,
      @Schema(
              description =
                  "ready: answered, and there are facts to answer from. partial: answered, but this"
                      + " tenant has no rows of some kind, or says of none of them what it needs, see"
                      + " reason. missing: nothing answers it"
                      + " yet. alias: it repeats others. refused: it will not be answered.",
              enumeration = {"ready", "partial", "missing", "alias", "refused"},
              examples = "ready")
          String status,
      @Schema(description = "The metrics that answer it", examples = "[\"time-to-resolution\"]")
          List<String> metrics,
      @Schema(
              description = "Why it is not ready, or what else to know",
              examples = "there are no responses for net-promoter-score")
          @Nullable String reason) {

    static RowView of(Coverage.Row row) {
      return new RowView(
          row.question().id(),
          row.question().text(),
          row.status().wireName(),
          row.metrics(),
          row.reason());
    }
  }
}
