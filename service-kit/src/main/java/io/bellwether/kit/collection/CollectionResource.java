package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.FlatTable;
import io.bellwether.kit.export.Lines;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.idempotency.IdempotentRequest;
import io.bellwether.kit.idempotency.StoredAnswer;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routes that every collection has. Their documentation is made per collection by
/// [CollectionDocumentation].
@Path("/v1")
@RunOnVirtualThread
public class CollectionResource {

  /// The look-ahead keeps `accounts` from matching the beginning of `accounts:import`.
  static final String NAME = "{collection:[a-z]+(?:-[a-z]+)*(?![a-z:-])}";

  private static final String IMPORT = ":import";
  private static final String IMPORT_NAME = "{collectionImport:[a-z]+(?:-[a-z]+)*:import}";
  private static final String AUDIT = ":audit";
  private static final String AUDIT_NAME = "{collectionAudit:[a-z]+(?:-[a-z]+)*:audit}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalog catalog;
  private final TenantTransactions transactions;
  private final Caller caller;
  private final Validator validator;

  CollectionResource(
      Catalog catalog, TenantTransactions transactions, Caller caller, Validator validator) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.caller = caller;
    this.validator = validator;
  }

  @GET
  @Path(NAME)
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  public Response list(
      @PathParam("collection") String collection, @Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var shape = catalog.get(collection);
    var query = ListQuery.of(shape, caller.tenant(), uri.getQueryParameters());
    var page =
        transactions.call(
            caller.identity(), connection -> new Pages(shape).page(connection, query));
    return pageOf(shape, page, uri, representation);
  }

  /// The rows of a collection that refer to one row of another: `cases/{id}/activities`. Which
  /// pairs there are says the role table.
  @GET
  @Path(NAME + "/{id}/{child:[a-z]+(?:-[a-z]+)*}")
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  public Response listOf(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @PathParam("child") String child,
      @Context UriInfo uri,
      @Context Request request) {
    var representation = Representation.of(request);
    var parent = catalog.get(collection);
    var shape = catalog.get(child);
    var reference = shape.referenceTo(parent);
    var query =
        ListQuery.of(shape, caller.tenant(), uri.getQueryParameters())
            .only(reference, Rows.id(parent, id));
    var page =
        transactions.call(
            caller.identity(),
            connection -> {
              Rows.get(connection, parent, id);
              return new Pages(shape).page(connection, query);
            });
    return pageOf(shape, page, uri, representation);
  }

  private static Response pageOf(
      Shape<?> shape, Pages.Page page, UriInfo uri, Representation representation) {
    var rows = page.rows().stream().map(row -> Views.of(shape, row)).toList();
    var json = JSON.createObjectNode();
    json.putArray("items").addAll(rows);
    json.put("nextCursor", page.nextCursor());
    if (page.total() != null) {
      json.put("total", page.total());
    }
    return new Page(shape.description().path(), page.nextCursor(), uri)
        .as(
            representation,
            Views.bytes(json),
            () -> FlatTable.of(Views.columns(shape), rows),
            () -> new Lines(rows, JSON));
  }

  @GET
  @Path(NAME + "/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context Request request,
      @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.get(collection);
    var row = transactions.call(caller.identity(), connection -> Rows.get(connection, shape, id));
    var notModified = request.evaluatePreconditions(row.entityTag());
    if (notModified != null) {
      return notModified.build();
    }
    return Response.ok(Views.bytes(Views.of(shape, row)))
        .header(HttpHeaders.ETAG, row.etag())
        .build();
  }

  @POST
  @Path(NAME)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(
      @PathParam("collection") String collection,
      @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
      @Context UriInfo uri,
      InputStream body) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.getWritable(collection);
    var json = JsonInput.read(body);
    var request = IdempotentRequest.of(caller, "POST /v1/" + collection, key, json);
    var draft = new DraftReader(shape, caller.tenant()).read(json);
    var answer =
        transactions.call(
            caller.identity(),
            connection ->
                Idempotency.once(connection, request, () -> create(connection, shape, draft)));
    var response = Response.status(answer.status()).entity(answer.body());
    answer.headers().forEach(response::header);
    return response.build();
  }

  private StoredAnswer create(Connection connection, Shape<?> shape, Draft draft)
      throws SQLException {
    var kind = write(connection, shape, draft);
    if (kind != WriteResult.Kind.CREATED) {
      throw Problems.of(
          Slug.CONFLICT,
          "%s %s exists already (expected: a new externalId or id; :import updates)"
              .formatted(
                  shape.description().entity(),
                  draft.externalId() == null
                      ? draft.id()
                      : "'%s' (id %s)".formatted(draft.externalId(), draft.id())));
    }
    var row = Rows.get(connection, shape, draft.id().toString());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.LOCATION, "/v1/%s/%s".formatted(shape.description().path(), row.id()));
    headers.put(HttpHeaders.ETAG, row.etag());
    headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return new StoredAnswer(201, headers, Views.bytes(Views.of(shape, row)));
  }

  @PATCH
  @Path(NAME + "/{id}")
  @Consumes("application/merge-patch+json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response change(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context Request request,
      @Context UriInfo uri,
      InputStream body) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.getWritable(collection);
    var json = JsonInput.read(body);
    var after =
        transactions.call(
            caller.identity(),
            connection -> {
              var before = Rows.lock(connection, shape, id);
              Rows.requireMatch(ifMatch, request, before);
              var draft = new DraftReader(shape, caller.tenant()).readChange(json, before.id());
              if (write(connection, shape, draft) == WriteResult.Kind.STALE) {
                throw Problems.of(
                    Slug.CONFLICT,
                    "sourceUpdatedAt %s is older than what is stored, %s"
                        .formatted(draft.sourceUpdatedAt(), before.sourceUpdatedAt()));
              }
              return Rows.get(connection, shape, id);
            });
    return Response.ok(Views.bytes(Views.of(shape, after)))
        .header(HttpHeaders.ETAG, after.etag())
        .build();
  }

  @POST
  @Path(IMPORT_NAME)
  @Consumes("application/x-ndjson")
  @Produces("application/x-ndjson")
  public Response importLines(
      @PathParam("collectionImport") String path, @Context UriInfo uri, InputStream body)
      throws IOException, SQLException {
    Parameters.refuseUnknown(uri, List.of("results", "dryRun"));
    var shape = imported(path);
    var all = choice(uri, "results", "errors", "all").equals("all");
    var dryRun = choice(uri, "dryRun", "false", "true").equals("true");
    var report = new ImportReport(all);
    try (var run =
        new ImportRun<>(shape, catalog, validator, transactions, caller.identity(), report)) {
      if (dryRun) {
        run.dryRun(body);
      } else {
        run.run(body);
      }
      report.finish(dryRun);
      reports(path).store(report.id(), report::failures);
    } catch (IOException | SQLException | RuntimeException e) {
      report.close();
      throw e;
    }
    return Response.ok(report.read())
        .header(HttpHeaders.LOCATION, "/v1/%s/%s".formatted(path, report.id()))
        .build();
  }

  /// What an import of the last 24 hours reported of failed lines, and its summary.
  @GET
  @Path(IMPORT_NAME + "/{importId}")
  @Produces("application/x-ndjson")
  public Response importReport(
      @PathParam("collectionImport") String path,
      @PathParam("importId") String id,
      @Context UriInfo uri) {
    Parameters.refuseUnknown(uri, Set.of());
    return Response.ok(reports(path).read(id)).build();
  }

  /// Who wrote rows of a collection, the latest first.
  @GET
  @Path(AUDIT_NAME)
  @Produces(MediaType.APPLICATION_JSON)
  public Response audit(@PathParam("collectionAudit") String path, @Context UriInfo uri) {
    var shape = catalog.get(path.substring(0, path.length() - AUDIT.length()));
    var question = AuditLog.Question.of(uri);
    var page =
        transactions.call(
            caller.identity(), connection -> new AuditLog(shape).page(connection, question));
    return Response.ok(page).build();
  }

  private StoredReports reports(String path) {
    return new StoredReports(transactions, caller.identity(), imported(path).description().path());
  }

  private Shape<?> imported(String path) {
    return catalog.getWritable(path.substring(0, path.length() - IMPORT.length()));
  }

  private static String choice(UriInfo uri, String name, String usual, String other) {
    var value = uri.getQueryParameters().getFirst(name);
    if (value == null || value.equals(usual)) {
      return usual;
    }
    if (value.equals(other)) {
      return other;
    }
    throw Problems.parameter(name, value, "%s or %s".formatted(usual, other));
  }

  private WriteResult.Kind write(Connection connection, Shape<?> shape, Draft draft)
      throws SQLException {
    return switch (new BatchWriter<>(shape, catalog, validator)
        .write(connection, List.of(draft))
        .getFirst()) {
      case WriteResult.Done done -> done.kind();
      case WriteResult.Failed failed -> throw failed.problem();
      case WriteResult.Dangling dangling -> throw dangling.problem();
    };
  }
}
