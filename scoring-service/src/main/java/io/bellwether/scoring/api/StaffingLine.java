package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One hour, team or week as a line of an export.
@JsonInclude(JsonInclude.Include.ALWAYS)
record StaffingLine(
    MetricAnswer.IntervalView interval,
    String definition,
    double occupancy,
    MetricAnswer.@Nullable IntervalView counted,
    @JsonUnwrapped StaffingAnswer.Result result) {

  static final String CSV =
      "A header and one line an hour of the week, a team or a week. Columns: interval.from, interval.to,"
          + " definition, occupancy, group.weekday, group.hour, group.team, n, cases, value and"
          + " interval of arrivals, handling, needed, available and gap, group.week, counted.from,"
          + " counted.to, rowsReason. What is not"
          + " known is an empty cell, and reason says why.";

  static final String NDJSON =
      "One JSON object a line: a StaffingResult with interval, definition, occupancy and counted.";

  private static final List<String> COLUMNS =
      List.of(
          "interval.from",
          "interval.to",
          "definition",
          "occupancy",
          "group.weekday",
          "group.hour",
          "group.team",
          "n",
          "cases",
          "arrivals.value",
          "arrivals.ci95.low",
          "arrivals.ci95.high",
          "handling.value",
          "handling.ci95.low",
          "handling.ci95.high",
          "handling.n",
          "handling.notLogged",
          "needed.value",
          "needed.ci95.low",
          "needed.ci95.high",
          "needed.reason",
          "available.value",
          "available.reps",
          "available.n",
          "available.reason",
          "gap.value",
          "gap.ci95.low",
          "gap.ci95.high",
          "gap.verdict",
          "group.week",
          "counted.from",
          "counted.to",
          "rowsReason");

  static Lines lines(StaffingAnswer answer, ObjectMapper json) {
    return new Lines(of(answer), json);
  }

  static CsvTable table(StaffingAnswer answer) {
    var table = new CsvTable(COLUMNS);
    of(answer).forEach(line -> table.add(line.cells()));
    return table;
  }

  private static List<StaffingLine> of(StaffingAnswer answer) {
    return answer.results().stream()
        .map(
            result ->
                new StaffingLine(
                    answer.interval(),
                    answer.definition(),
                    answer.occupancy(),
                    answer.counted(),
                    result))
        .toList();
  }

  private List<@Nullable Object> cells() {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(interval.from());
    cells.add(interval.to());
    cells.add(definition);
    cells.add(occupancy);
    cells.add(result.group().get("weekday"));
    cells.add(result.group().get("hour"));
    cells.add(result.group().get("team"));
    cells.add(result.n());
    cells.add(result.cases());
    cells.add(result.arrivals().value());
    cells.addAll(ends(result.arrivals().ci95()));
    cells.add(result.handling().value());
    cells.addAll(ends(result.handling().ci95()));
    cells.add(result.handling().n());
    cells.add(result.handling().notLogged());
    cells.add(result.needed().value());
    cells.addAll(ends(result.needed().ci95()));
    cells.add(result.needed().reason());
    cells.add(result.available().value());
    cells.add(result.available().reps());
    cells.add(result.available().n());
    cells.add(result.available().reason());
    cells.add(result.gap().value());
    cells.addAll(ends(result.gap().ci95()));
    cells.add(result.gap().verdict());
    cells.add(result.group().get("week"));
    cells.add(counted == null ? null : counted.from());
    cells.add(counted == null ? null : counted.to());
    cells.add(result.rowsReason());
    return cells;
  }

  private static List<? extends @Nullable Object> ends(@Nullable List<Double> interval) {
    return interval == null ? Collections.nCopies(2, null) : interval;
  }
}
