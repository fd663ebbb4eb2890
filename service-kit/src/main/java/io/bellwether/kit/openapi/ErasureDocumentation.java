package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.answer;
import static io.bellwether.kit.openapi.OperationParts.content;
import static io.bellwether.kit.openapi.OperationParts.ref;
import static io.bellwether.kit.openapi.Schemas.object;
import static io.bellwether.kit.openapi.Schemas.text;

import io.bellwether.kit.collection.Shape;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The operation that forgets a person, in words and schemas.
final class ErasureDocumentation {

  static final String VERB = ":erase";

  private static final String JSON = "application/json";

  private final Shape<?> shape;
  private final String person;

  ErasureDocumentation(Shape<?> shape) {
    this.shape = shape;
    this.person = String.valueOf(shape.description().person());
  }

  void addTo(Paths paths, Components components) {
    var noun = Character.toUpperCase(person.charAt(0)) + person.substring(1);
    components.addSchema("Forgotten" + noun, request());
    components.addSchema("Erasure", outcome());
    var path = shape.description().path();
    var operation =
        OASFactory.createOperation()
            .operationId(operationId(noun))
            .summary("Erase a %s in this service".formatted(person))
            .description(
                "Nothing in this service tells about the person afterwards: in no collection, and in"
                    + " no stored answer or report. The rows stay and count. Whatever names the"
                    + " person later is refused. Each service that may know the person is asked; it"
                    + " may be done again.")
            .addTag(path)
            .responses(OASFactory.createAPIResponses())
            .requestBody(
                OASFactory.createRequestBody()
                    .required(true)
                    .content(content(JSON, ref("Forgotten" + noun))));
    answer(operation, "200", "What was erased.", content(JSON, ref("Erasure")));
    ProblemResponses.addTo(operation, ProblemResponses.OF_A_BODY);
    paths.addPathItem(
        "/v1/%s%s".formatted(path, VERB), OASFactory.createPathItem().POST(operation));
  }

  /// Several services have one, and all of them are in one document.
  private String operationId(String noun) {
    var path = shape.description().path();
    return person.equals(shape.description().entity())
        ? "erase" + noun
        : "erase%sFrom%s"
            .formatted(noun, Character.toUpperCase(path.charAt(0)) + path.substring(1));
  }

  private Schema request() {
    var schema = object("Which %s: by one of the two.".formatted(person));
    schema.addProperty(
        person + "Id",
        text("Identity of the %s.".formatted(person), "0197f0c2-7b1e-7cc1-8b1f-5d2a6c1e9f00")
            .format("uuid"));
    schema.addProperty(
        person + "ExternalId", text("External id of the %s.".formatted(person), "CRM-4711"));
    return schema.minProperties(1).maxProperties(1).additionalPropertiesBoolean(false);
  }

  private static Schema outcome() {
    var rows = object("The rows of one collection.");
    rows.addProperty("collection", text("The collection.", "responses"));
    rows.addProperty(
        "count",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .description("How many told about the person until now.")
            .examples(List.of(3)));
    rows.required(List.of("collection", "count"));
    var schema = object("A person who was erased.");
    schema.addProperty("entity", text("What the person is here.", "contact"));
    schema.addProperty(
        "id",
        text("Identity of the person.", "0197f0c2-7b1e-7cc1-8b1f-5d2a6c1e9f00").format("uuid"));
    schema.addProperty(
        "erasedAt",
        text("When the person was erased first.", "2026-01-31T09:00:00Z").format("date-time"));
    schema.addProperty(
        "rows",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("What was erased now.")
            .items(rows));
    return schema.required(List.of("entity", "id", "erasedAt", "rows"));
  }
}
