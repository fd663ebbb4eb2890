package io.bellwether.scoring.coverage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The collections of the owning services, from the committed documents of their APIs.
final class HeldCollections {

  private HeldCollections() {}

  static Set<String> all() {
    var collections = new TreeSet<String>();
    for (var owner : List.of("case-service", "subscription-service", "survey-service")) {
      try {
        new ObjectMapper()
            .readTree(Path.of("..", owner, "openapi.json").toFile())
            .path("paths")
            .fieldNames()
            .forEachRemaining(path -> collections.add(path.replace("/v1/", "")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return collections;
  }
}
