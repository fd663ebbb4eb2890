package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All collections of this service.
@Singleton
public class Catalog {

  private final List<Shape<?>> shapes;

  Catalog(@All List<CollectionDefinition<?>> definitions) {
    shapes =
        definitions.stream()
            .<Shape<?>>map(Shape::of)
            .sorted(Comparator.comparing(shape -> shape.description().path()))
            .toList();
  }

  public List<Shape<?>> list() {
    return shapes;
  }

  public Shape<?> get(String path) {
    return find(path).orElseThrow(() -> Problems.notFound("collection", path));
  }

  /// A collection that requests may write.
  Shape<?> getWritable(String path) {
    var shape = get(path);
    if (shape.description().derived()) {
      throw Problems.of(
          Slug.METHOD_NOT_ALLOWED, "%s follow from other data (expected: GET)".formatted(path));
    }
    return shape;
  }

  /// A collection whose rows can be deleted.
  Shape<?> getDeletable(String path) {
    var shape = getWritable(path);
    if (shape.voidable()) {
      throw Problems.of(
          Slug.METHOD_NOT_ALLOWED,
          "%s have money in them and are never deleted (expected: POST /v1/%s/{id}:void)"
              .formatted(path, path));
    }
    return shape;
  }

  /// A collection whose rows can be voided.
  Shape<?> getVoidable(String path) {
    var shape = getWritable(path);
    if (!shape.voidable()) {
      throw Problems.of(
          Slug.METHOD_NOT_ALLOWED,
          "%s have no money in them and are not voided (expected: DELETE /v1/%s/{id})"
              .formatted(path, path));
    }
    return shape;
  }

  public Optional<Shape<?>> find(String path) {
    return shapes.stream().filter(shape -> shape.description().path().equals(path)).findFirst();
  }

  public Optional<Shape<?>> findByEntity(String entity) {
    return shapes.stream().filter(shape -> shape.description().entity().equals(entity)).findFirst();
  }
}
