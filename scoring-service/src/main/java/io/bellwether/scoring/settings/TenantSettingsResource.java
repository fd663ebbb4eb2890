package io.bellwether.scoring.settings;

import io.bellwether.kit.collection.JsonInput;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The settings of the caller's tenant.
@Path("/v1/tenant-settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
@RunOnVirtualThread
public class TenantSettingsResource {

  private final StoredSettings settings;
  private final TenantTransactions transactions;
  private final Caller caller;

  TenantSettingsResource(StoredSettings settings, TenantTransactions transactions, Caller caller) {
    this.settings = settings;
    this.transactions = transactions;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "getTenantSettings", summary = "What holds for the whole tenant")
  @APIResponse(
      responseCode = "200",
      description = "The settings; ETag is their version, 0 before the first change",
      content = @Content(schema = @Schema(implementation = TenantSettings.class)))
  public Response get(@Context Request request, @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    var found = transactions.call(caller.identity(), settings::get);
    var notModified = request.evaluatePreconditions(new EntityTag(found.etag()));
    return notModified == null ? answer(found) : notModified.build();
  }

  @PATCH
  @Consumes("application/merge-patch+json")
  @Operation(
      operationId = "changeTenantSettings",
      summary = "Change what holds for the whole tenant; null goes back to what is usual")
  @APIResponse(
      responseCode = "200",
      description = "The settings as they are now",
      content = @Content(schema = @Schema(implementation = TenantSettings.class)))
  @APIResponse(
      responseCode = "412",
      description = "precondition-failed",
      content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
  @APIResponse(
      responseCode = "422",
      description = "invalid-value",
      content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
  @APIResponse(
      responseCode = "428",
      description = "precondition-required",
      content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
  public Response change(
      @Parameter(description = "The ETag that was read") @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TenantSettings.class)))
          InputStream body,
      @Context Request request,
      @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    var json = JsonInput.read(body);
    if (ifMatch == null) {
      throw Problems.of(
          Slug.PRECONDITION_REQUIRED,
          "the header If-Match is missing (expected: the ETag that was read)");
    }
    var after =
        transactions.call(
            caller.identity(),
            connection -> {
              var before = settings.lock(connection);
              if (request.evaluatePreconditions(new EntityTag(before.etag())) != null) {
                throw Problems.of(
                    Slug.PRECONDITION_FAILED,
                    "If-Match %s (expected: \"%s\"; read the settings again)"
                        .formatted(ifMatch, before.etag()));
              }
              var changed = SettingsChange.apply(json, before.settings());
              settings.write(connection, caller.tenant(), changed, before.version());
              return settings.get(connection);
            });
    return answer(after);
  }

  private static Response answer(StoredSettings.Versioned found) {
    return Response.ok(found.settings()).tag(new EntityTag(found.etag())).build();
  }
}
