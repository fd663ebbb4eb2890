package io.bellwether.localstack.demo.bpi;

import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file of incidents: a header `CaseID,ActivityID,CompleteTimestamp`, then a line for each
/// change of status, with times such as `2010-04-01 00:59:00` that name no zone and are taken as
/// UTC.
final class IncidentFile {

  private static final List<String> HEADER = List.of("CaseID", "ActivityID", "CompleteTimestamp");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final Path path;

  IncidentFile(Path path) {
    this.path = path;
  }

  /// The incidents, each where the file names it first.
  List<Incident> read() {
    var changes = new LinkedHashMap<String, List<Incident.Change>>();
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser =
        CSVParser.builder()
            .setPath(path)
            .setCharset(StandardCharsets.UTF_8)
            .setFormat(format)
            .get()) {
      if (!parser.getHeaderNames().equals(HEADER)) {
        throw refused(
            1, "the header is %s (expected: %s)".formatted(parser.getHeaderNames(), HEADER));
      }
      for (var line : parser) {
        changes.computeIfAbsent(line.get(0), id -> new ArrayList<>()).add(change(line));
      }
    } catch (IOException failure) {
      throw new SuiteProblem("%s cannot be read: %s".formatted(path, failure), failure);
    }
    return changes.entrySet().stream()
        .map(one -> new Incident(one.getKey(), List.copyOf(one.getValue())))
        .toList();
  }

  private Incident.Change change(CSVRecord line) {
    if (!line.isConsistent()) {
      throw refused(
          line.getRecordNumber() + 1, "%d fields (expected: %s)".formatted(line.size(), HEADER));
    }
    try {
      return new Incident.Change(IncidentStatus.numbered(line.get(1)), time(line.get(2)));
    } catch (IllegalArgumentException refused) {
      throw refused(line.getRecordNumber() + 1, String.valueOf(refused.getMessage()));
    }
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "CompleteTimestamp is '%s' (expected: such as 2010-04-01 00:59:00)".formatted(text), e);
    }
  }

  private SuiteProblem refused(long line, String what) {
    return new SuiteProblem("%s, line %d: %s".formatted(path, line, what));
  }
}
