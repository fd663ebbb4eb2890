package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.answer;
import static io.bellwether.kit.openapi.OperationParts.answerRow;
import static io.bellwether.kit.openapi.OperationParts.content;
import static io.bellwether.kit.openapi.OperationParts.header;
import static io.bellwether.kit.openapi.OperationParts.headerParameter;
import static io.bellwether.kit.openapi.OperationParts.query;
import static io.bellwether.kit.openapi.OperationParts.ref;
import static io.bellwether.kit.openapi.Schemas.object;
import static io.bellwether.kit.openapi.Schemas.text;

import io.bellwether.kit.collection.ListParameters;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Slug;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// How the rows of a collection are read: one, or many by filters and in pages.
record ReadingDocumentation(CollectionNames names) {

  private static final String LINES_OF_CSV =
      "A header and one line a resource: its fields in their order, of an amount of money"
          + " {field}.amountMinor and {field}.currency. Lists of single values are parted by"
          + " spaces, a list of objects is JSON. What is not known is an empty cell. A text that a"
          + " spreadsheet would take for a formula begins with an apostrophe. total is in JSON only.";

  private static final String LINES_OF_NDJSON =
      "One JSON object a line: a resource as it is in items. total is in JSON only.";

  Schema page() {
    var schema = object("One page of a list.");
    schema.addProperty(
        "items",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("The resources of this page.")
            .items(ref(names.noun())));
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

  Operation list() {
    var operation =
        names.operation(
            "list" + names.plural(), "List %s, filtered and in pages".formatted(names.entities()));
    for (var name : ListParameters.namesOf(names.shape())) {
      operation.addParameter(parameter(name));
    }
    answer(
        operation,
        "200",
        "A page of the list; as CSV or NDJSON one line a resource.",
        content(OperationParts.JSON, ref(names.noun() + "Page"))
            .addMediaType(Representation.TEXT_CSV, file(LINES_OF_CSV))
            .addMediaType(OperationParts.NDJSON, file(LINES_OF_NDJSON)));
    operation
        .getResponses()
        .getAPIResponse("200")
        .addHeader("Link", header("Next page, rel=\"next\"."));
    ProblemResponses.addTo(
        operation, ProblemResponses.ALWAYS, List.of(Slug.INVALID_PARAMETER, Slug.INVALID_CURSOR));
    return operation;
  }

  private static MediaType file(String about) {
    return OASFactory.createMediaType()
        .schema(OASFactory.createSchema().addType(SchemaType.STRING).description(about));
  }

  Operation read() {
    var operation = names.operation("get" + names.noun(), "Read one " + names.entity());
    operation.addParameter(
        headerParameter(
            "If-None-Match", "ETag that the caller holds; 304 if it is current.", false));
    answerRow(operation, "200", "The %s.".formatted(names.entity()), names.noun());
    operation
        .getResponses()
        .addAPIResponse(
            "304", OASFactory.createAPIResponse().description("Unchanged since If-None-Match."));
    ProblemResponses.addTo(operation, ProblemResponses.ALWAYS, List.of(Slug.NOT_FOUND));
    return operation;
  }

  /// A parameter of a list.
  Parameter parameter(String name) {
    return query(name, describe(name), schemaOf(name));
  }

  private String describe(String name) {
    return switch (name) {
      case "limit" -> "Resources on a page, 1 to 200; 50 unless given.";
      case "cursor" -> "nextCursor of the page before, with the same filters and sort.";
      case "sort" ->
          "Order: some of %s, joined by commas; a leading - for descending."
              .formatted(String.join(", ", ListParameters.sortableOf(names.shape())));
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
}
