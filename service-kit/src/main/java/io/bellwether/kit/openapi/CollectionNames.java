package io.bellwether.kit.openapi;

import io.bellwether.kit.collection.Shape;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;

/// What a collection is called in paths, operations and sentences.
record CollectionNames(Shape<?> shape) {

  String path() {
    return "/v1/" + shape.description().path();
  }

  String noun() {
    return shape.description().noun();
  }

  String entity() {
    return shape.description().entity();
  }

  String plural() {
    return Arrays.stream(shape.description().path().split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .reduce("", String::concat);
  }

  String entities() {
    return shape.description().path().replace('-', ' ');
  }

  /// An operation of the collection.
  Operation operation(String id, String summary) {
    return OASFactory.createOperation()
        .operationId(id)
        .summary(summary)
        .addTag(shape.description().path())
        .responses(OASFactory.createAPIResponses());
  }
}
