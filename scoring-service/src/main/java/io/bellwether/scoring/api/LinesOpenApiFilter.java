package io.bellwether.scoring.api;

import io.bellwether.kit.export.Representation;
import io.bellwether.scoring.export.AnswerFiles;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Says of answers that are written by [AnswerFiles] that as CSV and NDJSON they are texts. Without
/// it an operation would have to describe its answer once for each type.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class LinesOpenApiFilter implements OASFilter {

  @Override
  public @Nullable Operation filterOperation(Operation operation) {
    var answer =
        operation.getResponses() == null ? null : operation.getResponses().getAPIResponse("200");
    if (answer != null && answer.getContent() != null && isWritten(answer.getContent())) {
      answer.setDescription("The answer; as CSV or NDJSON line by line");
      describe(answer.getContent(), Representation.TEXT_CSV, AnswerFiles.CSV);
      describe(answer.getContent(), Representation.APPLICATION_NDJSON, AnswerFiles.NDJSON);
    }
    return operation;
  }

  /// Where the operation has texts of its own, they stay.
  private static boolean isWritten(Content content) {
    var csv = content.getMediaType(Representation.TEXT_CSV);
    return csv != null && csv.getSchema() != null && csv.getSchema().getRef() != null;
  }

  private static void describe(Content content, String type, String text) {
    content
        .getMediaType(type)
        .setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(text));
  }
}
