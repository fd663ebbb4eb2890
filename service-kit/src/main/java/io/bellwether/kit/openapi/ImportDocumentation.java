package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.answer;
import static io.bellwether.kit.openapi.OperationParts.content;
import static io.bellwether.kit.openapi.OperationParts.header;
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

/// How many rows of a collection are written at once, and what is said of each.
record ImportDocumentation(CollectionNames names) {

  Operation importLines() {
    var operation =
        names.operation(
            "import" + names.plural(), "Create or update many %s".formatted(names.entities()));
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
        OASFactory.createRequestBody()
            .required(true)
            .content(content(OperationParts.NDJSON, ref("New" + names.noun()))));
    answer(
        operation,
        "200",
        "A line per result, then the summary.",
        content(OperationParts.NDJSON, ref("ImportResult")));
    operation
        .getResponses()
        .getAPIResponse("200")
        .addHeader("Location", header("Where the report can be read again for 24 hours."));
    ProblemResponses.addTo(
        operation,
        ProblemResponses.ALWAYS,
        List.of(Slug.INVALID_PARAMETER, Slug.PAYLOAD_TOO_LARGE, Slug.UNSUPPORTED_MEDIA_TYPE));
    return operation;
  }

  Operation importReport() {
    var operation =
        names.operation(
            "get%sImport".formatted(names.plural()),
            "Read again what an import of %s reported".formatted(names.entities()));
    operation.description("For 24 hours: each line that failed, and the summary.");
    answer(
        operation,
        "200",
        "A line per failure, then the summary.",
        content(OperationParts.NDJSON, ref("ImportResult")));
    ProblemResponses.addTo(operation, ProblemResponses.ALWAYS, List.of(Slug.NOT_FOUND));
    return operation;
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
}
