package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row behind a value as a line of an export.
@JsonInclude(JsonInclude.Include.ALWAYS)
record RowLine(
    String metric,
    String definition,
    String term,
    MetricAnswer.IntervalView interval,
    @JsonUnwrapped RowsAnswer.Item row) {

  static final String CSV =
      "A header and one line a row. Columns: metric, definition, term, interval.from, interval.to,"
          + " entity, id, at, included, because, numerator, denominator, and"
          + " terms.{term}.included, .because and .value for each term of the metric, and of.account,"
          + " of.case, of.release and of.knownIssue. A text that"
          + " a spreadsheet would take for a formula begins with an apostrophe.";

  static final String NDJSON =
      "One JSON object a line: a MetricRow with metric, definition, term and interval.";

  private static final List<String> COLUMNS =
      List.of(
          "metric",
          "definition",
          "term",
          "interval.from",
          "interval.to",
          "entity",
          "id",
          "at",
          "included",
          "because",
          "numerator",
          "denominator");

  private static final List<String> OF = List.of("account", "case", "release", "knownIssue");

  static Lines lines(RowsAnswer answer, ObjectMapper json) {
    return new Lines(of(answer), json);
  }

  /// Has columns for all terms of the metric; those that are about other rows stay empty.
  static CsvTable table(RowsAnswer answer) {
    var columns = new ArrayList<>(COLUMNS);
    for (var term : answer.terms()) {
      columns.add("terms." + term + ".included");
      columns.add("terms." + term + ".because");
      columns.add("terms." + term + ".value");
    }
    OF.forEach(name -> columns.add("of." + name));
    var table = new CsvTable(columns);
    of(answer).forEach(line -> table.add(line.cells(answer.terms())));
    return table;
  }

  private static List<RowLine> of(RowsAnswer answer) {
    return answer.items().stream()
        .map(
            item ->
                new RowLine(
                    answer.metric(), answer.definition(), answer.term(), answer.interval(), item))
        .toList();
  }

  private List<@Nullable Object> cells(List<String> terms) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(metric);
    cells.add(definition);
    cells.add(term);
    cells.add(interval.from());
    cells.add(interval.to());
    cells.add(row.entity());
    cells.add(row.id());
    cells.add(row.at());
    cells.add(row.included());
    cells.add(row.because());
    cells.add(row.numerator());
    cells.add(row.denominator());
    for (var name : terms) {
      var part = row.terms().get(name);
      cells.add(part == null ? null : part.included());
      cells.add(part == null ? null : part.because());
      cells.add(part == null ? null : part.value());
    }
    OF.forEach(name -> cells.add(row.of().get(name)));
    return cells;
  }
}
