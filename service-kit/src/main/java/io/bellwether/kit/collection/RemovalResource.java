package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How rows of a collection go: deleted, or voided where they have money in them.
@Path("/v1")
@RunOnVirtualThread
public class RemovalResource {

  private static final String VOID = ":void";

  private final Catalog catalog;
  private final TenantTransactions transactions;
  private final Caller caller;

  RemovalResource(Catalog catalog, TenantTransactions transactions, Caller caller) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.caller = caller;
  }

  @DELETE
  @Path(CollectionResource.NAME + "/{id}")
  public Response delete(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context Request request,
      @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.getDeletable(collection);
    transactions.call(
        caller.identity(),
        connection -> {
          var row = Rows.lock(connection, shape, id);
          Rows.requireMatch(ifMatch, request, row);
          new Referrers(catalog, shape).refuseDeletion(connection, row.id());
          delete(connection, shape, row.id());
          return row;
        });
    return Response.noContent().build();
  }

  private static void delete(Connection connection, Shape<?> shape, UUID id) throws SQLException {
    var afterwards = shape.definition().deleting(connection, id);
    var states = shape.states();
    if (states != null) {
      new Table(states).deleteBy(connection, states.referenceTo(shape).column(), id);
    }
    new Table(shape).delete(connection, id);
    afterwards.run();
  }

  @POST
  @Path(CollectionResource.NAME + "/{voided:[^/:]+:void}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response invalidate(
      @PathParam("collection") String collection,
      @PathParam("voided") String voided,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context Request request,
      @Context UriInfo uri,
      InputStream body) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.getVoidable(collection);
    var id = voided.substring(0, voided.length() - VOID.length());
    var json = JsonInput.read(body);
    var after =
        transactions.call(
            caller.identity(),
            connection -> {
              var before = Rows.lock(connection, shape, id);
              Rows.requireMatch(ifMatch, request, before);
              var reason = Voiding.reasonIn(json);
              refuseTwice(shape, before);
              new Referrers(catalog, shape).refuseVoiding(connection, before.id());
              new Table(shape).invalidate(connection, before.id(), reason);
              return Rows.get(connection, shape, id);
            });
    return Response.ok(Views.bytes(Views.of(shape, after)))
        .header(HttpHeaders.ETAG, after.etag())
        .build();
  }

  private static void refuseTwice(Shape<?> shape, Row row) {
    var voiding = row.voiding();
    if (voiding != null) {
      throw Problems.of(
          Slug.INVALID_STATE,
          "%s %s was voided at %s (expected: one that is not)"
              .formatted(shape.description().entity(), row.id(), voiding.at()));
    }
  }
}
