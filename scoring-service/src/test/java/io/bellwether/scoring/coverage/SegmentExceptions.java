package io.bellwether.scoring.coverage;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/// Why an answer cannot be cut as its question asks for. The question `*` stands for all of them:
/// nothing can be cut by that dimension yet.
final class SegmentExceptions {

  static final String ANY = "*";

  private SegmentExceptions() {}

  record Segment(String question, String dimension) {}

  static Map<Segment, String> list() {
    var reasons = new LinkedHashMap<Segment, String>();
    try (var lines =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(
                new InputStreamReader(
                    Objects.requireNonNull(
                        SegmentExceptions.class.getResourceAsStream("/segment-exceptions.csv")),
                    StandardCharsets.UTF_8))) {
      for (var line : lines) {
        var segment = new Segment(line.get("question"), line.get("dimension"));
        if (reasons.put(segment, line.get("reason")) != null) {
          throw new IllegalStateException("segment-exceptions.csv has %s twice".formatted(segment));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reasons;
  }
}
