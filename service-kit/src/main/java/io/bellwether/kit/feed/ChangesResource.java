package io.bellwether.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The change feed on the wire, in every service that owns data. A service that owns none sets
/// `bellwether.feed.source=false` when it is built.
@Path("/v1/changes")
@Tag(name = "feed", description = "Changes of this service's data, for the other services.")
@IfBuildProperty(name = "bellwether.feed.source", stringValue = "true", enableIfMissing = true)
public class ChangesResource {

  private static final Logger LOG = Logger.getLogger(ChangesResource.class);
  private static final int MAX_LIMIT = 10_000;
  private static final int DEFAULT_LIMIT = 5_000;

  private final ChangeFeed feed;

  public ChangesResource(@DataSource("feed") AgroalDataSource database) {
    this.feed = new ChangeFeed(database);
  }

  @GET
  @Produces("application/x-ndjson")
  @Compressed
  @RunOnVirtualThread
  @Operation(
      operationId = "listChanges",
      summary = "Changes since a token, of all tenants",
      description =
          """
          Lines of JSON: a tick `{tick, knownAt}`, then the changes that are known since then \
          `{seq, entity, id, tenant, op, schemaVer, payload}`, and so on; last the trailer \
          `{feedEpoch, count, sha256, next, caughtUp, asOf, serverTime}`. A page without trailer, or \
          whose count of changes or SHA-256 of all bytes before the trailer differs, was damaged: \
          apply nothing of it. For machine tokens with the scope `feed:read` and no tenant only.""")
  @APIResponse(
      responseCode = "200",
      description = "A page of changes.",
      content =
          @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "400",
      description = "`invalid-cursor`, `invalid-parameter`: after or limit is no good.")
  @APIResponse(
      responseCode = "410",
      description = "`feed-epoch-changed`, `cursor-expired`: start again with an empty token.")
  @APIResponse(
      responseCode = "503",
      description = "`feed-not-rebased`, `dependency-unavailable`: try again later.")
  public StreamingOutput list(
      @Parameter(
              description = "`next` of the page before; absent or empty: from the beginning.",
              schema = @Schema(type = SchemaType.STRING))
          @QueryParam("after")
          @Nullable String after,
      @Parameter(
              description = "Changes per page.",
              example = "5000",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "10000",
                      defaultValue = "5000"))
          @QueryParam("limit")
          @Nullable String limit,
      @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, List.of("after", "limit"));
    var token = after == null || after.isEmpty() ? null : FeedToken.parse(after);
    var count = limit == null ? DEFAULT_LIMIT : limit(limit);
    try {
      feed.check(token);
    } catch (SQLException e) {
      LOG.error("the change log cannot be read", e);
      throw Problems.of(Slug.DEPENDENCY_UNAVAILABLE, "the change log cannot be read");
    }
    return out -> {
      var page = new NdjsonPage(out);
      try {
        page.end(feed.read(token, count, page));
      } catch (SQLException e) {
        // The answer has begun: it ends without a trailer, and the reader drops it.
        throw new IOException("the change log cannot be read", e);
      }
    };
  }

  private static int limit(String text) {
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= MAX_LIMIT) {
      return Integer.parseInt(text);
    }
    throw Problems.parameter("limit", text, "1 to " + MAX_LIMIT);
  }
}
