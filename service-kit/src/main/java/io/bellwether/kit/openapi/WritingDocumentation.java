package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.answerRow;
import static io.bellwether.kit.openapi.OperationParts.content;
import static io.bellwether.kit.openapi.OperationParts.header;
import static io.bellwether.kit.openapi.OperationParts.headerParameter;
import static io.bellwether.kit.openapi.OperationParts.ref;

import io.bellwether.kit.problem.Slug;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;

/// How one row of a collection is written.
record WritingDocumentation(CollectionNames names) {

  Operation create() {
    var operation = names.operation("create" + names.noun(), "Create a " + names.entity());
    operation.addParameter(
        headerParameter(
            "Idempotency-Key",
            "Names this request, so that it can be sent again: 1 to 255 visible ASCII characters,"
                + " kept 72 hours.",
            true));
    operation.requestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(content(OperationParts.JSON, ref("New" + names.noun()))));
    answerRow(operation, "201", "The new %s.".formatted(names.entity()), names.noun());
    operation
        .getResponses()
        .getAPIResponse("201")
        .addHeader("Location", header("Where the new resource is."))
        .addHeader(
            "Idempotency-Replayed", header("`true` when this is the stored answer of before."));
    ProblemResponses.addTo(
        operation,
        ProblemResponses.OF_A_BODY,
        ProblemResponses.ALWAYS,
        List.of(
            Slug.IDEMPOTENCY_KEY_MISSING,
            Slug.IDEMPOTENCY_KEY_INVALID,
            Slug.CONFLICT,
            Slug.IDEMPOTENCY_IN_PROGRESS,
            Slug.UNKNOWN_REFERENCE,
            Slug.IDEMPOTENCY_KEY_REUSED));
    return operation;
  }

  Operation change() {
    var operation =
        names.operation(
            "change" + names.noun(), "Change a %s (JSON merge patch)".formatted(names.entity()));
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the change is refused if it is old.", true));
    operation.requestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(content("application/merge-patch+json", ref(names.noun() + "Changes"))));
    answerRow(operation, "200", "The changed %s.".formatted(names.entity()), names.noun());
    ProblemResponses.addTo(
        operation,
        ProblemResponses.OF_A_BODY,
        ProblemResponses.ALWAYS,
        ProblemResponses.OF_A_VERSION,
        List.of(Slug.UNKNOWN_REFERENCE));
    return operation;
  }

  Operation delete() {
    var operation = names.operation("delete" + names.noun(), "Delete a " + names.entity());
    operation.description(
        "Refused while anything in this service refers to it. The same externalId may be created"
            + " anew afterwards.");
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the deletion is refused if it is old.", true));
    operation
        .getResponses()
        .addAPIResponse("204", OASFactory.createAPIResponse().description("It is gone."));
    ProblemResponses.addTo(operation, ProblemResponses.ALWAYS, ProblemResponses.OF_A_VERSION);
    return operation;
  }

  Operation invalidate() {
    var operation = names.operation("void" + names.noun(), "Void a " + names.entity());
    operation.description(
        "What has money in it is not deleted: it stays readable, with when and why it was voided,"
            + " changes no more and counts no more. Refused while anything that counts refers to"
            + " it.");
    operation.addParameter(
        headerParameter(
            "If-Match", "ETag that was read; the voiding is refused if it is old.", true));
    operation.requestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(content(OperationParts.JSON, ref("Voiding"))));
    answerRow(operation, "200", "The voided %s.".formatted(names.entity()), names.noun());
    ProblemResponses.addTo(
        operation,
        ProblemResponses.OF_A_BODY,
        ProblemResponses.ALWAYS,
        ProblemResponses.OF_A_VERSION,
        List.of(Slug.INVALID_STATE));
    return operation;
  }
}
