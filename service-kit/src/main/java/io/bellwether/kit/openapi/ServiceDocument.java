package io.bellwether.kit.openapi;

import io.bellwether.kit.access.RouteTable;
import io.bellwether.kit.collection.Catalog;
import io.bellwether.kit.collection.Shape;
import io.bellwether.kit.problem.Slug;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes the OpenAPI document when the service starts: adds the operations of its collections,
/// the problems and the security of every operation.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = 1)
public class ServiceDocument implements OASFilter {

  private static final String BEARER = "bearer";
  private static final Pattern NESTED =
      Pattern.compile("/v1/(?<parent>[a-z-]+)/\\{id}/(?<child>[a-z-]+)");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var container = Arc.container();
    var catalog = container.instance(Catalog.class).get();
    var routes = container.instance(RouteTable.class).get();
    if (document.getComponents() == null) {
      document.components(OASFactory.createComponents());
    }
    if (document.getPaths() == null) {
      document.paths(OASFactory.createPaths());
    }
    // The generic routes; each collection has its own description instead.
    for (var path : List.copyOf(document.getPaths().getPathItems().keySet())) {
      if (path.contains("{collection")) {
        document.getPaths().removePathItem(path);
      }
    }
    ProblemResponses.replaceForeign(document);
    ProblemResponses.declare(document.getComponents());
    if (!catalog.list().isEmpty()) {
      document.getComponents().addSchema("ImportResult", ImportDocumentation.importResult());
      document.getComponents().addSchema("AuditPage", AuditDocumentation.auditPage());
    }
    if (catalog.list().stream().anyMatch(Shape::voidable)) {
      document.getComponents().addSchema("Voiding", Schemas.voiding());
    }
    for (var shape : catalog.list()) {
      new CollectionDocumentation(shape).addTo(document.getPaths(), document.getComponents());
      document.addTag(
          OASFactory.createTag()
              .name(shape.description().path())
              .description(shape.description().about()));
    }
    addNested(document, catalog, routes);
    addErasure(document, catalog, routes);
    document
        .getComponents()
        .addSecurityScheme(
            BEARER,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("Token of the identity provider, audience bellwether-api."));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(routes, path, method, operation)));
  }

  /// `GET /v1/cases/{id}/activities` in the role table is the list of the activities of a case.
  private static void addNested(OpenAPI document, Catalog catalog, RouteTable routes) {
    for (var route : routes.routes()) {
      var nested = NESTED.matcher(route.path());
      if (route.method().equals("GET") && nested.matches()) {
        catalog
            .find(nested.group("child"))
            .ifPresent(
                child ->
                    new CollectionDocumentation(child)
                        .addTo(document.getPaths(), catalog.get(nested.group("parent"))));
      }
    }
  }

  /// `POST /v1/contacts:erase` in the role table erases such persons.
  private static void addErasure(OpenAPI document, Catalog catalog, RouteTable routes) {
    for (var route : routes.routes()) {
      if (route.path().endsWith(ErasureDocumentation.VERB)) {
        var path = route.path().replace("/v1/", "").replace(ErasureDocumentation.VERB, "");
        new ErasureDocumentation(catalog.get(path))
            .addTo(document.getPaths(), document.getComponents());
      }
    }
  }

  private static void complete(
      RouteTable routes, String path, PathItem.HttpMethod method, Operation operation) {
    var route =
        routes.routes().stream()
            .filter(r -> r.method().equals(method.name()) && r.path().equals(path))
            .findFirst();
    if (route.isPresent() && route.get().isPublic()) {
      ProblemResponses.addTo(
          operation, List.of(Slug.NOT_FOUND, Slug.NOT_ACCEPTABLE, Slug.INTERNAL));
      return;
    }
    operation.addSecurityRequirement(
        OASFactory.createSecurityRequirement().addScheme(BEARER, List.of()));
    route.ifPresent(r -> operation.addExtension("x-roles", List.copyOf(new TreeSet<>(r.roles()))));
    ProblemResponses.addTo(
        operation,
        List.of(Slug.NOT_READY),
        ProblemResponses.ALWAYS,
        List.of(Slug.INVALID_PARAMETER),
        operation.getRequestBody() == null ? List.of() : ProblemResponses.OF_ANY_BODY);
  }
}
