package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.answer;
import static io.bellwether.kit.openapi.OperationParts.content;
import static io.bellwether.kit.openapi.OperationParts.query;
import static io.bellwether.kit.openapi.OperationParts.ref;
import static io.bellwether.kit.openapi.Schemas.object;
import static io.bellwether.kit.openapi.Schemas.text;

import io.bellwether.kit.problem.Slug;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// How it is read who wrote a collection.
record AuditDocumentation(CollectionNames names) {

  Operation audit() {
    var operation =
        names.operation(
            "list%sAudit".formatted(names.plural()),
            "Who wrote %s and when, and who was turned away".formatted(names.entities()));
    operation.description(
        "The latest entry first, one for each statement: an import has one for every batch.");
    operation.addParameter(
        query(
            "id",
            "Only entries of this %s.".formatted(names.entity()),
            OASFactory.createSchema().addType(SchemaType.STRING).format("uuid")));
    var reading = new ReadingDocumentation(names);
    operation.addParameter(reading.parameter("limit"));
    operation.addParameter(reading.parameter("cursor"));
    answer(operation, "200", "A page of the log.", content(OperationParts.JSON, ref("AuditPage")));
    ProblemResponses.addTo(
        operation, ProblemResponses.ALWAYS, List.of(Slug.INVALID_PARAMETER, Slug.INVALID_CURSOR));
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
}
