package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.Schemas.object;
import static io.bellwether.kit.openapi.Schemas.text;

import io.bellwether.kit.problem.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Lists on an operation the problems that it can answer with.
final class ProblemResponses {

  private static final String SCHEMA = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  /// What any operation can answer.
  static final List<Slug> ALWAYS =
      List.of(
          Slug.UNKNOWN_PARAMETER,
          Slug.UNAUTHENTICATED,
          Slug.FORBIDDEN,
          Slug.TENANT_MISSING,
          Slug.NOT_ACCEPTABLE,
          Slug.INTERNAL,
          Slug.DEPENDENCY_UNAVAILABLE);

  /// What can be wrong with a body, whatever is in it.
  static final List<Slug> OF_ANY_BODY =
      List.of(Slug.PAYLOAD_TOO_LARGE, Slug.UNSUPPORTED_MEDIA_TYPE);

  /// What can be wrong with a JSON document that is sent.
  static final List<Slug> OF_A_BODY =
      List.of(
          Slug.MALFORMED_JSON,
          Slug.JSON_LIMITS,
          Slug.UNKNOWN_FIELD,
          Slug.PAYLOAD_TOO_LARGE,
          Slug.UNSUPPORTED_MEDIA_TYPE,
          Slug.INVALID_VALUE);

  /// What can be wrong with changing a row by the version that was read.
  static final List<Slug> OF_A_VERSION =
      List.of(Slug.NOT_FOUND, Slug.CONFLICT, Slug.PRECONDITION_FAILED, Slug.PRECONDITION_REQUIRED);

  private ProblemResponses() {}

  /// @param slugs in the order in which those of one status are named
  @SafeVarargs
  static void addTo(Operation operation, List<Slug>... slugs) {
    var byStatus =
        Arrays.stream(slugs)
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Slug::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach(
        (status, kinds) -> {
          if (operation.getResponses() != null
              && operation.getResponses().hasAPIResponse(status.toString())
              && operation.getResponses().getAPIResponse(status.toString()).getContent() != null) {
            return;
          }
          var content = OASFactory.createMediaType();
          content.schema(reference());
          var response =
              OASFactory.createAPIResponse()
                  .description(kinds.stream().map(Slug::wireName).collect(Collectors.joining(", ")))
                  .content(OASFactory.createContent().addMediaType(PROBLEM_JSON, content));
          if (operation.getResponses() == null) {
            operation.responses(OASFactory.createAPIResponses());
          }
          operation.getResponses().addAPIResponse(status.toString(), response);
        });
  }

  /// The problem library describes its own, narrower shape; ours is the one that is sent.
  static void replaceForeign(OpenAPI document) {
    List.of("HttpProblem", "HttpValidationProblem", "Violation")
        .forEach(document.getComponents()::removeSchema);
    document.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
        .filter(response -> response.getContent() != null)
        .map(response -> response.getContent().getMediaType(PROBLEM_JSON))
        .filter(Objects::nonNull)
        .forEach(content -> content.schema(reference()));
  }

  private static Schema reference() {
    return OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA);
  }

  static void declare(Components components) {
    var error = object("One thing that is wrong with the request.");
    error.addProperty("pointer", text("JSON pointer into the body.", "/startDate"));
    error.addProperty("parameter", text("Name of the query parameter.", "limit"));
    error.addProperty("code", text("Kind of the error.", "invalid-value"));
    error.addProperty(
        "message",
        text("What, which value, what was expected.", "limit: '900' (expected: 1 to 200)"));
    error.required(List.of("code", "message"));
    var problem = object("Problem details (RFC 9457).");
    problem.addProperty("type", text("Address of the explanation.", "/problems/unknown-field"));
    problem.addProperty("title", text("Short name of the kind.", "Unknown field"));
    problem.addProperty(
        "status",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .description("HTTP status.")
            .examples(List.of(400)));
    problem.addProperty(
        "detail",
        text("What, which value, what was expected.", "colour is not a field of accounts"));
    problem.addProperty("instance", text("Path of the request.", "/v1/accounts"));
    problem.addProperty("code", text("Kind of problem, stable.", "unknown-field"));
    problem.addProperty(
        "traceId", text("Finds the request in the logs.", "4bf92f3577b34da6a3ce929d0e0e4736"));
    problem.addProperty(
        "errors",
        OASFactory.createSchema()
            .addType(SchemaType.ARRAY)
            .description("Each thing that is wrong, if there are several or one is a field.")
            .items(error));
    problem.required(List.of("type", "title", "status", "detail", "code"));
    components.addSchema(SCHEMA, problem);
  }
}
