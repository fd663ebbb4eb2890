package io.bellwether.kit.collection;

import io.bellwether.kit.problem.Problems;
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
    return shapes.stream()
        .filter(shape -> shape.description().path().equals(path))
        .findFirst()
        .orElseThrow(() -> Problems.notFound("collection", path));
  }

  public Optional<Shape<?>> findByEntity(String entity) {
    return shapes.stream().filter(shape -> shape.description().entity().equals(entity)).findFirst();
  }
}
