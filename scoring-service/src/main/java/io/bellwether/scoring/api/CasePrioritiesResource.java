package io.bellwether.scoring.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.metric.support.AwaitingResponse;
import io.bellwether.scoring.priority.CaseOrder;
import io.bellwether.scoring.priority.Priority;
import io.bellwether.scoring.priority.PriorityWeights;
import io.bellwether.scoring.priority.RankingCases;
import io.bellwether.scoring.query.AtMoment;
import io.bellwether.scoring.query.Query;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Which of the open cases comes first.
@Path("/v1/case-priorities")
@Tag(name = "Case priorities")
@RunOnVirtualThread
public class CasePrioritiesResource {

  private static final Set<String> PARAMETERS =
      Set.of("at", "timeZone", "knownAt", "filter", "orderBy", "limit", "cursor");

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;

  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final RankingCases ranking;
  private final AwaitingResponse awaiting;
  private final AccountHealth health;
  private final QueryPool pool;
  private final Caller caller;
  private final ObjectMapper json;
  private final RecentLists<Question, List<UUID>> recent = new RecentLists<>(Function.identity());

  CasePrioritiesResource(
      ReadableMetrics readable,
      AnsweringMetrics answering,
      RankingCases ranking,
      AwaitingResponse awaiting,
      AccountHealth health,
      QueryPool pool,
      Caller caller,
      ObjectMapper json) {
    this.readable = readable;
    this.answering = answering;
    this.ranking = ranking;
    this.awaiting = awaiting;
    this.health = health;
    this.pool = pool;
    this.caller = caller;
    this.json = json;
  }

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(
      operationId = "listCasePriorities",
      summary = "The open cases, the most urgent first, and what makes each of them urgent")
  @Parameter(
      name = "at",
      in = ParameterIn.QUERY,
      description = "The moment that is looked at; now unless said, and not in the future",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"),
      example = "2026-11-01T08:00:00Z")
  @Parameter(
      name = "timeZone",
      in = ParameterIn.QUERY,
      description = "IANA zone of the day that the moment belongs to; the tenant's unless said",
      schema = @Schema(type = SchemaType.STRING),
      example = "Europe/Berlin")
  @Parameter(
      name = "knownAt",
      in = ParameterIn.QUERY,
      description = "Answer as it was known then; not in the future",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"),
      example = "2026-11-01T00:00:00Z")
  @Parameter(
      name = "filter",
      in = ParameterIn.QUERY,
      description =
          "dimension:eq:value, dimension:in:value,value or dimension:ne:value, as for the metric"
              + " awaiting-response; all must hold. By rep for admins alone",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
      example = "[\"severity:in:CRITICAL,HIGH\"]")
  @Parameter(
      name = "orderBy",
      in = ParameterIn.QUERY,
      description =
          "-priority unless said, createdAt (the oldest first), -createdAt, or one of the factors:"
              + " -value, -effort, -risk, -sla, -severity, -waiting, -renewal. What is not known comes"
              + " last",
      schema = @Schema(type = SchemaType.STRING),
      example = "createdAt")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "Cases a page, 1 to 200",
      schema = @Schema(type = SchemaType.INTEGER),
      example = "50")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = SchemaType.STRING),
      example = "…")
  @APIResponse(
      responseCode = "200",
      description =
          "The cases; as CSV or NDJSON, one line a case. Link names the next page, if there is one.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = CasePrioritiesAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = CasePriorityLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = CasePriorityLine.NDJSON))
      })
  public Response list(@Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var parameters = new Parameters(uri.getQueryParameters(), PARAMETERS);
    var limit = parameters.number("limit", USUAL_LIMIT, HIGHEST_LIMIT);
    var asked = asked(uri);
    var settings = asked.standards().settings();
    var weights = settings.priorityWeights();
    var fingerprint = "case-priorities" + parameters.fingerprint() + weights;
    var order = new CaseOrder(parameters.choice("orderBy", CaseOrder.USUAL, CaseOrder.ALL));
    var after = PriorityPosition.of(parameters, fingerprint);
    var freshness = answering.freshness(asked);
    var at = after == null ? at(parameters) : after.at();
    var query = asked.query();
    var knownAt = query.knownAt() == null && after != null ? after.knownAt() : query.knownAt();
    var moment = new AtMoment(query.asKnownAt(knownAt), at);
    var pin = knownAt == null ? freshness.upTo() : knownAt;
    var question = new Question(query.asKnownAt(pin), at, order, weights);
    var remembered =
        after == null || pin == null ? Optional.<List<UUID>>empty() : recent.find(question);
    var page =
        pool.run(
            Reads.of(moment.query(), List.of(health), RankingCases.READS),
            facts -> page(facts, moment, question, remembered, after, limit));
    if (pin != null && remembered.isEmpty() && page.end() < page.ids().size()) {
      recent.put(question, page.ids());
    }
    var views =
        new CasePriorityViews(
            at,
            at.atZone(query.zone()).toLocalDate(),
            query.zone().getId(),
            caller.hasRole(ReadableMetrics.READS_REPS));
    var answer =
        new CasePrioritiesAnswer(
            at,
            query.zone().getId(),
            Priority.DEFINITION,
            Priority.FORMULA,
            CasePrioritiesAnswer.FactorView.of(weights),
            page.cases().stream().map(views::item).toList(),
            freshness.asOf(),
            freshness.sources(),
            freshness.partial(),
            freshness.warnings(),
            page.end() == page.ids().size()
                ? null
                : Cursor.after(
                    new PriorityPosition(at, pin, page.ids().get(page.end() - 1)).text(),
                    fingerprint));
    return new Page("case-priorities_" + views.today(), answer.nextCursor(), uri)
        .as(
            representation,
            answer,
            () -> CasePriorityLine.table(answer),
            () -> CasePriorityLine.lines(answer, json));
  }

  private ListedPage page(
      Connection facts,
      AtMoment moment,
      Question question,
      Optional<List<UUID>> remembered,
      @Nullable PriorityPosition after,
      int limit)
      throws SQLException {
    if (remembered.isPresent()) {
      var ids = remembered.get();
      var begin = after == null ? 0 : after.next(ids);
      var end = Math.min(ids.size(), begin + limit);
      var these = ids.subList(begin, end);
      return new ListedPage(ids, ranking.list(facts, moment, question.weights(), these), end);
    }
    var all = ranking.list(facts, moment, question.weights(), question.order());
    var ids = all.stream().map(ranked -> ranked.open().id()).toList();
    var begin = after == null ? 0 : after.next(ids);
    var end = Math.min(ids.size(), begin + limit);
    return new ListedPage(ids, List.copyOf(all.subList(begin, end)), end);
  }

  /// The same question is of the same tenant, filters and order, and of the same moment as it was
  /// known at the same instant.
  private record Question(Query query, Instant at, CaseOrder order, PriorityWeights weights) {}

  /// @param ids of all, in order
  /// @param end where the next page begins
  private record ListedPage(List<UUID> ids, List<RankingCases.Ranked> cases, int end) {}

  /// Filters, zone and freshness as for the metrics that the list is made of.
  private AskedMetrics asked(UriInfo uri) {
    var values = new HashMap<>(uri.getQueryParameters());
    values.keySet().retainAll(Set.of("timeZone", "knownAt", "filter"));
    values.put("from", List.of("2000-01-01"));
    values.put("to", List.of("2000-01-02"));
    var filtered =
        readable.asked(List.of(awaiting), new Parameters(values, AskedMetrics.PARAMETERS));
    return new AskedMetrics(
        List.of(awaiting, health),
        AskedDefinitions.USUAL,
        filtered.query(),
        null,
        filtered.standards());
  }

  private static Instant at(Parameters parameters) {
    var now = Instant.now();
    var at = parameters.instant("at").orElse(now);
    if (at.isAfter(now.plus(AnsweringMetrics.CLOCKS_DIFFER))) {
      throw Problems.parameter(
          "at", at.toString(), "an instant that is not in the future, it is " + now);
    }
    return at;
  }
}
