package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.export.AnswerFiles;
import io.bellwether.scoring.metric.AccountModel;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.health.AccountHealth;
import io.bellwether.scoring.query.Engine;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The health of one account, with what each measure adds to it. The mean over many accounts is the
/// metric `account-health`.
@Path("/v1/accounts/{accountId}/health")
@Produces({MediaType.APPLICATION_JSON, Representation.TEXT_CSV, Representation.APPLICATION_NDJSON})
@Tag(name = "Health")
@RunOnVirtualThread
public class AccountHealthResource {

  private final AccountHealth health;
  private final AnsweringMetrics answering;
  private final Engine engine;
  private final QueryPool pool;
  private final ReadingStandards standards;
  private final Caller caller;
  private final AnswerFiles files;

  AccountHealthResource(
      AccountHealth health,
      AnsweringMetrics answering,
      Engine engine,
      QueryPool pool,
      ReadingStandards standards,
      Caller caller,
      AnswerFiles files) {
    this.health = health;
    this.answering = answering;
    this.engine = engine;
    this.pool = pool;
    this.standards = standards;
    this.caller = caller;
    this.files = files;
  }

  @GET
  @Operation(
      operationId = "getAccountHealth",
      summary = "The health of an account, and what each measure adds to it")
  @Parameter(
      name = "at",
      in = ParameterIn.QUERY,
      description = "The day before which the account is looked at; today unless said",
      schema = @Schema(type = SchemaType.STRING, format = "date"),
      example = "2026-11-01")
  @Parameter(
      name = "timeZone",
      in = ParameterIn.QUERY,
      description = "IANA zone in which that day begins; the tenant's unless said",
      schema = @Schema(type = SchemaType.STRING),
      example = "Europe/Berlin")
  @Parameter(
      name = "knownAt",
      in = ParameterIn.QUERY,
      description = "Answer as it was known then; not in the future",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"),
      example = "2026-11-01T00:00:00Z")
  @APIResponseSchema(HealthAnswer.class)
  public Response get(
      @Parameter(description = "Id of the account") @RestPath String accountId,
      @Context UriInfo uri,
      @Context Request request) {
    var parameters = new Parameters(uri.getQueryParameters(), Set.of("at", "timeZone", "knownAt"));
    var zone = parameters.zone("timeZone", standards.settings().zone());
    var at = parameters.text("at").isPresent() ? parameters.date("at") : LocalDate.now(zone);
    var account = account(accountId);
    var query =
        new Query(
            caller.tenant(),
            new Interval(at.minusDays(1), at),
            zone,
            Query.Cut.WHOLE,
            List.of(new Filter(Fact.BY_ACCOUNT, Filter.Operator.EQ, List.of(account.toString()))),
            parameters.instant("knownAt").orElse(null));
    var freshness =
        answering.freshness(
            new AskedMetrics(
                List.of(health), AskedDefinitions.USUAL, query, null, Standards.USUAL));
    var score =
        pool.run(
            Reads.of(query, List.of(health)),
            facts -> {
              if (!engine.has(facts, Facts.ACCOUNT, query, account)) {
                throw Problems.notFound("account", accountId);
              }
              return engine.score(facts, health, query, account);
            });
    var answer =
        answer(account, query, freshness, freshness.reaches(query) ? score : Optional.empty());
    return files.write(answer, HealthAnswer.LAYOUT, "account-health", uri, request);
  }

  private HealthAnswer answer(
      UUID account, Query query, Freshness freshness, Optional<AccountModel.Score> found) {
    var score =
        found.orElse(
            new AccountModel.Score(null, "the account pays nothing at this date", 0, List.of()));
    var definition = health.definition();
    return new HealthAnswer(
        account,
        query.interval().to(),
        query.zone().getId(),
        health.dialects().getFirst().reference(),
        health.unit(health.dialects().getFirst()).wireName(),
        definition.direction().wireName(),
        score.points(),
        freshness.reaches(query)
            ? score.reason()
            : "the date is after what is known, which goes up to " + freshness.known(),
        score.knownWeight(),
        score.missingWeight(),
        health.leastKnownWeight(),
        health.leastBesidesSurveys(),
        score.parts().stream()
            .map(known -> HealthAnswer.Part.of(score, known, rows(query, freshness, known)))
            .toList(),
        freshness.asOf(),
        freshness.sources(),
        freshness.partial(),
        freshness.warnings());
  }

  private static String rows(Query query, Freshness freshness, AccountModel.PartScore known) {
    return RowsLink.of(
        query,
        known.part().metric().definition().id(),
        known.part().dialect(),
        known.interval(),
        Map.of(),
        freshness.pin(query));
  }

  private static UUID account(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound("account", id);
    }
  }
}
