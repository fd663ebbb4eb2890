package io.bellwether.kit.collection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads one JSON object from a request body, within limits, and says clearly what is wrong with
/// it.
public final class JsonInput {

  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final ObjectMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(100)
                          .maxStringLength(10_000)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonInput() {}

  public static ObjectNode read(InputStream body) {
    try {
      var bytes = body.readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw Problems.of(
            Slug.PAYLOAD_TOO_LARGE,
            "the body is larger than %d bytes (expected: at most that)".formatted(MAX_BODY_BYTES));
      }
      return read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(byte[] bytes) {
    JsonNode node;
    try {
      node = STRICT.readTree(bytes);
    } catch (StreamConstraintsException e) {
      throw Problems.of(Slug.JSON_LIMITS, limit(e));
    } catch (JsonProcessingException e) {
      throw Problems.of(Slug.MALFORMED_JSON, sentence(e));
    } catch (IOException e) {
      // Bytes that are no UTF-8.
      throw Problems.of(Slug.MALFORMED_JSON, String.valueOf(e.getMessage()));
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw Problems.of(
        Slug.MALFORMED_JSON,
        "the body is %s (expected: one JSON object)"
            .formatted(node.isMissingNode() ? "empty" : "a JSON " + node.getNodeType()));
  }

  /// The parser's own words, without the name of the class that it has the limit from.
  private static String limit(StreamConstraintsException e) {
    return String.valueOf(e.getOriginalMessage()).replaceAll(", from `[^`]*`", "")
        + " (expected: at most that)";
  }

  /// The parser's own words go up to the first detail of its inside.
  private static String sentence(JsonProcessingException e) {
    var what =
        e instanceof JsonParseException
            ? String.valueOf(e.getOriginalMessage()).replaceAll("(?s)\\s*[(\\[].*", "")
            : "more than one value";
    var where = e.getLocation();
    return where == null
        ? what + " (expected: one JSON object)"
        : "%s, at line %d column %d (expected: one JSON object)"
            .formatted(what, where.getLineNr(), where.getColumnNr());
  }
}
