package io.bellwether.kit.openapi;

import static io.bellwether.kit.openapi.OperationParts.identity;

import io.bellwether.kit.collection.Shape;
import io.bellwether.kit.problem.Slug;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The operations of one collection, in words and schemas.
final class CollectionDocumentation {

  private final Shape<?> shape;
  private final CollectionNames names;
  private final ReadingDocumentation reading;
  private final WritingDocumentation writing;

  CollectionDocumentation(Shape<?> shape) {
    this.shape = shape;
    this.names = new CollectionNames(shape);
    this.reading = new ReadingDocumentation(names);
    this.writing = new WritingDocumentation(names);
  }

  void addTo(Paths paths, Components components) {
    var noun = names.noun();
    var entity = names.entity();
    var path = names.path();
    var importing = new ImportDocumentation(names);
    components.addSchema(noun, Schemas.view(shape));
    components.addSchema(noun + "Page", reading.page());
    PathItem all = OASFactory.createPathItem().GET(reading.list());
    PathItem one = OASFactory.createPathItem().GET(reading.read());
    if (!shape.description().derived()) {
      components.addSchema("New" + noun, Schemas.draft(shape));
      components.addSchema(noun + "Changes", Schemas.patch(shape));
      all.POST(writing.create());
      one.PATCH(writing.change());
      if (!shape.voidable()) {
        one.DELETE(writing.delete());
      }
    }
    paths.addPathItem(path, all);
    one.addParameter(identity(entity));
    paths.addPathItem(path + "/{id}", one);
    if (shape.voidable()) {
      PathItem voiding = OASFactory.createPathItem().POST(writing.invalidate());
      voiding.addParameter(identity(entity));
      paths.addPathItem(path + "/{id}:void", voiding);
    }
    if (!shape.description().derived()) {
      paths.addPathItem(
          path + ":import", OASFactory.createPathItem().POST(importing.importLines()));
      PathItem report = OASFactory.createPathItem().GET(importing.importReport());
      report.addParameter(
          OASFactory.createParameter()
              .name("importId")
              .in(Parameter.In.PATH)
              .required(true)
              .description("importId of the import's summary.")
              .schema(OASFactory.createSchema().addType(SchemaType.STRING).format("uuid")));
      paths.addPathItem(path + ":import/{importId}", report);
      paths.addPathItem(
          path + ":audit", OASFactory.createPathItem().GET(new AuditDocumentation(names).audit()));
    }
  }

  /// The list of those rows that refer to one row of another collection.
  void addTo(Paths paths, Shape<?> parent) {
    var description = parent.description();
    var operation = reading.list();
    operation
        .operationId("list%sOf%s".formatted(names.plural(), description.noun()))
        .summary("List %s of one %s".formatted(names.entities(), description.entity()));
    ProblemResponses.addTo(operation, List.of(Slug.NOT_FOUND));
    PathItem nested = OASFactory.createPathItem().GET(operation);
    nested.addParameter(identity(description.entity()));
    paths.addPathItem(
        "/v1/%s/{id}/%s".formatted(description.path(), shape.description().path()), nested);
  }
}
