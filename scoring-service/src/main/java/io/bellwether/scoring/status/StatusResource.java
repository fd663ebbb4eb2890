package io.bellwether.scoring.status;

import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.scoring.intake.IntakeConfig;
import io.bellwether.scoring.intake.SourceStates;
import io.bellwether.scoring.store.FactCounts;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/status")
@Tag(name = "status", description = "How far scoring has come with its sources.")
public class StatusResource {

  private final Caller caller;
  private final SourceStates states;
  private final FactCounts counts;
  private final IntakeConfig config;
  private final Clock clock = Clock.systemUTC();

  public StatusResource(
      Caller caller, SourceStates states, FactCounts counts, IntakeConfig config) {
    this.caller = caller;
    this.states = states;
    this.counts = counts;
    this.config = config;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(
      operationId = "getStatus",
      summary = "Age and completeness of what metrics are computed from",
      description = "Per source: how old its facts are, and how many rows the caller's tenant has.")
  @APIResponse(responseCode = "200", description = "One entry a source.")
  public StatusView get(@Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    // States first: the rows that are counted afterwards are at least as new as they say.
    var sources = states.list();
    var rows = counts.of(caller.tenant());
    var now = clock.instant();
    return new StatusView(
        sources.stream()
            .map(
                state ->
                    StatusView.SourceView.of(
                        state,
                        Objects.requireNonNull(rows.get(state.source())),
                        now,
                        config.staleAfter()))
            .toList());
  }
}
