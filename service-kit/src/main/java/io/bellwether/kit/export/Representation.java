package io.bellwether.kit.export;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.util.Arrays;

/// How an answer is written: as one document, or as one line for each of its results.
public enum Representation {
  JSON(MediaType.APPLICATION_JSON, "json"),
  CSV(Representation.TEXT_CSV, "csv"),
  NDJSON(Representation.APPLICATION_NDJSON, "ndjson");

  public static final String TEXT_CSV = "text/csv";
  public static final String APPLICATION_NDJSON = "application/x-ndjson";

  private final MediaType type;
  private final String suffix;

  Representation(String type, String suffix) {
    this.type = MediaType.valueOf(type);
    this.suffix = suffix;
  }

  /// What the caller likes best, JSON where it does not say.
  public static Representation of(Request request) {
    var types = Arrays.stream(values()).map(one -> one.type).toArray(MediaType[]::new);
    var chosen = request.selectVariant(Variant.mediaTypes(types).build());
    return Arrays.stream(values())
        .filter(one -> chosen != null && one.type.equals(chosen.getMediaType()))
        .findFirst()
        .orElseThrow(
            () ->
                Problems.of(
                    Slug.NOT_ACCEPTABLE,
                    "no type that Accept names is there (expected: one of %s)"
                        .formatted(Arrays.toString(types))));
  }

  MediaType type() {
    return this == JSON ? type : type.withCharset("UTF-8");
  }

  String suffix() {
    return suffix;
  }
}
