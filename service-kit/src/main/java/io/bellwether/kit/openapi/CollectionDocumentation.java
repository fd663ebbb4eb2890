package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.Schemas.object;
import static io.bellwether.kit.openapi.Schemas.text;

import io.bellwether.kit.collection.ListParameters;
import io.bellwether.kit.collection.Shape;
import io.bellwether.kit.problem.Slug;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The operations of one collection, in words and schemas.
final class CollectionDocumentation {

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  private final Shape<?> shape;
  private final String path;
  private final String noun;
  private final String entity;

  CollectionDocumentation(Shape<?> shape) {
    this.shape = shape;
    this.path = "/v1/" + shape.description().path();
    this.noun = shape.description().noun();
    this.entity = shape.description().entity();
  }

  void addTo(Paths paths, Components components) {
    components.addSchema(noun, Schemas.view(shape));
    components.addSchema(noun + "Page", page());
    PathItem all = OASFactory.createPathItem().GET(list());
    PathItem one = OASFactory.createPathItem().GET(read());
    if (!shape.description().derived()) {
      components.addSchema("New" + noun, Schemas.draft(shape));
      components.addSchema(noun + "Changes", Schemas.patch(shape));
      all.POST(create());
      one.PATCH(change());
      if (!shape.voidable()) {
        one.DELETE(delete());
      }
    }
    paths.addPathItem(path, all);
    one.addParameter(identity(entity));
    paths.addPathItem(path + "/{id}", one);
    if (shape.voidable()) {
      PathItem voiding = OASFactory.createPathItem().POST(invalidate());
      voiding.addParameter(identity(entity));
      paths.addPathItem(path + "/{id}:void", voiding);
    }
    if (!shape.description().derived()) {
      paths.addPathItem(path + ":import", OASFactory.createPathItem().POST(importLines()));
      PathItem report = OASFactory.createPathItem().GET(importReport());
      report.addParameter(
          OASFactory.createParameter()
              .name("importId")
              .in(Parameter.In.PATH)
              .required(true)
              .description("importId of the import's summary.")
              .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid")));
      paths.addPathItem(path + ":import/{importId}", report);
      paths.addPathItem(path + ":audit", OASFactory.createPathItem().GET(audit()));
    }
  }

  /// The list of those rows that refer to one row of another collection.
  void addTo(Paths paths, Shape<?> parent) {
    var description = parent.description();
    var operation = list();
    operation
        .operationId("list%sOf%s".formatted(plural(), description.noun()))
        .summary("List %s of one %s".formatted(entities(), description.entity()));
    ProblemResponses.addTo(operation, Slug.NOT_FOUND);
    PathItem nested = OASFactory.createPathItem().GET(operation);
    nested.addParameter(identity(description.entity()));
    paths.addPathItem(
        "/v1/%s/{id}/%s".formatted(description.path(), shape.description().path()), nested);
  }

  private static Parameter identity(String entity) {
    return OASFactory.createParameter()
        .name("id")
        .in(Parameter.In.PATH)
        .required(true)
        .description("Identity of the %s.".formatted(entity))
        .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"));
  }

  private Schema page() {
    var schema = object("One page of a list.");
    schema.addProperty(
        "items",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("The resources of this page.")
            .items(ref(noun)));
    schema.addProperty(
        "nextCursor",
        text("Continues the list after this page; null at its end.", "eyJsaXN0Ijo…")
            .addType(SchemaType.NULL));
    schema.addProperty(
        "total",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .description("How many match the filters; only with include=total.")
            .examples(List.of(7043)));
    return schema.required(List.of("items", "nextCursor"));
  }

  private Operation list() {
    var operation =
        operation("list" + plural(), "List %s, filtered and in pages".formatted(entities()));
    for (var name : ListParameters.namesOf(shape)) {
      operation.addParameter(query(name, describe(name), schemaOf(name)));
    }
    answer(operation, "200", "A page of the list.", content(JSON, ref(noun + "Page")));
    operation
        .getResponses()
        .getAPIResponse("200")
        .addHeader("Link", header("Next page, rel=\"next\"."));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.INVALID_PARAMETER,
        Slug.INVALID_CURSOR,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_ACCEPTABLE,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private String describe(String name) {
    return switch (name) {
      case "limit" -> "Resources on a page, 1 to 200; 50 unless given.";
      case "cursor" -> "nextCursor of the page before, with the same filters and sort.";
      case "sort" ->
          "Order: some of %s, joined by commas; a leading - for descending."
              .formatted(String.join(", ", ListParameters.sortableOf(shape)));
      case "include" -> "`total` counts all that match.";
      case "voided" -> "`true` lists those that were voided; else those that count.";
      default -> {
        if (name.endsWith(".gte")) {
          yield "Only with %s at or after this.".formatted(name.replace(".gte", ""));
        }
        if (name.endsWith(".lt")) {
          yield "Only with %s before this.".formatted(name.replace(".lt", ""));
        }
        yield "Only with this %s; several separated by commas mean any of them.".formatted(name);
      }
    };
  }

  private Schema schemaOf(String name) {
    var string = OASFactory.createSchema().addType(SchemaType.STRING);
    return switch (name) {
      case "limit" ->
          OASFactory.createSchema()
              .addType(SchemaType.INTEGER)
              .minimum(java.math.BigDecimal.ONE)
              .maximum(java.math.BigDecimal.valueOf(200))
              .defaultValue(50);
      case "include" -> string.enumeration(List.of("total"));
      case "voided" -> OASFactory.createSchema().addType(SchemaType.BOOLEAN).defaultValue(false);
      default -> string;
    };
  }

  private Operation read() {
    var operation = operation("get" + noun, "Read one " + entity);
    operation.addParameter(
        headerParameter(
            "If-None-Match", "ETag that the caller holds; 304 if it is current.", false));
    answer(operation, "200", "The %s.".formatted(entity), content(JSON, ref(noun)));
    etag(operation, "200");
    operation
        .getResponses()
        .addAPIResponse(
            "304", OASFactory.createAPIResponse().description("Unchanged since If-None-Match."));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_FOUND,
        Slug.NOT_ACCEPTABLE,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation create() {
    var operation = operation("create" + noun, "Create a " + entity);
    operation.addParameter(
        headerParameter(
            "Idempotency-Key",
            "Names this request, so that it can be sent again: 1 to 255 visible ASCII characters,"
                + " kept 72 hours.",
            true));
    operation.requestBody(
        OASFactory.createRequestBody().required(true).content(content(JSON, ref("New" + noun))));
    answer(operation, "201", "The new %s.".formatted(entity), content(JSON, ref(noun)));
    etag(operation, "201");
    operation
        .getResponses()
        .getAPIResponse("201")
        .addHeader("Location", header("Where the new resource is."))
        .addHeader(
            "Idempotency-Replayed", header("`true` when this is the stored answer of before."));
    ProblemResponses.addTo(
        operation,
        Slug.MALFORMED_JSON,
        Slug.JSON_LIMITS,
        Slug.UNKNOWN_FIELD,
        Slug.UNKNOWN_PARAMETER,
        Slug.IDEMPOTENCY_KEY_MISSING,
        Slug.IDEMPOTENCY_KEY_INVALID,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_ACCEPTABLE,
        Slug.CONFLICT,
        Slug.IDEMPOTENCY_IN_PROGRESS,
        Slug.PAYLOAD_TOO_LARGE,
        Slug.UNSUPPORTED_MEDIA_TYPE,
        Slug.INVALID_VALUE,
        Slug.UNKNOWN_REFERENCE,
        Slug.IDEMPOTENCY_KEY_REUSED,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation change() {
    var operation = operation("change" + noun, "Change a %s (JSON merge patch)".formatted(entity));
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the change is refused if it is old.", true));
    operation.requestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(content("application/merge-patch+json", ref(noun + "Changes"))));
    answer(operation, "200", "The changed %s.".formatted(entity), content(JSON, ref(noun)));
    etag(operation, "200");
    ProblemResponses.addTo(
        operation,
        Slug.MALFORMED_JSON,
        Slug.JSON_LIMITS,
        Slug.UNKNOWN_FIELD,
        Slug.UNKNOWN_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_FOUND,
        Slug.NOT_ACCEPTABLE,
        Slug.CONFLICT,
        Slug.PRECONDITION_FAILED,
        Slug.PAYLOAD_TOO_LARGE,
        Slug.UNSUPPORTED_MEDIA_TYPE,
        Slug.INVALID_VALUE,
        Slug.UNKNOWN_REFERENCE,
        Slug.PRECONDITION_REQUIRED,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation delete() {
    var operation = operation("delete" + noun, "Delete a " + entity);
    operation.description(
        "Refused while anything in this service refers to it. The same externalId may be created"
            + " anew afterwards.");
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the deletion is refused if it is old.", true));
    operation
        .getResponses()
        .addAPIResponse("204", OASFactory.createAPIResponse().description("It is gone."));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_FOUND,
        Slug.NOT_ACCEPTABLE,
        Slug.CONFLICT,
        Slug.PRECONDITION_FAILED,
        Slug.PRECONDITION_REQUIRED,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation invalidate() {
    var operation = operation("void" + noun, "Void a " + entity);
    operation.description(
        "What has money in it is not deleted: it stays readable, with when and why it was voided,"
            + " changes no more and counts no more. Refused while anything that counts refers to"
            + " it.");
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the voiding is refused if it is old.", true));
    operation.requestBody(
        OASFactory.createRequestBody().required(true).content(content(JSON, ref("Voiding"))));
    answer(operation, "200", "The voided %s.".formatted(entity), content(JSON, ref(noun)));
    etag(operation, "200");
    ProblemResponses.addTo(
        operation,
        Slug.MALFORMED_JSON,
        Slug.JSON_LIMITS,
        Slug.UNKNOWN_FIELD,
        Slug.UNKNOWN_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_FOUND,
        Slug.NOT_ACCEPTABLE,
        Slug.CONFLICT,
        Slug.INVALID_STATE,
        Slug.PRECONDITION_FAILED,
        Slug.PAYLOAD_TOO_LARGE,
        Slug.UNSUPPORTED_MEDIA_TYPE,
        Slug.INVALID_VALUE,
        Slug.PRECONDITION_REQUIRED,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation importLines() {
    var operation =
        operation("import" + plural(), "Create or update many %s".formatted(entities()));
    operation.description(
        "One JSON object a line. A line whose id or externalId exists updates that row: absent"
            + " fields stay, null clears. A bad line is reported and never stops the others; sending"
            + " the same file again changes nothing. The order of lines does not matter. The answer"
            + " has one JSON object a line and ends with a summary, and can be read again for 24"
            + " hours.");
    operation.addParameter(
        query(
            "results",
            "Which lines are reported: `errors` (unless given) or `all`.",
            OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .enumeration(List.of("errors", "all"))
                .defaultValue("errors")));
    operation.addParameter(
        query(
            "dryRun",
            "`true` checks and reports everything and changes nothing.",
            OASFactory.createSchema().addType(SchemaType.BOOLEAN).defaultValue(false)));
    operation.requestBody(
        OASFactory.createRequestBody().required(true).content(content(NDJSON, ref("New" + noun))));
    answer(
        operation,
        "200",
        "A line per result, then the summary.",
        content(NDJSON, ref("ImportResult")));
    operation
        .getResponses()
        .getAPIResponse("200")
        .addHeader("Location", header("Where the report can be read again for 24 hours."));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.INVALID_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_ACCEPTABLE,
        Slug.PAYLOAD_TOO_LARGE,
        Slug.UNSUPPORTED_MEDIA_TYPE,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation importReport() {
    var operation =
        operation(
            "get%sImport".formatted(plural()),
            "Read again what an import of %s reported".formatted(entities()));
    operation.description("For 24 hours: each line that failed, and the summary.");
    answer(
        operation,
        "200",
        "A line per failure, then the summary.",
        content(NDJSON, ref("ImportResult")));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_FOUND,
        Slug.NOT_ACCEPTABLE,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  private Operation audit() {
    var operation =
        operation(
            "list%sAudit".formatted(plural()),
            "Who wrote %s and when, and who was turned away".formatted(entities()));
    operation.description(
        "The latest entry first, one for each statement: an import has one for every batch.");
    operation.addParameter(
        query(
            "id",
            "Only entries of this %s.".formatted(entity),
            OASFactory.createSchema().addType(SchemaType.STRING).format("uuid")));
    operation.addParameter(query("limit", describe("limit"), schemaOf("limit")));
    operation.addParameter(query("cursor", describe("cursor"), schemaOf("cursor")));
    answer(operation, "200", "A page of the log.", content(JSON, ref("AuditPage")));
    ProblemResponses.addTo(
        operation,
        Slug.UNKNOWN_PARAMETER,
        Slug.INVALID_PARAMETER,
        Slug.INVALID_CURSOR,
        Slug.UNAUTHENTICATED,
        Slug.FORBIDDEN,
        Slug.TENANT_MISSING,
        Slug.NOT_ACCEPTABLE,
        Slug.INTERNAL,
        Slug.DEPENDENCY_UNAVAILABLE);
    return operation;
  }

  /// A page of an audit log, the same for all collections.
  static Schema auditPage() {
    var entry = object("What one statement wrote, or who was turned away.");
    entry.addProperty(
        "at", text("When it was written.", "2026-01-31T12:00:00Z").format("date-time"));
    entry.addProperty(
        "subject",
        text("Who: `sub` of the token; null for the service itself.", "ana")
            .addType(SchemaType.NULL));
    entry.addProperty(
        "client",
        text("The application that asked for the token.", "bellwether-dashboard")
            .addType(SchemaType.NULL));
    entry.addProperty(
        "traceId",
        text("Trace id of the request, as in its log lines.", "0af7651916cd43dd8448eb211c80319c")
            .addType(SchemaType.NULL));
    entry.addProperty(
        "operation",
        text(
                "What was done; denied: the roles did not suffice; refused: the token was not good here or now.",
                "updated")
            .enumeration(
                List.of("created", "updated", "deleted", "voided", "erased", "denied", "refused")));
    entry.addProperty(
        "ids",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("The rows that it was done to.")
            .items(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid")));
    entry.addProperty(
        "route",
        text(
                "What somebody asked for who was turned away; null for what was done.",
                "PATCH /v1/accounts/{id}")
            .addType(SchemaType.NULL));
    entry.addProperty(
        "times",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .description("How often within a minute; 1 for what was done.")
            .examples(List.of(1)));
    entry.required(
        List.of("at", "subject", "client", "traceId", "operation", "ids", "route", "times"));
    var page = object("One page of an audit log.");
    page.addProperty(
        "items",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("The entries of this page, the latest first.")
            .items(entry));
    page.addProperty(
        "nextCursor",
        text("Continues after this page; null at the end.", "1204").addType(SchemaType.NULL));
    return page.required(List.of("items", "nextCursor"));
  }

  /// The lines of an import's answer, the same for all collections.
  static Schema importResult() {
    var schema = object("What became of a line, or the summary at the end.");
    schema.addProperty(
        "line",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .description("Number of the line, from 1.")
            .examples(List.of(17)));
    schema.addProperty(
        "status",
        text("What happened to it.", "created")
            .enumeration(List.of("created", "updated", "unchanged", "stale", "failed")));
    schema.addProperty("id", text("Identity of the row.", "0197f0c2-7b1e-7cc1-8b1f-5d2a6c1e9f00"));
    schema.addProperty("problem", ref("Problem"));
    schema.addProperty(
        "summary", object("The importId, and how many lines ended how; the last line."));
    return schema;
  }

  private Operation operation(String id, String summary) {
    return OASFactory.createOperation()
        .operationId(id)
        .summary(summary)
        .addTag(shape.description().path())
        .responses(OASFactory.createAPIResponses());
  }

  static void answer(Operation operation, String status, String about, Content content) {
    APIResponse response = OASFactory.createAPIResponse().description(about).content(content);
    operation.getResponses().addAPIResponse(status, response);
  }

  private static void etag(Operation operation, String status) {
    operation
        .getResponses()
        .getAPIResponse(status)
        .addHeader("ETag", header("Version of the resource, for If-Match."));
  }

  private static Header header(String about) {
    return OASFactory.createHeader()
        .description(about)
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }

  static Content content(String mediaType, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
  }

  static Schema ref(String name) {
    return OASFactory.createSchema().ref("#/components/schemas/" + name);
  }

  private static Parameter query(String name, String about, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(about)
        .schema(schema);
  }

  private static Parameter headerParameter(String name, String about, boolean required) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .description(about)
        .required(required)
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }

  private String plural() {
    return java.util.Arrays.stream(shape.description().path().split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .reduce("", String::concat);
  }

  private String entities() {
    return shape.description().path().replace('-', ' ');
  }
}
