package io.bellwether.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// What operations are put together from.
final class OperationParts {

  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  private OperationParts() {}

  static Parameter identity(String entity) {
    return OASFactory.createParameter()
        .name("id")
        .in(Parameter.In.PATH)
        .required(true)
        .description("Identity of the %s.".formatted(entity))
        .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid"));
  }

  static void answer(Operation operation, String status, String about, Content content) {
    APIResponse response = OASFactory.createAPIResponse().description(about).content(content);
    operation.getResponses().addAPIResponse(status, response);
  }

  /// A row as it is now, with the version that a change of it has to name.
  static void answerRow(Operation operation, String status, String about, String noun) {
    answer(operation, status, about, content(JSON, ref(noun)));
    etag(operation, status);
  }

  private static void etag(Operation operation, String status) {
    operation
        .getResponses()
        .getAPIResponse(status)
        .addHeader("ETag", header("Version of the resource, for If-Match."));
  }

  static Header header(String about) {
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

  static Parameter query(String name, String about, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(about)
        .schema(schema);
  }

  static Parameter headerParameter(String name, String about, boolean required) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .description(about)
        .required(required)
        .schema(OASFactory.createSchema().addType(SchemaType.STRING));
  }
}
